import { firstIndex } from '../../../shared/first-index.ts'
import { createPointMap } from '../../../shared/text/offsets.ts'
import type { RefiSelection } from './refi-xml.ts'

/** Texts are UTF-8, or say by a byte order mark what they are. The mark is not part of the text. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

export interface CountedText {
  /** With line ends as `\n`. */
  readonly text: string
  /** `[start, end)` in units of `text`, for positions as the file counts them; undefined where there is nothing. */
  place(start: number, end: number): { readonly start: number; readonly end: number } | undefined
}

/**
 * Positions count code points, but programs do not agree whether a line end of Windows is one of them or two. The names
 * of the marks tell, where they repeat the beginning of the words; else what is known of the program.
 */
export function chooseLineEnds(raw: string, selections: readonly RefiSelection[], origin: string): CountedText {
  const text = raw.replaceAll(/\r\n?/g, '\n')
  const asOne = counting(text, text, unit => unit)
  if (!raw.includes('\r\n')) return asOne
  const ends = [...raw.matchAll(/\r\n/g)].map(match => match.index)
  const asTwo = counting(raw, text, unit => unit - countBelow(ends, unit))
  const fits = (counted: CountedText) => selections.filter(selection => namesItsWords(selection, counted)).length
  const [one, two] = [fits(asOne), fits(asTwo)]
  if (one !== two) return one > two ? asOne : asTwo
  return /atlas/i.test(origin) ? asOne : asTwo
}

function counting(counted: string, text: string, toUnit: (unit: number) => number): CountedText {
  const points = createPointMap(counted)
  return {
    text,
    place(start, end) {
      if (!(start >= 0 && end > start)) return undefined
      const place = { start: toUnit(points.toUnits(start)), end: toUnit(points.toUnits(end)) }
      return place.start < place.end ? place : undefined
    },
  }
}

/** How many of the sorted places lie before this one. */
function countBelow(places: readonly number[], unit: number): number {
  return firstIndex(places.length, at => (places[at] ?? 0) >= unit)
}

const TELLING = 10

function namesItsWords({ name, start, end }: RefiSelection, { text, place }: CountedText): boolean {
  const found = place(start, end)
  const beginning = name.replaceAll(/\s/g, '').slice(0, TELLING)
  if (!found || beginning === '') return false
  return text.slice(found.start, found.end).replaceAll(/\s/g, '').startsWith(beginning)
}
