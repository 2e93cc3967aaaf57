import type { PlacedText } from '../placed-text.ts'
import { copyUnits, type FoldedText } from './folded-text.ts'
import bytes from './scan-kernel.wat'

/**
 * The kernel of scan-kernel.wat with its memory: the needle lies at the beginning, then what `find` found, then stretches of
 * 32 MiB in which texts lie, the low bytes of their units in the first half of a stretch, the high ones at the same places of
 * the second. The address of a text is that of its first low byte. Behind each text lies its signature, by which most texts
 * that do not hold the needle are passed over: of a rare needle of four units and more a third of the bytes is read, and less.
 */
export interface ScanKernel {
  /** Makes room for a text of this length at the address; false, with nothing changed, where there is none. */
  makeRoom(at: number, length: number): boolean
  write(at: number, text: FoldedText): void
  /** As many units from the address on. */
  read(at: number, length: number): Uint16Array
  /** The same as they lie there, without a copy; good until texts are moved or there is more memory. */
  placed(at: number, length: number): PlacedText
  unitAt(at: number): number
  lowByteAt(at: number): number
  /** Moves a text of this length to a smaller address. */
  move(to: number, from: number, length: number): void
  /** What to look for: as many units as `LONGEST_NEEDLE` at most. `rarity` tells how often a low byte occurs. */
  prepare(needle: string, rarity: (lowByte: number) => number): void
  /** How often the needle occurs in the text of this length at the address. */
  count(at: number, length: number): number
  /** Hands over where it occurs, counted from `at`, rising, in one or more parts; a part is only good for the call. */
  find(at: number, length: number, take: (positions: Uint32Array) => void): void
}

const PAGE = 65_536
const NEEDLE_PAGES = 1
/** Of what was found; units on their way into the planes and out of them lie there as well. */
const RESULT_PAGES = 4
const RESULTS = NEEDLE_PAGES * PAGE
const RESULTS_END = RESULTS + RESULT_PAGES * PAGE
/** The high byte of a unit lies so far behind its low one. */
const PLANE = 2 ** 24
/** The kernel looks so far beyond the end of a text. */
const BEYOND = 64
/** Memory grows by 16 MiB at least. */
const GROWTH = 256
/** 4 GiB, less a page so that no address beyond a text overflows. */
const MOST_PAGES = 65_535
/** Units that go into the planes or out of them at a time. */
const PART = 65_536

export const FIRST_PLACE = RESULTS_END
export const LONGEST_NEEDLE = (NEEDLE_PAGES * PAGE) / 2

/** Addresses that a text of this length takes with its signature, which has more than two bits for each unit. */
export function sizeOf(length: number): number {
  const bits = 2 ** (32 - Math.clz32((length * 2) | 127))
  return length + bits / 16
}

/** Where a text of this length begins that comes next behind what ends at the address. */
export function placeBehind(end: number, length: number): number {
  const within = (end - FIRST_PLACE) % (2 * PLANE)
  return within + sizeOf(length) <= PLANE ? end : end - within + 2 * PLANE
}

interface KernelExports {
  prepare(length: number, offset0: number, offset1: number): void
  count(from: number, end: number): number
  find(base: number, from: number, end: number, out: number, limit: number): number
  split(from: number, to: number, units: number): void
  join(from: number, to: number, units: number): void
  sign(from: number, end: number): void
  readonly resume: WebAssembly.Global
}

/** Undefined where the machine, or the engine that runs us, has no vectors, or no memory for it. */
export function createScanKernel(mostPages = MOST_PAGES): ScanKernel | undefined {
  if (!WebAssembly.validate(bytes)) return undefined
  const memory = new WebAssembly.Memory({ initial: NEEDLE_PAGES + RESULT_PAGES, maximum: mostPages })
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { corpus: { memory } })
  const kernel = instance.exports as KernelExports
  let planes = new Uint8Array(memory.buffer)
  let high = planes.subarray(PLANE)
  let passing = new Uint16Array(memory.buffer, RESULTS, PART)

  return {
    makeRoom(at, length) {
      // It does not fit into a stretch.
      if (sizeOf(length) > PLANE) return false
      const missing = Math.ceil((at + sizeOf(length) + PLANE + BEYOND) / PAGE) - memory.buffer.byteLength / PAGE
      if (missing <= 0) return true
      const left = mostPages - memory.buffer.byteLength / PAGE
      if (missing > left) return false
      try {
        memory.grow(Math.min(Math.max(missing, GROWTH), left))
      } catch (error) {
        if (error instanceof RangeError) return false
        throw error
      }
      planes = new Uint8Array(memory.buffer)
      high = planes.subarray(PLANE)
      passing = new Uint16Array(memory.buffer, RESULTS, PART)
      return true
    },
    write(at, text) {
      for (let from = 0; from < text.length; from += PART) {
        const part = typeof text === 'string' ? text.slice(from, from + PART) : text.subarray(from, from + PART)
        copyUnits(passing, 0, part)
        kernel.split(RESULTS, at + from, part.length)
      }
      kernel.sign(at, at + text.length)
    },
    read(at, length) {
      const units = new Uint16Array(length)
      for (let from = 0; from < length; from += PART) {
        const some = Math.min(PART, length - from)
        kernel.join(at + from, RESULTS, some)
        units.set(passing.subarray(0, some), from)
      }
      return units
    },
    placed: (at, length) => ({ low: planes, high, at, length, shared: true }),
    unitAt: at => (planes[at] ?? 0) | ((planes[at + PLANE] ?? 0) << 8),
    lowByteAt: at => planes[at] ?? 0,
    move(to, from, length) {
      const size = sizeOf(length)
      planes.copyWithin(to, from, from + size)
      planes.copyWithin(to + PLANE, from + PLANE, from + PLANE + size)
    },
    prepare(needle, rarity) {
      for (let i = 0; i < needle.length; i++) {
        planes[i] = needle.charCodeAt(i) & 0xff
        planes[LONGEST_NEEDLE + i] = needle.charCodeAt(i) >>> 8
      }
      const [first, second] = filterOf(needle, rarity)
      kernel.prepare(needle.length, first, second)
    },
    count: (at, length) => kernel.count(at, at + length),
    find(at, length, take) {
      let from = at
      do {
        const found = kernel.find(at, from, at + length, RESULTS, RESULTS_END)
        if (found > 0) take(new Uint32Array(memory.buffer, RESULTS, found))
        // A 32-bit number with a sign, as WebAssembly gives it.
        from = kernel.resume.value >>> 0
      } while (from !== 0)
    },
  }
}

/** Places of the two units of the needle with the rarest low bytes, the rarest first. With one or two units they are the whole needle. */
function filterOf(needle: string, rarity: (lowByte: number) => number): readonly [number, number] {
  let first = 0
  let second = needle.length > 1 ? 1 : 0
  const often = (at: number) => rarity(needle.charCodeAt(at) & 0xff)
  if (often(second) < often(first)) [first, second] = [second, first]
  for (let at = 2; at < needle.length; at++) {
    if (often(at) < often(first)) [first, second] = [at, first]
    else if (often(at) < often(second)) second = at
  }
  return [first, second]
}
