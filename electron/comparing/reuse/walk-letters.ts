import { type PlacedText, placedUnit } from '../../placed-text.ts'
import { createKindAt, LETTER, SKIPPED } from './letters.ts'

/** Goes from letter to letter in a text, over what stands between them and not beyond the paragraph. */
export interface LetterWalk {
  /** Place of the letter after, or before, the one at `place`; -1 where the paragraph ends. */
  after(text: PlacedText, place: number): number
  before(text: PlacedText, place: number): number
}

export function createLetterWalk(): LetterWalk {
  const kindAt = createKindAt()

  function step(text: PlacedText, place: number, by: 1 | -1): number {
    let next = place + by
    while (kindAt(text, next) === SKIPPED) next += by
    return kindAt(text, next) === LETTER ? next : -1
  }

  return {
    after: (text, place) => step(text, place, 1),
    before: (text, place) => step(text, place, -1),
  }
}

/** So many letters from a place on; undefined where the paragraph ends before. */
export function lettersFrom(text: PlacedText, place: number, count: number, walk: LetterWalk): Uint16Array | undefined {
  const letters = new Uint16Array(count)
  for (let i = 0, at = place; i < count; i++, at = walk.after(text, at)) {
    if (at < 0) return undefined
    letters[i] = placedUnit(text, at)
  }
  return letters
}

/** Place of the last of these letters, where they stand from a place on; -1 where they do not. */
export function lastOf(letters: Uint16Array, text: PlacedText, place: number, walk: LetterWalk): number {
  let at = place
  for (let i = 0; ; ) {
    if (at < 0 || placedUnit(text, at) !== letters[i]) return -1
    if (++i === letters.length) return at
    at = walk.after(text, at)
  }
}
