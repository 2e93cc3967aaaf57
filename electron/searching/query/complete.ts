import type { QueryField, QueryOperator, QuerySuggestion, Range } from '../../../shared/model/search.ts'
import { FIELD_NAMES, readFieldHead } from './fields.ts'
import { isSpace, toHalfWidth } from './marks.ts'

/** A value that reports have. */
export interface NamedValue {
  readonly name: string
  /** What it is called behind the English name of its field, where that is something else. */
  readonly english?: string
  /** All further spellings that are typed for it, lower case: pinyin in full, its first letters. */
  readonly letters: readonly string[]
  readonly reports?: number
}

/** What the library holds of each field, the commonest first. */
export type KnownValues = Readonly<Partial<Record<QueryField, readonly NamedValue[]>>>

export interface Completion extends Range {
  readonly suggestions: readonly QuerySuggestion[]
}

/** The value before a caret, as far as it is written. */
export interface WrittenValue {
  readonly field: QueryField
  /** Whether the field goes by its English name. */
  readonly english: boolean
  readonly typed: string
}

const MOST = 20
const OPERATORS: readonly (readonly [string, QueryOperator])[] = [
  ['OR', 'or'],
  ['AND', 'and'],
  ['NOT', 'not'],
  ['NEAR/10', 'near'],
  ['SENTENCE', 'sentence'],
  ['PARAGRAPH', 'paragraph'],
  ['近/10', 'near'],
  ['同句', 'sentence'],
  ['同段', 'paragraph'],
  ['或', 'or'],
  ['且', 'and'],
]

/** What the word before the caret may become: a field, an operator, or a value of the field it stands in. */
export function complete(input: string, caret: number, known: KnownValues): Completion {
  const value = valueAt(input, caret)
  if (value) return { start: caret - value.typed.length, end: caret, suggestions: valueSuggestions(value, known) }
  const start = wordStart(toHalfWidth(input), caret)
  return { start, end: caret, suggestions: nameSuggestions(input.slice(start, caret)) }
}

/** Undefined where no field stands before the caret. */
export function valueAt(input: string, caret: number): WrittenValue | undefined {
  const half = toHalfWidth(input)
  const start = wordStart(half, caret)
  const head = readFieldHead(half.slice(start, caret))
  if (!head) return undefined
  const typed = /[^,，、\s]*$/.exec(input.slice(start + head.length, caret))?.[0] ?? ''
  return { field: head.field, english: /^[a-z]/.test(head.name), typed }
}

/** Behind the last space, parenthesis or leading minus; a field and its value hang together over the space between. */
export function wordStart(half: string, caret: number): number {
  let start = caret
  while (start > 0 && !isSpace(half, start - 1) && half.charAt(start - 1) !== '(') start--
  if (half.charAt(start) === '-') start++
  const field = /(?:^|[\s(-])([^\s(:]+:)\s+$/.exec(half.slice(0, start))
  return field?.[1] ? start - (field[0].length - field[0].indexOf(field[1])) : start
}

function nameSuggestions(typed: string): QuerySuggestion[] {
  const word = toHalfWidth(typed).toLowerCase()
  if (word === '') return []
  const fields = Object.entries(FIELD_NAMES).flatMap(([field, { zh, en, letters }]) => {
    const suggestion = (name: string): QuerySuggestion => ({ text: `${name}:`, kind: 'field', field: field as QueryField })
    if (en.startsWith(word)) return [suggestion(en)]
    return zh.startsWith(word) || letters.startsWith(word) ? [suggestion(zh)] : []
  })
  const begins = (name: string) => name.toLowerCase().startsWith(word) && name !== toHalfWidth(typed)
  const operators = OPERATORS.filter(([name]) => begins(name))
  return [...fields, ...operators.map(([text, operator]): QuerySuggestion => ({ text, kind: 'operator', operator }))]
}

/** Those that begin as typed come before those that hold it. */
function valueSuggestions({ field, english, typed }: WrittenValue, known: KnownValues): QuerySuggestion[] {
  const values = known[field] ?? []
  const word = toHalfWidth(typed)
    .replaceAll(/["“”「」『』]/g, '')
    .toLowerCase()
  const namesOf = ({ name, english: other }: NamedValue) => (other === undefined ? [name] : [name, other]).map(text => text.toLowerCase())
  const begins = (value: NamedValue) => [...namesOf(value), ...value.letters].some(spelling => spelling.startsWith(word))
  const holds = (value: NamedValue) => !begins(value) && namesOf(value).some(name => name.includes(word))
  return [...values.filter(begins), ...values.filter(holds)].slice(0, MOST).map(({ name, english: other, reports }) => ({
    text: quotedWhereNeeded(english && other !== undefined ? other : name),
    kind: 'value',
    ...(reports === undefined ? {} : { reports }),
  }))
}

function quotedWhereNeeded(value: string): string {
  return /[\s,，、]/.test(value) ? `"${value}"` : value
}
