import { type PlacedText, placedUnit } from '../../placed-text.ts'
import { PASSAGE } from './anchors.ts'
import { countGroups, keepStanding, type Standing } from './standing.ts'
import type { LetterWalk } from './walk-letters.ts'

/** Words as they stand in one of the reports that have them. */
export interface GrownPassage {
  readonly slot: number
  /** Of the first letter, and behind the last one. */
  readonly start: number
  readonly end: number
}

/** Passages do not grow longer than this, in letters: a paragraph that is the same in all copies of a report. */
const LONGEST = 400
/** Letters that are looked at without a rest, those of all reports together. */
const AT_ONCE = 200_000

/**
 * Makes the passage around some letters that has the most of reports times letters; undefined where fewer than `least`
 * groups have one. It grows letter by letter to the side on which more reports go on alike; those that go on otherwise are
 * left behind.
 *
 * @param standing where the letters stand; other ones afterwards
 * @param length how many letters there are
 */
export type GrowPassage = (standing: Standing, length: number, least: number) => Generator<void, GrownPassage | undefined>

/** A wording may stand in all reports of a library, so nothing is made anew for each passage. */
export function createGrower(walk: LetterWalk, textOf: (slot: number) => PlacedText): GrowPassage {
  const after = createSide('lasts', walk.after)
  const before = createSide('firsts', walk.before)

  /** Texts may have been moved. */
  function lookAgain({ count, slots, texts }: Standing): void {
    for (let i = 0; i < count; i++) texts[i] = textOf(slots[i] ?? 0)
  }

  return function* (standing, length, least) {
    let rest = AT_ONCE
    let best: GrownPassage | undefined
    let most = 0
    let groups = countGroups(standing)
    let next = after.look(standing)
    let previous = before.look(standing)
    for (let count = length; groups >= Math.max(least, 1) && count <= LONGEST; count++) {
      if (count >= PASSAGE && count * groups > most) {
        best = firstOf(standing)
        most = count * groups
      }
      const forward = next >= previous
      groups = forward ? next : previous
      const fewer = (forward ? after : before).step(standing)
      // As long as none is left behind, what stands on the other side stays what it was.
      if (forward || fewer) next = after.look(standing)
      if (!forward || fewer) previous = before.look(standing)
      rest -= standing.count
      if (rest > 0) continue
      rest = AT_ONCE
      yield
      lookAgain(standing)
    }
    return best
  }
}

function firstOf({ slots, firsts, lasts }: Standing): GrownPassage {
  return { slot: slots[0] ?? 0, start: firsts[0] ?? 0, end: (lasts[0] ?? 0) + 1 }
}

/** One side of a passage. */
function createSide(edge: 'firsts' | 'lasts', walkOn: (text: PlacedText, place: number) => number) {
  /** Where each goes on, and what stands there; -1 for one that goes nowhere. */
  let places = new Int32Array(0)
  let units = new Int32Array(0)
  /** How many groups have each letter there, and the last of these. */
  const counts = new Uint32Array(65_536)
  const last = new Int32Array(65_536)
  /** The letter that most groups have there; -1 where none goes on. */
  let commonest = -1

  function goOn(i: number, text: PlacedText | undefined, edge: number): number {
    const place = text ? walkOn(text, edge) : -1
    const unit = text && place >= 0 ? placedUnit(text, place) : -1
    places[i] = place
    units[i] = unit
    return unit
  }

  return {
    /** How many groups have the commonest letter on this side; 0 where none goes on. */
    look({ count, texts, groups, [edge]: edges }: Standing): number {
      if (places.length < count) [places, units] = [new Int32Array(groups.length), new Int32Array(groups.length)]
      commonest = -1
      let most = 0
      for (let i = 0; i < count; i++) {
        const unit = goOn(i, texts[i], edges[i] ?? 0)
        if (unit < 0) continue
        const group = groups[i] ?? 0
        const before = counts[unit] ?? 0
        if (before > 0 && last[unit] === group) continue
        counts[unit] = before + 1
        last[unit] = group
        if (before < most) continue
        most = before + 1
        commonest = unit
      }
      for (let i = 0; i < count; i++) if ((units[i] ?? -1) >= 0) counts[units[i] ?? 0] = 0
      return most
    },
    /** Those that have it go there, as they were looked at; true where others are left behind. */
    step(standing: Standing): boolean {
      const { count, [edge]: edges } = standing
      for (let i = 0; i < count; i++) edges[i] = places[i] ?? 0
      keepStanding(standing, i => units[i] === commonest)
      return standing.count < count
    },
  }
}
