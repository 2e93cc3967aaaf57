import type { Range } from '../../../shared/model/search.ts'
import type { FoundNumber } from './find-numbers.ts'
import { withoutBrackets } from './plain-text.ts'
import { VERB_NOUNS, VERBS } from './words.ts'

/** The words around a quantity that say what it counts; all of plain text. */
export interface NumberContext {
  /** From the beginning of the clause, or from the quantity before it, without brackets. */
  readonly left: string
  /** What stands between them and the digits: 共, 达到. */
  readonly prefix: string
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
  /** The paragraph up to the number. */
  readonly topic: string
  /** What was done with the first thing of a list, for the next ones: 补选市代表5名、区代表27名; empty for others. */
  readonly deed: string
}

const SENTENCE_END = /[。!?;\n]/
const CLAUSE_END = /[,。!?;:\n]/
/** A sentence is looked for so far; what goes on longer is no sentence. */
const LONGEST = 1000
/** 3万亿元新台阶、达到…: what the number before it stands for. */
const THRESHOLD = /^新?(?:大关|关口|台阶)/
/** What belongs to the quantity before it in a list. */
const LISTED = /^.*[、和及与]/
const REST_STOP = /[,。!?;:\n\d]/
const STOP = /[,。!?;:、\s()《》“”"\d]/

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
  const between = withoutBrackets(text.slice(Math.min(from, number.prefixStart), number.prefixStart)).replace(THRESHOLD, '')
  const left = neighbour?.countsRight && from === before?.end ? between.replace(LISTED, '') : between
  // 8期“委员讲堂”: what is quoted is named.
  const [quoted = '', named = ''] = QUOTED.exec(text.slice(number.end, Math.min(sentence.end, number.end + LONGEST_QUOTED))) ?? []
  const rightEnd = endOf(STOP, text, number.end + quoted.length, sentence.end)
  let restEnd = endOf(REST_STOP, text, rightEnd, sentence.end)
  let shared = ''
  // 6部法律和8部法规实施情况: what is said of both.
  const next = AND_NUMBER.exec(text.slice(restEnd - 1, restEnd + LONGEST_NUMBER))?.[0]
  if (next?.endsWith(number.unit)) {
    const from = restEnd - 1 + next.length
    if (restEnd === rightEnd) shared = text.slice(from, endOf(STOP, text, from, sentence.end))
    restEnd = endOf(REST_STOP, text, from, sentence.end)
  } else if (ENDS_WITH_VERB.test(text.slice(number.end, restEnd))) {
    // 40名组成人员联系200名代表: what comes is still of these.
    const [object = ''] = ANY_NUMBER.exec(text.slice(restEnd, restEnd + LONGEST_NUMBER)) ?? []
    if (object !== '') restEnd = endOf(REST_STOP, text, restEnd + object.length, sentence.end)
  }
  return {
    left,
    prefix: text.slice(number.prefixStart, number.start),
    clause: withoutBrackets(text.slice(clauseStart, number.prefixStart)),
    right: named + text.slice(number.end + quoted.length, rightEnd) + shared,
    rest: text.slice(number.end, restEnd),
    previous:
      withoutBrackets(text.slice(sentence.start, Math.max(sentence.start, clauseStart - 1)))
        .split(/[,:]/)
        .at(-1) ?? '',
    sentence: text.slice(sentence.start, sentence.end),
    before: text.slice(sentence.start, number.prefixStart),
    topic: text.slice(text.lastIndexOf('\n', number.start) + 1, number.prefixStart),
    deed: from === before?.end && LIST_SIGN.test(between) && !BEGINS_WITH_VERB.test(between) ? deedOf(text.slice(clauseStart, from)) : '',
  }
}

function endOf(stop: RegExp, text: string, from: number, last: number): number {
  let at = from
  while (at < last && !stop.test(text[at] ?? '')) at++
  return at
}

/** A sign and the number after it with its measure word. */
const AND_NUMBER = /^(?:[和及与][\d.]+[余多]?\s*\p{sc=Han}{1,2}?|、[\d.]+[余多]?[名位人])(?=\p{sc=Han})/u
const ANY_NUMBER = /^[\d.]+[余多]?\p{sc=Han}/u
const ENDS_WITH_VERB = new RegExp(`(?:${VERBS.join('|')})$`)
const LONGEST_NUMBER = 10

/** The last verb before the first number of a clause. */
function deedOf(clause: string): string {
  const [words = ''] = /^\D*/.exec(clause) ?? []
  return [...words.matchAll(ANY_VERB)].map(([verb]) => verb).findLast(verb => !VERB_NOUNS.includes(verb)) ?? ''
}
const LIST_SIGN = /^[、和及与]/
const BEGINS_WITH_VERB = new RegExp(`^[、和及与](?:${VERBS.filter(verb => !VERB_NOUNS.includes(verb)).join('|')})`)
const ANY_VERB = new RegExp(VERBS.join('|'), 'g')

/** A comma inside brackets or a title ends no clause. */
function isClauseEnd(text: string, at: number): boolean {
  return CLAUSE_END.test(text[at] ?? '') && !(/\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '') && text[at] === ':')
}
