import type { Range } from '../../shared/model/search.ts'
import { holdsSentenceEnd } from '../../shared/text/sentences.ts'
import type { Occurrences } from './corpus.ts'
import type { Gap, Pattern } from './query/pattern.ts'

/**
 * Hands over, report by report, where the pattern may begin: where its first literal stands and its second one so near
 * behind that they could belong together. Nearly all places of common words are left out so, without a look at the text.
 */
export function eachBeginning(
  firsts: Occurrences,
  seconds: Occurrences,
  { literals: [literal = ''], gaps: [gap = { characters: 0, more: 0 }] }: Pattern,
  take: (slot: number, begins: readonly number[]) => void,
): void {
  const least = literal.length + gap.characters
  // A character takes two units at most.
  const most = least + gap.characters + gap.more
  for (let i = 0, j = 0; i < firsts.slots.length; i++) {
    const slot = firsts.slots[i] ?? 0
    while ((seconds.slots[j] ?? slot) < slot) j++
    if (seconds.slots[j] !== slot) continue
    const begins = followed(startsAt(firsts, i), startsAt(seconds, j), least, most)
    if (begins.length > 0) take(slot, begins)
  }
}

function startsAt({ firsts, starts }: Occurrences, place: number): Uint32Array {
  return starts.subarray(firsts[place], firsts[place + 1])
}

/** Those behind which one of `others` begins, `least` to `most` units later; both rising. */
function followed(starts: Uint32Array, others: Uint32Array, least: number, most: number): number[] {
  const found: number[] = []
  let next = 0
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] ?? 0
    while (next < others.length && (others[next] ?? 0) < start + least) next++
    if (next === others.length) break
    if ((others[next] ?? 0) <= start + most) found.push(start)
  }
  return found
}

/**
 * Where the pattern occurs: of each of `starts` where its first literal stands the shortest stretch that fits. A wildcard
 * never stands for a line end, and a pattern with `*` lies in one sentence.
 */
export function matchPattern(text: string, { literals, gaps }: Pattern, starts: Iterable<number>): Range[] {
  const oneSentence = gaps.some(gap => gap.more > 0)
  const [first = ''] = literals
  const found: Range[] = []
  for (const start of starts) {
    if (!text.startsWith(first, start)) continue
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
