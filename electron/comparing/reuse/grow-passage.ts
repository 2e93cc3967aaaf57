import { PASSAGE } from './anchors.ts'
import type { LetterWalk } from './walk-letters.ts'

/** A stretch of a text: its first and its last letter. */
export interface Standing {
  readonly slot: number
  /** Of the slot, folded. */
  readonly text: Uint16Array
  /** Reports of one group count as one. */
  readonly group: number
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
  const after = (of: readonly Growing[]) => commonest(of, ({ text, last }) => walk.after(text, last))
  const before = (of: readonly Growing[]) => commonest(of, ({ text, first }) => walk.before(text, first))
  let standing: readonly Growing[] = anchors.map(anchor => ({ ...anchor }))
  let [next, previous] = [after(standing), before(standing)]
  let best: { readonly at: Standing; readonly weight: number } | undefined
  for (let count = length; count < LONGEST; ) {
    const forward = next.groups >= previous.groups
    const { chosen, places, groups } = forward ? next : previous
    const [at] = chosen
    if (groups < least || !at) break
    for (const [i, one] of chosen.entries()) one[forward ? 'last' : 'first'] = places[i] ?? 0
    count++
    if (count >= PASSAGE && count * groups > (best?.weight ?? 0)) best = { at: { ...at }, weight: count * groups }
    // As long as none is left behind, what stands on the other side stays what it was.
    const fewer = chosen.length < standing.length
    standing = chosen
    if (forward || fewer) next = after(standing)
    if (!forward || fewer) previous = before(standing)
  }
  return best && { letters: lettersOf(best.at, walk), at: best.at }
}

/** `standing`: by groups rising. */
export function countGroups(standing: readonly Standing[]): number {
  return standing.reduce((count, { group }, at) => (group === standing[at - 1]?.group ? count : count + 1), 0)
}

type Growing = { -readonly [K in keyof Standing]: Standing[K] }

interface Step {
  readonly chosen: readonly Growing[]
  /** To where each goes. */
  readonly places: readonly number[]
  readonly groups: number
}

/** The letter that most groups have at the place to which each goes, and which those are. */
function commonest(standing: readonly Growing[], placeOf: (one: Growing) => number): Step {
  const byUnit = new Map<number, { chosen: Growing[]; places: number[]; groups: number; last: number }>()
  for (const one of standing) {
    const place = placeOf(one)
    if (place < 0) continue
    const unit = one.text[place] ?? 0
    const known = byUnit.get(unit)
    if (!known) byUnit.set(unit, { chosen: [one], places: [place], groups: 1, last: one.group })
    else {
      known.chosen.push(one)
      known.places.push(place)
      if (known.last !== one.group) known.groups++
      known.last = one.group
    }
  }
  let most: Step = { chosen: [], places: [], groups: 0 }
  for (const found of byUnit.values()) if (found.groups > most.groups) most = found
  return most
}

function lettersOf({ text, first, last }: Standing, walk: LetterWalk): string {
  let letters = ''
  for (let place = first; place >= 0 && place <= last; place = walk.after(text, place)) letters += String.fromCharCode(text[place] ?? 0)
  return letters
}
