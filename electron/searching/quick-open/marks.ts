import type { Range } from '../../../shared/model/search.ts'
import { canBeLetters, typedCharacters } from './letters.ts'

/** Where in a text the words of a query stand, by their characters or by their letters; in reading order, apart from one another. */
export function marksOf(
  text: string,
  words: readonly string[],
  fold: (text: string) => string,
  syllablesOf: (text: string) => readonly string[],
): Range[] {
  const folded = fold(text)
  let syllables: readonly string[] | undefined
  const found = words.flatMap(word => {
    const start = folded.indexOf(word)
    if (start >= 0) return [{ start, end: start + word.length }]
    if (!canBeLetters(word)) return []
    syllables ??= syllablesOf(folded)
    const range = typedCharacters(syllables, word)
    return range ? [inUnits(text, range)] : []
  })
  return merged(found)
}

function inUnits(text: string, { start, end }: Range): Range {
  const characters = [...text]
  const before = characters.slice(0, start).join('').length
  return { start: before, end: before + characters.slice(start, end).join('').length }
}

function merged(ranges: readonly Range[]): Range[] {
  const apart: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = apart.at(-1)
    if (last && range.start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else apart.push(range)
  }
  return apart
}
