import type { LookUp } from './look-up.ts'
import type { ReuseSegment } from './segment.ts'
import type { Others } from './stretches.ts'

/** Anchors that passages are grown from, about, at most. */
export const CANDIDATES = 60_000
/** Entries of a directory that are gone through without a rest, and anchors that are looked up. */
const [ENTRIES, LOOKED_UP] = [4096, 200]
/** First bits of a hash by which anchors are counted over all parts; small segments know fewer. */
const MOST_BITS = 22
const MOST = 65_535

/**
 * Hashes of anchors that may stand in so many reports, the commonest first; of very many no more than the commonest. They
 * are counted by their first bits, which tells most of those that do not.
 */
export function* commonAnchors({ parts }: Others, look: LookUp, least: number): Generator<void, number[]> {
  const bits = parts.reduce((fewest, { segment }) => Math.min(fewest, segment.bits + 16), MOST_BITS)
  const cells = new Uint16Array(2 ** bits)
  for (const { segment } of parts) {
    for (let entry = 0; entry + 1 < segment.directory.length; entry += ENTRIES) {
      visitRuns(segment, entry, bits, (cell, from, to) => {
        cells[cell] = Math.min((cells[cell] ?? 0) + to - from, MOST)
      })
      yield
    }
  }
  const often = worthLookingUp(cells, least)
  const inOnePart = Math.ceil(often / Math.max(parts.length, 1))
  const counts = new Map<number, number>()
  let rest = LOOKED_UP
  for (const part of parts) {
    for (let entry = 0; entry + 1 < part.segment.directory.length; entry += ENTRIES) {
      const found: { readonly from: number; readonly to: number }[] = []
      visitRuns(part.segment, entry, bits, (cell, from, to) => {
        if (to - from >= inOnePart && (cells[cell] ?? 0) >= often) found.push({ from, to })
      })
      for (const range of found) {
        const hash = look.hashOf(part, range)
        if (hash !== undefined && !counts.has(hash)) counts.set(hash, look.count(hash))
        if (--rest > 0) continue
        rest = LOOKED_UP
        yield
      }
      yield
    }
  }
  return commonestFirst(counts, least)
}

/** By a number each: to sort very many in any other way takes long. */
function commonestFirst(counts: ReadonlyMap<number, number>, least: number): number[] {
  const keys = new Float64Array(counts.size)
  let common = 0
  for (const [hash, count] of counts) if (count >= least) keys[common++] = hash - count * 2 ** 32
  return Array.from(keys.subarray(0, common).sort(), key => key - Math.floor(key / 2 ** 32) * 2 ** 32)
}

/** The least count, `least` or more, that no more than so many cells reach. */
export function worthLookingUp(cells: Uint16Array, least: number): number {
  const sizes = new Uint32Array(MOST + 1)
  for (const count of cells) sizes[count] = (sizes[count] ?? 0) + 1
  let often = MOST + 1
  for (let sum = 0; often > least; often--) {
    sum += sizes[often - 1] ?? 0
    if (sum > CANDIDATES) break
  }
  return Math.max(often, least)
}

/** Anchors of one hash each in the entries from one on: the cell of their hash, and from where to where they lie in the lists. */
function visitRuns(
  { bits, directory, rests }: ReuseSegment,
  first: number,
  cellBits: number,
  visit: (cell: number, from: number, to: number) => void,
): void {
  const last = Math.min(first + ENTRIES, directory.length - 1)
  for (let entry = first; entry < last; entry++) {
    const end = directory[entry + 1] ?? 0
    for (let from = directory[entry] ?? 0; from < end; ) {
      const rest = rests[from] ?? 0
      let to = from + 1
      while (to < end && rests[to] === rest) to++
      visit(((entry << 16) | rest) >>> (bits + 16 - cellBits), from, to)
      from = to
    }
  }
}
