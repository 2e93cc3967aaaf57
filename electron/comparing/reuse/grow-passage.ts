import { PASSAGE } from './anchors.ts'
import type { LetterWalk } from './walk-letters.ts'

/** A stretch of a text: its first and its last letter. */
export interface Standing {
  readonly slot: number
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
  textOf: (slot: number) => Uint16Array,
  walk: LetterWalk,
  least: number,
): Passage | undefined {
  let standing = anchors
  let count = length
  let best: { readonly standing: readonly Standing[]; readonly groups: number; readonly count: number } | undefined
  while (count < LONGEST) {
    const after = commonest(standing, one => walk.after(textOf(one.slot), one.last), textOf)
    const before = commonest(standing, one => walk.before(textOf(one.slot), one.first), textOf)
    const [side, next] = after.groups >= before.groups ? (['last', after] as const) : (['first', before] as const)
    if (next.groups < least) break
    standing = next.chosen.map(({ one, place }) => ({ ...one, [side]: place }))
    count++
    if (count >= PASSAGE && count * next.groups > (best ? best.count * best.groups : 0)) best = { standing, groups: next.groups, count }
  }
  const at = best?.standing[0]
  if (!best || !at) return undefined
  return { letters: lettersOf(at, textOf, walk), groups: best.groups, at }
}

/** `standing`: by groups rising. */
export function countGroups(standing: readonly Standing[]): number {
  return standing.reduce((count, { group }, at) => (group === standing[at - 1]?.group ? count : count + 1), 0)
}

interface Step {
  readonly one: Standing
  readonly place: number
}

/** The letter that most groups have at the place to which each goes, and which those are. */
function commonest(
  standing: readonly Standing[],
  placeOf: (one: Standing) => number,
  textOf: (slot: number) => Uint16Array,
): { readonly chosen: readonly Step[]; readonly groups: number } {
  const byUnit = new Map<number, { chosen: Step[]; groups: number; last: number }>()
  for (const one of standing) {
    const place = placeOf(one)
    if (place < 0) continue
    const unit = textOf(one.slot)[place] ?? 0
    const known = byUnit.get(unit)
    if (!known) byUnit.set(unit, { chosen: [{ one, place }], groups: 1, last: one.group })
    else {
      known.chosen.push({ one, place })
      if (known.last !== one.group) known.groups++
      known.last = one.group
    }
  }
  let most: { readonly chosen: readonly Step[]; readonly groups: number } = { chosen: [], groups: 0 }
  for (const found of byUnit.values()) if (found.groups > most.groups) most = found
  return most
}

function lettersOf({ slot, first, last }: Standing, textOf: (slot: number) => Uint16Array, walk: LetterWalk): string {
  const text = textOf(slot)
  let letters = ''
  for (let place = first; place >= 0 && place <= last; place = walk.after(text, place)) letters += String.fromCharCode(text[place] ?? 0)
  return letters
}
