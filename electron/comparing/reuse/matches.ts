import { findAnchors, GRAM, PASSAGE } from './anchors.ts'
import { createKindAt, LETTER, type Letters, SKIPPED } from './letters.ts'
import { createTextFinder, type ReusePart, ranksOf } from './parts.ts'
import { findInSegment } from './segment.ts'

/** A passage of the text that was asked about, and where it stands in another one; it cannot be made longer. */
export interface Match {
  /** The first letter and the one after the last, by number. */
  readonly from: number
  readonly to: number
  /** Where the passage stands in the other text. */
  readonly start: number
  readonly end: number
}

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
 *
 * @param visit gets the matches of a slot, in no order; some may be the same
 */
export function* findMatches(
  letters: Letters,
  { parts, slots, textOf }: Against,
  visit: (slot: number, matches: readonly Match[]) => void,
  only: { readonly from: number; readonly to: number } = { from: 0, to: letters.units.length },
): Generator<void> {
  const hits = yield* findHits(letters, parts, slots, only)
  const compare = createComparer(letters)
  let rest = COMPARED
  for (let rank = 0; rank < slots.length; rank++) {
    const [first, last] = [hits.firsts[rank] ?? 0, hits.firsts[rank + 1] ?? 0]
    if (first === last) continue
    const slot = slots[rank] ?? 0
    const matches = compare(textOf(slot), hits.indices.subarray(first, last), hits.places.subarray(first, last))
    const wanted = matches.filter(({ from, to }) => from < only.to && to > only.from)
    if (wanted.length > 0) visit(slot, wanted)
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
  const found = createHitList()
  const anchors: (readonly [index: number, hash: number])[] = []
  findAnchors(letters.units, (index, hash) => {
    if (index > only.from - PASSAGE && index + GRAM < only.to + PASSAGE) anchors.push([index, hash])
  })
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
        if (rank >= 0) found.push(rank, index, place - (starts[text] ?? 0))
      }
      rest -= 1 + ((to - from) >> 4)
      if (rest > 0) continue
      rest = LOOKED_UP
      yield
    }
  }
  return found.bySlot(slots.length)
}

function createHitList() {
  let ranks = new Uint32Array(4096)
  let indices = new Uint32Array(4096)
  let places = new Uint32Array(4096)
  let count = 0

  function grow(): void {
    const larger = (values: Uint32Array) => {
      const grown = new Uint32Array(values.length * 2)
      grown.set(values)
      return grown
    }
    ;[ranks, indices, places] = [larger(ranks), larger(indices), larger(places)]
  }

  return {
    push(rank: number, index: number, place: number): void {
      if (count === ranks.length) grow()
      ranks[count] = rank
      indices[count] = index
      places[count++] = place
    },
    /** A text is in one part only, so a stable sort keeps the anchors of a slot in order. */
    bySlot(slots: number): Hits {
      const firsts = new Uint32Array(slots + 1)
      for (let at = 0; at < count; at++) firsts[(ranks[at] ?? 0) + 1] = (firsts[(ranks[at] ?? 0) + 1] ?? 0) + 1
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
function createComparer({ units }: Letters) {
  const kindAt = createKindAt()
  // Where the letters of the text stand in the other one, by the match that was found last; of which text that is said.
  const aligned = new Int32Array(units.length)
  const alignedIn = new Uint32Array(units.length)
  let round = 0

  function align(index: number, place: number): void {
    aligned[index] = place
    alignedIn[index] = round
  }

  /** From a letter of each text on, as long as both say the same. */
  function forwards(other: Uint16Array, index: number, place: number): { to: number; end: number } {
    let to = index
    let end = place
    for (let next = place; kindAt(other, next) === LETTER && units[to] === other[next]; ) {
      align(to++, next)
      end = ++next
      while (kindAt(other, next) === SKIPPED) next++
    }
    return { to, end }
  }

  /** From before a letter of each text back. */
  function backwards(other: Uint16Array, index: number, place: number): { from: number; start: number } {
    let from = index
    let start = place
    for (;;) {
      let before = start - 1
      while (kindAt(other, before) === SKIPPED) before--
      if (from === 0 || kindAt(other, before) !== LETTER || units[from - 1] !== other[before]) return { from, start }
      start = before
      align(--from, before)
    }
  }

  return (other: Uint16Array, indices: Uint32Array, places: Uint32Array): Match[] => {
    round++
    const matches: Match[] = []
    for (let hit = 0; hit < indices.length; hit++) {
      const index = indices[hit] ?? 0
      const place = places[hit] ?? 0
      if (alignedIn[index] === round && aligned[index] === place) continue
      const { to, end } = forwards(other, index, place)
      if (to - index < GRAM) continue
      const { from, start } = backwards(other, index, place)
      if (to - from >= PASSAGE) matches.push({ from, to, start, end })
    }
    return matches
  }
}
