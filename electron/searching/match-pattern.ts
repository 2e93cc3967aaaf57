import type { Range } from '../../shared/model/search.ts'
import { holdsSentenceEnd } from '../../shared/text/sentences.ts'
import type { Gap, Pattern } from './query/pattern.ts'

/**
 * Where the pattern occurs: of each place where its first literal stands the shortest stretch that fits. A wildcard
 * never stands for a line end, and a pattern with `*` lies in one sentence.
 */
export function matchPattern(text: string, { literals, gaps }: Pattern, starts: Iterable<number>): Range[] {
  const oneSentence = gaps.some(gap => gap.more > 0)
  const [first = ''] = literals
  const found: Range[] = []
  for (const start of starts) {
    let ends = [start + first.length]
    for (let i = 0; i < gaps.length && ends.length > 0; i++) ends = advance(text, ends, gaps[i] as Gap, literals[i + 1] ?? '')
    const [end] = ends
    if (end !== undefined && !(oneSentence && holdsSentenceEnd(text, { start, end }))) found.push({ start, end })
  }
  return found
}

/** Ends of the literal behind a gap that begins at one of `froms`, rising; both without repeats. */
function advance(text: string, froms: readonly number[], gap: Gap, literal: string): number[] {
  const ends: number[] = []
  for (const from of froms) {
    let at = skip(text, from, gap.characters)
    for (let more = 0; at !== undefined && more <= gap.more; more++, at = skipUnit(text, at)) {
      if (text.startsWith(literal, at)) ends.push(at + literal.length)
    }
  }
  return froms.length === 1 ? ends : [...new Set(ends)].sort((a, b) => a - b)
}

/** Behind so many characters of one line; a surrogate pair is one. */
function skip(text: string, from: number, characters: number): number | undefined {
  let at: number | undefined = from
  for (let i = 0; i < characters && at !== undefined; i++) {
    const code = text.codePointAt(at)
    at = code === undefined ? undefined : skipUnit(text, at, code > 0xffff ? 2 : 1)
  }
  return at
}

function skipUnit(text: string, at: number, units = 1): number | undefined {
  return at >= text.length || text.charAt(at) === '\n' ? undefined : at + units
}
