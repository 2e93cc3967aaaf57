import { type PlacedText, placedString, placedUnit } from '../../placed-text.ts'
import type { Letters } from './letters.ts'
import type { VisitMatch } from './matches.ts'
import { createLetterWalk, type LetterWalk } from './walk-letters.ts'

/** Letters that stand in both texts alike, one after another: one such seed has so many at least, for fewer are chance; others have fewer. */
const [CORE, SEED] = [6, 3]
/** Between two seeds there are so many other letters at most, in either text. */
const GAP = 8
/** Seeds may lie over each other by so many: what was changed begins and ends alike. */
const OVERLAP = 2
/** A longer passage is looked for by its beginning. */
const LONGEST = 300
/** What must be the same of a passage, and how many letters. */
const [LEAST_PART, LEAST] = [0.6, 10]
/** Letters of the strings by which places are found. */
const NEEDLE = 5
/** Texts that are compared without a rest. */
const RESTS_AFTER = 50

/** Where a string stands in folded texts: see `Occurrences` of searching. */
export type FindString = (needle: string) => {
  readonly slots: Uint32Array
  readonly firsts: Uint32Array
  readonly starts: Uint32Array
}

export interface VariedAgainst {
  /** Of the slots to look at, the one that was asked about not among them. */
  readonly find: FindString
  textOf(slot: number): PlacedText
}

/**
 * Where others say nearly what a passage says: seeds of the same letters with little between them, most of the passage in
 * all. Of each slot the place with most of the passage.
 *
 * @param text the text with the passage, folded
 * @param range letters of the passage, by number
 */
export function* findVaried(
  letters: Letters,
  text: PlacedText,
  range: { readonly from: number; readonly to: number },
  { find, textOf }: VariedAgainst,
  visit: VisitMatch,
): Generator<void> {
  const to = Math.min(range.to, range.from + LONGEST)
  const passage = letters.units.subarray(range.from, to)
  if (passage.length < LEAST) return
  const places = yield* placesNear(text, letters.places.subarray(range.from, to), find)
  const walk = createLetterWalk()
  let rest = RESTS_AFTER
  for (const [slot, near] of places) {
    const best = bestIn(textOf(slot), near, passage, walk)
    if (best && best.letters >= Math.max(LEAST, passage.length * LEAST_PART)) {
      visit(slot, range.from + best.from, range.from + best.to, best.start, best.end)
    }
    if (--rest > 0) continue
    rest = RESTS_AFTER
    yield
  }
}

/** A letter of the passage, and where it stands in another text. */
interface Near {
  readonly index: number
  readonly place: number
}

/**
 * Where others have a needle of the passage, by slot. The core holds one at least, unless there is something else between
 * the same letters.
 */
function* placesNear(text: PlacedText, letters: Uint32Array, find: FindString): Generator<void, Map<number, Near[]>> {
  const near = new Map<number, Near[]>()
  for (let index = 0; index + NEEDLE <= letters.length; index += CORE - NEEDLE + 1) {
    const needle = placedString(text, letters[index], (letters[index + NEEDLE - 1] ?? 0) + 1)
    const { slots, firsts, starts } = find(needle)
    for (const [i, slot] of slots.entries()) {
      const known = near.get(slot) ?? []
      near.set(slot, known)
      for (const place of starts.subarray(firsts[i], firsts[i + 1])) known.push({ index, place })
    }
    yield
  }
  return near
}

/** The chain of seeds in a text with most of the passage, by places in the text. */
function bestIn(text: PlacedText, near: readonly Near[], passage: Uint16Array, walk: LetterWalk): Chain | undefined {
  let best: Chain | undefined
  for (const { index, place } of near) {
    if (best && place >= best.start && place < best.end) continue
    const region = regionAround(text, place, index, passage.length - index, walk)
    const found = longestChain(seedsOf(passage, region.units))
    if (!found || found.letters <= (best?.letters ?? 0)) continue
    best = { ...found, start: region.places[found.start] ?? 0, end: (region.places[found.end - 1] ?? 0) + 1 }
  }
  return best
}

/** The letters around a place of which so many of a passage stand before and behind it, with room for what was put in. */
function regionAround(
  text: PlacedText,
  place: number,
  before: number,
  behind: number,
  walk: LetterWalk,
): { units: Uint16Array; places: number[] } {
  const places: number[] = []
  for (let at = walk.before(text, place), left = before * 2 + GAP; at >= 0 && left > 0; at = walk.before(text, at), left--) places.push(at)
  places.reverse()
  for (let at = place, left = behind * 2 + GAP; at >= 0 && left > 0; at = walk.after(text, at), left--) places.push(at)
  return { units: Uint16Array.from(places, at => placedUnit(text, at)), places }
}

/** The same letters in the passage (`from`, `to`) and in a region (`start`, `end`). */
interface Seed {
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

interface Chain extends Seed {
  /** That are the same. */
  readonly letters: number
  /** One of its seeds is more than chance. */
  readonly hasCore: boolean
}

/** All seeds that cannot be made longer, in the order of their ends. */
function seedsOf(passage: Uint16Array, region: Uint16Array): Seed[] {
  const seeds: Seed[] = []
  let above = new Uint16Array(region.length + 1)
  for (let from = 1; from <= passage.length; from++) {
    const row = new Uint16Array(region.length + 1)
    for (let at = 1; at <= region.length; at++) {
      if (passage[from - 1] !== region[at - 1]) continue
      const length = (above[at - 1] ?? 0) + 1
      row[at] = length
      const ends = from === passage.length || at === region.length || passage[from] !== region[at]
      if (length >= SEED && ends) seeds.push({ from: from - length, to: from, start: at - length, end: at })
    }
    above = row
  }
  return seeds
}

/** Seeds one behind another in both texts, with the most letters. */
function longestChain(seeds: readonly Seed[]): Chain | undefined {
  const chains: Chain[] = []
  for (const seed of [...seeds].sort((a, b) => a.from - b.from || a.start - b.start)) {
    const own = seed.to - seed.from
    let best: Chain = { ...seed, letters: own, hasCore: own >= CORE }
    for (const chain of chains) {
      const [gap, otherGap] = [seed.from - chain.to, seed.start - chain.end]
      if (Math.min(gap, otherGap) < -OVERLAP || Math.max(gap, otherGap) > GAP) continue
      const letters = chain.letters + own + Math.min(gap, otherGap, 0)
      if (letters <= best.letters) continue
      best = { from: chain.from, to: seed.to, start: chain.start, end: seed.end, letters, hasCore: chain.hasCore || own >= CORE }
    }
    chains.push(best)
  }
  return chains.reduce<Chain | undefined>(
    (most, chain) => (chain.hasCore && chain.letters > (most?.letters ?? 0) ? chain : most),
    undefined,
  )
}
