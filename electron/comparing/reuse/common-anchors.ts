import type { LookUp } from './look-up.ts'
import type { ReuseSegment } from './segment.ts'
import type { Others } from './stretches.ts'

/** Anchors that passages are grown from, at most. */
export const CANDIDATES = 60_000
/** Entries of a directory that are gone through without a rest, and anchors that are looked up. */
const [ENTRIES, LOOKED_UP] = [4096, 200]

/**
 * Hashes of anchors that may stand in so many reports, the commonest first. One that does stands often in some part: only
 * what does is looked up in all, and no more than the commonest.
 */
export function* commonAnchors({ parts }: Others, look: LookUp, least: number): Generator<void, number[]> {
  const often = Math.max(2, Math.ceil(least / Math.max(parts.length, 1)), yield* worthLookingUp(parts))
  const counts = new Map<number, number>()
  let rest = LOOKED_UP
  for (const part of parts) {
    const { segment } = part
    for (let entry = 0; entry + 1 < segment.directory.length; entry += ENTRIES) {
      const found: { readonly from: number; readonly to: number }[] = []
      visitRuns(segment, entry, (from, to) => {
        if (to - from >= often) found.push({ from, to })
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
  const common = [...counts].filter(([, count]) => count >= least)
  return common.sort(([a, one], [b, two]) => two - one || a - b).map(([hash]) => hash)
}

/** How often an anchor stands in a part that is among the commonest. */
function* worthLookingUp(parts: Others['parts']): Generator<void, number> {
  const longest = 65_535
  const lengths = new Uint32Array(longest + 1)
  for (const { segment } of parts) {
    for (let entry = 0; entry + 1 < segment.directory.length; entry += ENTRIES) {
      visitRuns(segment, entry, (from, to) => {
        const length = Math.min(to - from, longest)
        lengths[length] = (lengths[length] ?? 0) + 1
      })
      yield
    }
  }
  return leastOf(lengths, CANDIDATES)
}

/** The least value from which on there are no more than `most`; `counts`: how many there are of each value. */
export function leastOf(counts: Uint32Array, most: number): number {
  let value = counts.length
  for (let sum = 0; value > 1; value--) {
    sum += counts[value - 1] ?? 0
    if (sum > most) break
  }
  return value
}

/** Anchors of one hash each in the entries from one on, by where they begin and end in the lists. */
function visitRuns({ directory, rests }: ReuseSegment, first: number, visit: (from: number, to: number) => void): void {
  const last = Math.min(first + ENTRIES, directory.length - 1)
  for (let entry = first; entry < last; entry++) {
    const end = directory[entry + 1] ?? 0
    for (let from = directory[entry] ?? 0; from < end; ) {
      let to = from + 1
      while (to < end && rests[to] === rests[from]) to++
      visit(from, to)
      from = to
    }
  }
}
