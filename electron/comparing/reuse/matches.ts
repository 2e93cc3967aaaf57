import type { PlacedText } from '../../placed-text.ts'
import { findAnchors, GRAM, PASSAGE } from './anchors.ts'
import { BREAK, type Letters, SKIPPED, unitKinds } from './letters.ts'
import type { ReusePart } from './parts.ts'
import { findInSegment } from './segment.ts'

/**
 * Gets a passage of the text that was asked about: its first letter and the one after the last, by number, and from where to
 * where it stands in the text of the slot. It cannot be made longer. The same may be told twice.
 */
export type VisitMatch = (slot: number, from: number, to: number, start: number, end: number) => void

/** What a text is held against. */
export interface Against {
  readonly parts: readonly ReusePart[]
  /** The slots to look at. */
  readonly slots: ArrayLike<number>
  /** Folded. */
  textOf(slot: number): PlacedText
}

/** Anchors that are looked up, and anchors of others that are compared, without a rest. */
const [LOOKED_UP, COMPARED] = [500, 4096]

/**
 * All passages of 15 letters and more that a text shares with others, slot by slot in no order; the text itself decides,
 * anchors only tell where to look. With `only`, just the passages that have a letter in this range of letters.
 */
export function* findMatches(
  letters: Letters,
  { parts, slots, textOf }: Against,
  visit: VisitMatch,
  only: { readonly from: number; readonly to: number } = { from: 0, to: letters.units.length },
): Generator<void> {
  const anchors = anchorsIn(letters, only)
  const compare = createComparer(letters, (slot, from, to, start, end) => {
    if (from < only.to && to > only.from) visit(slot, from, to, start, end)
  })
  const wanted = membersOf(slots)
  const hits = spare ?? createHits()
  spare = undefined
  let rest = COMPARED
  try {
    for (const part of parts) {
      yield* hits.find(part, anchors, wanted)
      for (const [text, slot] of part.slots.entries()) {
        const first = hits.firsts[text] ?? 0
        const last = hits.firsts[text + 1] ?? 0
        if (first === last) continue
        compare(slot, textOf(slot), hits, first, last)
        rest -= last - first
        if (rest > 0) continue
        rest = COMPARED
        yield
      }
    }
  } finally {
    spare = hits
  }
}

/** The lists of the last question, for the next one: a question takes no memory that has to be given back. */
let spare: Hits | undefined

/** The anchors of a text by their first letters, and their hashes. */
interface Anchors {
  readonly indices: Uint32Array
  readonly hashes: Uint32Array
}

function anchorsIn({ units }: Letters, { from, to }: { readonly from: number; readonly to: number }): Anchors {
  const indices: number[] = []
  const hashes: number[] = []
  findAnchors(units, (index, hash) => {
    if (index <= from - PASSAGE || index + GRAM >= to + PASSAGE) return
    indices.push(index)
    hashes.push(hash)
  })
  return { indices: Uint32Array.from(indices), hashes: Uint32Array.from(hashes) }
}

/** Where texts of a part have an anchor of the text that was asked about: the anchor's first letter, and its place there. */
interface Hits {
  readonly indices: Uint32Array
  readonly places: Uint32Array
  /** Where those of a text begin, by its number in the part; the anchors of a text rise. */
  readonly firsts: Uint32Array
  /** Looks the anchors up in a part, in the texts that slots show which are 1 in `isWanted`. */
  find(part: ReusePart, anchors: Anchors, isWanted: Uint8Array): Generator<void>
}

