import { createKindAt, LETTER, SKIPPED } from './letters.ts'

/** Goes from letter to letter in a text, over what stands between them and not beyond the paragraph. */
export interface LetterWalk {
  /** Place of the letter after, or before, the one at `place`; -1 where the paragraph ends. */
  after(text: Uint16Array, place: number): number
  before(text: Uint16Array, place: number): number
}

/** Places of so many letters from one on; undefined where the paragraph ends before. */
export function lettersFrom(text: Uint16Array, place: number, count: number, walk: LetterWalk): Uint32Array | undefined {
  const places = new Uint32Array(count)
  let at = place
  for (let i = 0; i < count; i++) {
    if (at < 0) return undefined
    places[i] = at
    at = walk.after(text, at)
  }
  return places
}

export function createLetterWalk(): LetterWalk {
  const kindAt = createKindAt()

  function step(text: Uint16Array, place: number, by: 1 | -1): number {
    let next = place + by
    while (kindAt(text, next) === SKIPPED) next += by
    return kindAt(text, next) === LETTER ? next : -1
  }

  return {
    after: (text, place) => step(text, place, 1),
    before: (text, place) => step(text, place, -1),
  }
}
