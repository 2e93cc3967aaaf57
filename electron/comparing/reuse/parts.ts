import type { ReuseSegment } from './segment.ts'

/** A segment and the texts it was made of. */
export interface ReusePart {
  readonly segment: ReuseSegment
  /** Where each text begins among those of the segment, and where the last one ends. */
  readonly starts: Uint32Array
  /** Which of the texts holds a place. */
  readonly textAt: (place: number) => number
  /** The slot that shows each text; -1 for one that no report shows now. */
  readonly slots: Int32Array
}

/** The number of each slot in the order; -1 for one that is not in it. */
export function ranksOf(slots: ArrayLike<number>): Int32Array {
  let most = 0
  for (let rank = 0; rank < slots.length; rank++) most = Math.max(most, slots[rank] ?? 0)
  const ranks = new Int32Array(most + 1).fill(-1)
  for (let rank = 0; rank < slots.length; rank++) ranks[slots[rank] ?? 0] = rank
  return ranks
}

/** Which of the texts that lie one behind another holds a place. */
export function createTextFinder(starts: Uint32Array): (place: number) => number {
  const SHIFT = 10
  const firsts = new Uint32Array(((starts.at(-1) ?? 0) >>> SHIFT) + 1)
  let text = 0
  for (let block = 0; block < firsts.length; block++) {
    while ((starts[text + 1] ?? 0) <= block << SHIFT && text + 2 < starts.length) text++
    firsts[block] = text
  }
  return place => {
    let at = firsts[place >>> SHIFT] ?? 0
    while ((starts[at + 1] ?? 0) <= place) at++
    return at
  }
}