function createHits(): Hits {
  let ranges = new Uint32Array(0)
  let firsts = new Uint32Array(0)
  let next = firsts
  let texts = new Uint32Array(0)
  let unsorted = { indices: texts, places: texts }
  let sorted = unsorted

  function reserve(anchors: number, slots: number): void {
    if (ranges.length < anchors * 2) ranges = new Uint32Array(anchors * 2)
    if (firsts.length <= slots) [firsts, next] = [new Uint32Array(slots + 1), new Uint32Array(slots + 1)]
    firsts.fill(0)
  }

  function reserveHits(most: number): void {
    if (texts.length >= most) return
    const list = () => new Uint32Array(most)
    texts = list()
    unsorted = { indices: list(), places: list() }
    sorted = { indices: list(), places: list() }
  }

  /** How many anchors of the segment are like one of these; where they lie goes into `ranges`. */
  function lookUp({ segment }: ReusePart, hashes: Uint32Array): number {
    let count = 0
    for (let i = 0; i < hashes.length; i++) {
      const { from, to } = findInSegment(segment, hashes[i] ?? 0)
      ranges[i * 2] = from
      ranges[i * 2 + 1] = to
      count += to - from
    }
    return count
  }

  /** A stable sort: the anchors of a text stay in order. `firsts`: how many each text has, one further on. */
  function sortByText(count: number, slots: number): void {
    for (let text = 0; text < slots; text++) firsts[text + 1] = (firsts[text + 1] ?? 0) + (firsts[text] ?? 0)
    next.set(firsts)
    for (let at = 0; at < count; at++) {
      const text = texts[at] ?? 0
      const to = next[text] ?? 0
      next[text] = to + 1
      sorted.indices[to] = unsorted.indices[at] ?? 0
      sorted.places[to] = unsorted.places[at] ?? 0
    }
  }

  return {
    get indices() {
      return sorted.indices
    },
    get places() {
      return sorted.places
    },
    get firsts() {
      return firsts
    },
    *find(part, { indices, hashes }, isWanted) {
      const { starts, slots, textAt } = part
      const { places } = part.segment
      reserve(hashes.length, slots.length)
      reserveHits(lookUp(part, hashes))
      const wanted = Uint8Array.from(slots, slot => isWanted[slot] ?? 0)
      let count = 0
      let rest = LOOKED_UP
      for (let i = 0; i < indices.length; i++) {
        const index = indices[i] ?? 0
        const from = ranges[i * 2] ?? 0
        const to = ranges[i * 2 + 1] ?? 0
        for (let at = from; at < to; at++) {
          const place = places[at] ?? 0
          const text = textAt(place)
          if (wanted[text] !== 1) continue
          firsts[text + 1] = (firsts[text + 1] ?? 0) + 1
          texts[count] = text
          unsorted.indices[count] = index
          unsorted.places[count++] = place - (starts[text] ?? 0)
        }
        rest -= 1 + ((to - from) >> 4)
        if (rest > 0) continue
        rest = LOOKED_UP
        yield
      }
      sortByText(count, slots.length)
    },
  }
}

/** 1 for each of the slots. */
function membersOf(slots: ArrayLike<number>): Uint8Array {
  let most = -1
  for (let i = 0; i < slots.length; i++) most = Math.max(most, slots[i] ?? 0)
  const members = new Uint8Array(most + 1)
  for (let i = 0; i < slots.length; i++) members[slots[i] ?? 0] = 1
  return members
}

/** Finds the passages around anchors that a text may share with another one. */
function createComparer({ units }: Letters, visit: VisitMatch) {
  const kinds = unitKinds()
  const count = units.length
  /** The letters of the text, one further on; the end of a paragraph, before the text and behind it too, is like no unit. */
  const own = new Int32Array(count + 2).fill(NO_UNIT)
  for (let at = 0; at < count; at++) if (units[at] !== BREAK) own[at + 1] = units[at] ?? NO_UNIT
  // Where the letters of the text stand in the other one, by the match that was found last. The places of each other text
  // are counted on from those of the one before, so that a number left from there is none of it.
  const aligned = new Uint32Array(count).fill(0xffff_ffff)
  let base = 0
  /** Place of the last letter in the other text that was like one of the text. */
  let reached = 0

  // Here most of the time of a question goes: no place beyond an array is read, and what is told apart seldom is told last.

  /** From a letter of each text on, as long as both say the same: the first letter that is not. */
  function forwards({ low, high, at, length }: PlacedText, index: number, place: number): number {
    const offset = base - at
    const end = at + length
    let to = index
    for (let next = at + place; next < end; next++) {
      const unit = (low[next] ?? 0) | ((high[next] ?? 0) << 8)
      if (unit === own[to + 1]) {
        aligned[to++] = offset + next
        reached = next - at
      } else if (kinds[unit] !== SKIPPED) break
    }
    return to
  }

  /** From before a letter of each text back: the first letter that is the same. */
  function backwards({ low, high, at }: PlacedText, index: number, place: number): number {
    const offset = base - at
    let from = index
    reached = place
    for (let next = at + place - 1; next >= at; next--) {
      const unit = (low[next] ?? 0) | ((high[next] ?? 0) << 8)
      if (unit === own[from]) {
        aligned[--from] = offset + next
        reached = next - at
      } else if (kinds[unit] !== SKIPPED) break
    }
    return from
  }

  return (slot: number, other: PlacedText, { indices, places }: Hits, first: number, last: number): void => {
    for (let hit = first; hit < last; hit++) {
      const index = indices[hit] ?? 0
      const place = places[hit] ?? 0
      if (aligned[index] === base + place) continue
      const to = forwards(other, index, place)
      if (to - index < GRAM) continue
      const end = reached + 1
      const from = backwards(other, index, place)
      if (to - from >= PASSAGE) visit(slot, from, to, reached, end)
    }
    base = (base + other.length) >>> 0
  }
}

/** Less than any unit. */
const NO_UNIT = -1
