import { firstIndex } from '../first-index.ts'
/**
 * A text as quotes are matched in it: NFKC and without white space, so that a line wrapped again or a comma made full
 * width is no change. For matching only; `range` leads back to offsets of the text it was made from.
 */
export interface MatchingText {
  readonly text: string
  /** The stretch of the original that `[start, end)` of the matching text came from. */
  range(start: number, end: number): { start: number; end: number }
  /** The first unit of the matching text that comes from this offset of the original or from behind it. */
  indexOf(offset: number): number
}

export function createMatchingText(original: string): MatchingText {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let at = 0
  for (const character of original) {
    const shown = normalise(character)
    for (let unit = 0; unit < shown.length; unit++) {
      starts.push(at)
      ends.push(at + character.length)
    }
    text += shown
    at += character.length
  }
  return {
    text,
    range(start, end) {
      const from = starts[start] ?? original.length
      return { start: from, end: end > start ? (ends[end - 1] ?? original.length) : from }
    },
    indexOf: offset => firstIndex(starts.length, at => (starts[at] ?? 0) >= offset),
  }
}

export function toMatchingText(text: string): string {
  let shown = ''
  for (const character of text) shown += normalise(character)
  return shown
}

/** Soft hyphen, zero-width space and joiners of lines, byte order mark: nothing to see, nothing to match. */
const INVISIBLE = /[\s\u00ad\u200b\u2060\ufeff]/g

function normalise(character: string): string {
  const code = character.charCodeAt(0)
  // Han characters and ASCII letters, nearly everything there is, are their own normal form.
  if ((code >= 0x4e00 && code <= 0x9fff) || (code > 0x20 && code < 0x7f)) return character
  return character.normalize('NFKC').replaceAll(INVISIBLE, '')
}
