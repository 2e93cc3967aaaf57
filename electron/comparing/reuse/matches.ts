import { findAnchors, GRAM, PASSAGE } from './anchors.ts'
import { BREAK, type Letters, SKIPPED, unitKinds } from './letters.ts'
import { createTextFinder, type ReusePart, ranksOf } from './parts.ts'
import { findInSegment } from './segment.ts'

/**
 * Gets a passage of the text that was asked about: its first letter and the one after the last, by number, and from where to
 * where it stands in the text of the slot. It cannot be made longer. The same may be told twice.
 */
export type VisitMatch = (slot: number, from: number, to: number, start: number, end: number) => void

/** What a text is held against. */
export interface Against {
  readonly parts: readonly ReusePart[]
  /** The slots to look at, in the order in which they are to be answered for. */
  readonly slots: ArrayLike<number>
  /** Folded; read before the next rest. */
  textOf(slot: number): Uint16Array
}

/** Anchors that are looked up, and anchors of others that are compared, without a rest. */
const [LOOKED_UP, COMPARED] = [64, 4096]

/**
 * All passages of 15 letters and more that a text shares with others, slot by slot; the text itself decides, anchors only
 * tell where to look. With `only`, just the passages that have a letter in this range of letters.
 */
export function* findMatches(
  letters: Letters,
  { parts, slots, textOf }: Against,
  visit: VisitMatch,
  only: { readonly from: number; readonly to: number } = { from: 0, to: letters.units.length },
): Generator<void> {
  const { indices, places, firsts } = yield* findHits(letters, parts, slots, only)
  const compare = createComparer(letters, (slot, from, to, start, end) => {
    if (from < only.to && to > only.from) visit(slot, from, to, start, end)
  })
  let rest = COMPARED
  for (let rank = 0; rank < slots.length; rank++) {
    const [first, last] = [firsts[rank] ?? 0, firsts[rank + 1] ?? 0]
    if (first === last) continue
    const slot = slots[rank] ?? 0
    compare(slot, textOf(slot), indices.subarray(first, last), places.subarray(first, last))
    rest -= last - first
    if (rest > 0) continue
    rest = COMPARED
    yield
  }
}

/** Where others have an anchor of the text: the anchor's first letter, and its place there. */
interface Hits {
  readonly indices: Uint32Array
  readonly places: Uint32Array
  /** Where those of a slot begin, by its number in the order that was asked for; the anchors of a slot rise. */
  readonly firsts: Uint32Array
}

function* findHits(
  letters: Letters,
  parts: readonly ReusePart[],
  slots: ArrayLike<number>,
  only: { readonly from: number; readonly to: number },
): Generator<void, Hits> {
  const rankOf = ranksOf(slots)
  const anchors: (readonly [index: number, hash: number])[] = []
  findAnchors(letters.units, (index, hash) => {
    if (index > only.from - PASSAGE && index + GRAM < only.to + PASSAGE) anchors.push([index, hash])
  })
  const found = createHitList(countAnchors(parts, anchors), slots.length)
  for (const { segment, starts, slots: shown } of parts) {
    const textAt = createTextFinder(starts)
    let rest = LOOKED_UP
    for (const [index, hash] of anchors) {
      const { from, to } = findInSegment(segment, hash)
      for (let at = from; at < to; at++) {
        const place = segment.places[at] ?? 0
        const text = textAt(place)
        const slot = shown[text] ?? -1
        const rank = slot < 0 ? -1 : (rankOf[slot] ?? -1)
        if (rank >= 0) found.add(rank, index, place - (starts[text] ?? 0))
      }
      rest -= 1 + ((to - from) >> 4)
      if (rest > 0) continue
      rest = LOOKED_UP
      yield
    }
  }
  yield
  return found.bySlot()
}

/** How often anchors stand in all parts, at most. */
function countAnchors(parts: readonly ReusePart[], anchors: readonly (readonly [index: number, hash: number])[]): number {
  let count = 0
  for (const { segment } of parts) {
    for (const [, hash] of anchors) {
      const { from, to } = findInSegment(segment, hash)
      count += to - from
    }
  }
  return count
}

/** Takes at most so many hits, of so many slots. */
function createHitList(most: number, slots: number) {
  const ranks = new Uint32Array(most)
  const indices = new Uint32Array(most)
  const places = new Uint32Array(most)
  const firsts = new Uint32Array(slots + 1)
  let count = 0
  return {
    add(rank: number, index: number, place: number): void {
      firsts[rank + 1] = (firsts[rank + 1] ?? 0) + 1
      ranks[count] = rank
      indices[count] = index
      places[count++] = place
    },
    /** A text is in one part only, so a stable sort keeps the anchors of a slot in order. */
    bySlot(): Hits {
      for (let rank = 0; rank < slots; rank++) firsts[rank + 1] = (firsts[rank + 1] ?? 0) + (firsts[rank] ?? 0)
      const next = firsts.slice()
      const sorted = { indices: new Uint32Array(count), places: new Uint32Array(count) }
      for (let at = 0; at < count; at++) {
        const rank = ranks[at] ?? 0
        const to = next[rank] ?? 0
        next[rank] = to + 1
        sorted.indices[to] = indices[at] ?? 0
        sorted.places[to] = places[at] ?? 0
      }
      return { ...sorted, firsts }
    },
  }
}

/** Finds the passages around anchors that a text may share with another one. */
function createComparer({ units }: Letters, visit: VisitMatch) {
  const kinds = unitKinds()
  // Where the letters of the text stand in the other one, by the match that was found last. The places of each other text
  // are counted on from those of the one before, so that a number left from there is none of it.
  const aligned = new Uint32Array(units.length).fill(0xffff_ffff)
  let base = 0
  /** Behind the passage, and before it; by number of letter, and by place in the other text. */
  const [after, before] = [
    { letter: 0, place: 0 },
    { letter: 0, place: 0 },
  ]

  /** From a letter of each text on, as long as both say the same. A unit that is like a letter of the text is a letter. */
  function forwards(other: Uint16Array, index: number, place: number): void {
    const offset = base
    let to = index
    let end = place
    for (let next = place; next < other.length; next++) {
      const unit = other[next] ?? 0
      if (unit === units[to] && unit !== BREAK) {
        aligned[to++] = offset + next
        end = next
      } else if (kinds[unit] !== SKIPPED) break
    }
    after.letter = to
    after.place = end + 1
  }

  /** From before a letter of each text back. */
  function backwards(other: Uint16Array, index: number, place: number): void {
    const offset = base
    let from = index
    let start = place
    for (let next = place - 1; next >= 0 && from > 0; next--) {
      const unit = other[next] ?? 0
      if (unit === units[from - 1] && unit !== BREAK) {
        aligned[--from] = offset + next
        start = next
      } else if (kinds[unit] !== SKIPPED) break
    }
    before.letter = from
    before.place = start
  }

  return (slot: number, other: Uint16Array, indices: Uint32Array, places: Uint32Array): void => {
    for (let hit = 0; hit < indices.length; hit++) {
      const index = indices[hit] ?? 0
      const place = places[hit] ?? 0
      if (aligned[index] === base + place) continue
      forwards(other, index, place)
      if (after.letter - index < GRAM) continue
      backwards(other, index, place)
      if (after.letter - before.letter >= PASSAGE) visit(slot, before.letter, after.letter, before.place, after.place)
    }
    base = (base + other.length) >>> 0
  }
}
