import { type PlacedText, placeUnits } from '../../placed-text.ts'

/**
 * Where the same letters stand in texts, by groups rising. A wording may stand in all reports of a library: so these are
 * lists, and they are used again for the next letters.
 */
export interface Standing {
  count: number
  readonly slots: Uint32Array
  /** Reports of one group count as one. */
  readonly groups: Uint32Array
  /** Good until the next rest. */
  readonly texts: PlacedText[]
  /** Of the first letter and of the last one, in the text. */
  readonly firsts: Uint32Array
  readonly lasts: Uint32Array
}

const NONE = placeUnits(new Uint16Array(0))

/** Room for so many. */
export function createStanding(most: number): Standing {
  const list = () => new Uint32Array(most)
  return { count: 0, slots: list(), groups: list(), texts: new Array<PlacedText>(most).fill(NONE), firsts: list(), lasts: list() }
}

export function countGroups({ count, groups }: Standing): number {
  let distinct = 0
  for (let i = 0; i < count; i++) if (i === 0 || groups[i] !== groups[i - 1]) distinct++
  return distinct
}

/** Keeps those that pass, in their order. */
export function keepStanding(standing: Standing, passes: (i: number) => boolean): void {
  let kept = 0
  for (let i = 0; i < standing.count; i++) if (passes(i)) copyStanding(standing, i, standing, kept++)
  standing.count = kept
}

export function copyStanding(from: Standing, i: number, to: Standing, k: number): void {
  to.slots[k] = from.slots[i] ?? 0
  to.groups[k] = from.groups[i] ?? 0
  to.texts[k] = from.texts[i] ?? NONE
  to.firsts[k] = from.firsts[i] ?? 0
  to.lasts[k] = from.lasts[i] ?? 0
}
