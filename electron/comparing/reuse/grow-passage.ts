import { PASSAGE } from './anchors.ts'
import type { LetterWalk } from './walk-letters.ts'

/** A stretch of a text: its first and its last letter. */
export interface Standing {
  readonly slot: number
  /** What of its text is near, folded, and where that begins in all of it. */
  readonly text: Uint16Array
  readonly offset: number
  /** Reports of one group count as one. */
  readonly group: number
  /** In `text`. */
  readonly first: number
  readonly last: number
}

/** Words that several reports have. */
export interface Passage {
  /** Folded letters. */
  readonly letters: string
  /** Distinct groups that have it. */
  readonly groups: number
  /** One of the places where it stands. */
  readonly at: Standing
  /** All reports with it; one that has it twice may be there twice. */
  readonly slots: readonly number[]
}

/** Passages do not grow longer than this, in letters: a paragraph that is the same in all copies of a report. */
const LONGEST = 400
/** Units in which so many letters stand, with the signs between them. */
export const NEAR = 600

/**
 * The passage around an anchor that has the most of reports times letters. It grows letter by letter to the side on which
 * more reports go on alike; those that go on otherwise are left behind.
 *
 * @param anchors where the same letters stand, by groups rising
 * @param least fewer groups are not worth going on for
 */
export function growPassage(
  anchors: readonly Standing[],
  length: number,
  walk: LetterWalk,
  least: number,
): Pick<Passage, 'letters' | 'at'> | undefined {
  const after = createSide(({ text, last }) => walk.after(text, last))
  const before = createSide(({ text, first }) => walk.before(text, first))
  let standing: readonly Growing[] = anchors.map(anchor => ({ ...anchor }))
  let [next, previous] = [after.look(standing), before.look(standing)]
  let best: { readonly at: Standing; readonly weight: number } | undefined
  for (let count = length; count < LONGEST; ) {
    const forward = next >= previous
    const groups = forward ? next : previous
    if (groups === 0 || groups < least) break
    const chosen = forward ? after.step(standing, 'last') : before.step(standing, 'first')
    const [at] = chosen
    count++
    if (at && count >= PASSAGE && count * groups > (best?.weight ?? 0)) best = { at: { ...at }, weight: count * groups }
    // As long as none is left behind, what stands on the other side stays what it was.
    const fewer = chosen.length < standing.length
    standing = chosen
    if (forward || fewer) next = after.look(standing)
    if (!forward || fewer) previous = before.look(standing)
  }
  return best && { letters: lettersOf(best.at, walk), at: best.at }
}

/** `standing`: by groups rising. */
export function countGroups(standing: readonly Standing[]): number {
  return standing.reduce((count, { group }, at) => (group === standing[at - 1]?.group ? count : count + 1), 0)
}

type Growing = { -readonly [K in keyof Standing]: Standing[K] }

/** One side of a passage. A wording may stand in all reports of a library, so nothing is made anew for each letter of each. */
function createSide(placeOf: (one: Growing) => number) {
  /** Where each goes, and what stands there; -1 for one that goes nowhere. */
  const places: number[] = []
  const units: number[] = []
  /** The letter that most groups have there. */
  let commonest = -1

  return {
    /** How many groups have the commonest letter on this side; 0 where none goes on. */
    look(standing: readonly Growing[]): number {
      const groups = new Map<number, { count: number; last: number }>()
      for (const [i, one] of standing.entries()) {
        const place = placeOf(one)
        const unit = place < 0 ? -1 : (one.text[place] ?? -1)
        places[i] = place
        units[i] = unit
        if (unit < 0) continue
        const known = groups.get(unit)
        if (!known) groups.set(unit, { count: 1, last: one.group })
        else if (known.last !== one.group) {
          known.count++
          known.last = one.group
        }
      }
      let most = 0
      commonest = -1
      for (const [unit, { count }] of groups) {
        if (count > most) {
          most = count
          commonest = unit
        }
      }
      return most
    },
    /** Those that have it go there; `standing` as it was looked at. */
    step(standing: readonly Growing[], side: 'first' | 'last'): readonly Growing[] {
      return standing.filter((one, i) => {
        if (units[i] !== commonest) return false
        one[side] = places[i] ?? 0
        return true
      })
    },
  }
}

function lettersOf({ text, first, last }: Standing, walk: LetterWalk): string {
  let letters = ''
  for (let place = first; place >= 0 && place <= last; place = walk.after(text, place)) letters += String.fromCharCode(text[place] ?? 0)
  return letters
}
