import bytes from './scan-kernel.wat'

/**
 * The kernel of scan-kernel.wat with its memory: the needle lies at the beginning, then what `find` found, then the texts.
 * Positions of texts count UTF-16 units from the beginning of the memory.
 */
export interface ScanKernel {
  /** Units that lie in the memory; another array after `grow`. */
  readonly units: Uint16Array
  /** Makes room for at least as many units; false, with nothing changed, where there is no more memory. */
  grow(units: number): boolean
  /** What to look for: as many units as `LONGEST_NEEDLE` at most. `rarity` tells how often a unit occurs. */
  prepare(needle: string, rarity: (unit: number) => number): void
  /** How often the needle occurs in the units from `start` to `end`. */
  count(start: number, end: number): number
  /** Hands over where it occurs, counted from `start`, rising, in one or more parts; a part is only good for the call. */
  find(start: number, end: number, take: (positions: Uint32Array) => void): void
}

const PAGE = 65_536
const NEEDLE_PAGES = 1
const RESULT_PAGES = 4
const RESULTS = NEEDLE_PAGES * PAGE
const RESULTS_END = RESULTS + RESULT_PAGES * PAGE
/** Memory grows by 16 MiB at least. */
const GROWTH = 256
/** 4 GiB, less a page so that no address beyond a text overflows. */
const MOST_PAGES = 65_535

export const FIRST_UNIT = RESULTS_END / 2
export const LONGEST_NEEDLE = (NEEDLE_PAGES * PAGE) / 2

interface KernelExports {
  prepare(length: number, offset0: number, offset1: number): void
  count(from: number, end: number, scratch: number): number
  find(base: number, from: number, end: number, out: number, limit: number): number
  readonly resume: WebAssembly.Global
}

/** Undefined where the machine, or the engine that runs us, has no vectors, or no memory for it. */
export function createScanKernel(mostPages = MOST_PAGES): ScanKernel | undefined {
  if (!WebAssembly.validate(bytes)) return undefined
  const memory = new WebAssembly.Memory({ initial: NEEDLE_PAGES + RESULT_PAGES, maximum: mostPages })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { corpus: { memory } })
  const kernel = instance.exports as KernelExports
  let units = new Uint16Array(memory.buffer)

  return {
    get units() {
      return units
    },
    grow(wanted) {
      const missing = Math.ceil((wanted * 2) / PAGE) - memory.buffer.byteLength / PAGE
      if (missing <= 0) return true
      const left = mostPages - memory.buffer.byteLength / PAGE
      if (missing > left) return false
      try {
        memory.grow(Math.min(Math.max(missing, GROWTH), left))
      } catch (error) {
        if (error instanceof RangeError) return false
        throw error
      }
      units = new Uint16Array(memory.buffer)
      return true
    },
    prepare(needle, rarity) {
      for (let i = 0; i < needle.length; i++) units[i] = needle.charCodeAt(i)
      const [first, second] = filterOf(needle, rarity)
      kernel.prepare(needle.length * 2, first * 2, second * 2)
    },
    count: (start, end) => kernel.count(start * 2, end * 2, RESULTS),
    find(start, end, take) {
      let from = start * 2
      do {
        const found = kernel.find(start * 2, from, end * 2, RESULTS, RESULTS_END)
        if (found > 0) take(new Uint32Array(memory.buffer, RESULTS, found))
        // A 32-bit number with a sign, as WebAssembly gives it.
        from = kernel.resume.value >>> 0
      } while (from !== 0)
    },
  }
}

/** Places of the two rarest units of the needle, the rarest first. With one or two units they are the whole needle. */
function filterOf(needle: string, rarity: (unit: number) => number): readonly [number, number] {
  let first = 0
  let second = needle.length > 1 ? 1 : 0
  const often = (at: number) => rarity(needle.charCodeAt(at))
  if (often(second) < often(first)) [first, second] = [second, first]
  for (let at = 2; at < needle.length; at++) {
    if (often(at) < often(first)) [first, second] = [at, first]
    else if (often(at) < often(second)) second = at
  }
  return [first, second]
}
