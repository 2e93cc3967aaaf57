import type { Range } from '../../../shared/model/search.ts'
import type { FoundNumber } from './find-numbers.ts'
import { withoutBrackets } from './plain-text.ts'

/** The words around a quantity that say what it counts; all of plain text. */
export interface NumberContext {
  /** From the beginning of the clause, or from the quantity before it, without brackets. */
  readonly left: string
  /** The whole clause before the number, quantities included. */
  readonly clause: string
  /** After the measure word, to the next sign or number. */
  readonly right: string
  /** After the measure word, to the end of the clause or the next number. */
  readonly rest: string
  /** The clause before that of the number, or empty. */
  readonly previous: string
  /** All of the sentence up to the next 。 */
  readonly sentence: string
  /** The sentence up to the number. */
  readonly before: string
  /** Nothing but signs stands between it and the quantity before it in the sentence. */
  readonly continues: boolean
}

const SENTENCE_END = /[。!?;\n]/
const CLAUSE_END = /[,。!?;:\n]/
/** A sentence is looked for so far; what goes on longer is no sentence. */
const LONGEST = 1000
/** What belongs to the quantity before it in a list. */
const LISTED = /^.*、/
const REST_STOP = /[,。!?;:\n\d]/
const STOP = /[,。!?;:、\n()《》“”"\d]/

const QUOTED = /^[“"]([^“”"\n]{2,16})[”"]/
const LONGEST_QUOTED = 20

/** `[start, end)` of the sentence that holds a place, its full stop included; a semicolon ends one, too. */
export function sentenceAt(text: string, start: number, end: number): Range {
  let to = end
  const last = Math.min(text.length, end + LONGEST)
  while (to < last && !SENTENCE_END.test(text[to] ?? '')) to++
  if (to < last && text[to] !== '\n') to++
  let from = start
  const first = Math.max(0, start - LONGEST)
  while (from > first && !SENTENCE_END.test(text[from - 1] ?? '')) from--
  while (from < start && /\s/.test(text[from] ?? '')) from++
  return { start: from, end: to }
}

/** A quantity that stands before another one. */
export interface Neighbour {
  readonly number: FoundNumber
  /** What it counts stands behind it: 8次会议、3部法规. */
  readonly countsRight: boolean
}

/** @param neighbour the quantity before it, in whichever sentence */
export function contextOf(text: string, number: FoundNumber, sentence: Range, neighbour: Neighbour | undefined): NumberContext {
  const before = neighbour?.number
  let clauseStart = number.prefixStart
  while (clauseStart > sentence.start && !isClauseEnd(text, clauseStart - 1)) clauseStart--
  const from = before && before.end > clauseStart ? before.end : clauseStart
  const between = withoutBrackets(text.slice(Math.min(from, number.prefixStart), number.prefixStart))
  const left = neighbour?.countsRight && from === before?.end ? between.replace(LISTED, '') : between
  // 8期“委员讲堂”: what is quoted is named.
  const [quoted = '', named = ''] = QUOTED.exec(text.slice(number.end, Math.min(sentence.end, number.end + LONGEST_QUOTED))) ?? []
  let rightEnd = number.end + quoted.length
  while (rightEnd < sentence.end && !STOP.test(text[rightEnd] ?? '')) rightEnd++
  let restEnd = rightEnd
  while (restEnd < sentence.end && !REST_STOP.test(text[restEnd] ?? '')) restEnd++
  return {
    left,
    clause: withoutBrackets(text.slice(clauseStart, number.prefixStart)),
    right: named + text.slice(number.end + quoted.length, rightEnd),
    rest: text.slice(number.end, restEnd),
    previous:
      withoutBrackets(text.slice(sentence.start, Math.max(sentence.start, clauseStart - 1)))
        .split(/[,:]/)
        .at(-1) ?? '',
    sentence: text.slice(sentence.start, sentence.end),
    before: text.slice(sentence.start, number.prefixStart),
    continues: before !== undefined && before.end >= sentence.start && /^[、,和及\s]*$/.test(text.slice(before.end, number.prefixStart)),
  }
}

/** A comma inside brackets or a title ends no clause. */
function isClauseEnd(text: string, at: number): boolean {
  return CLAUSE_END.test(text[at] ?? '') && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '') && text[at] === ':')
}
