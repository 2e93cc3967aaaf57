import type { QuerySuggestion, Range } from '../../../shared/model/search.ts'
import { BODY_NAMES, FIELD_NAMES, KIND_NAMES, readFieldHead } from './fields.ts'
import { isSpace, toHalfWidth } from './marks.ts'
import type { Field } from './syntax.ts'

/** A value that reports have, with the letters it is typed by. */
export interface NamedValue {
  readonly name: string
  /** All further spellings, lower case: pinyin in full, its first letters. */
  readonly letters: readonly string[]
  readonly reports?: number
}

/** What the library holds, the commonest first. */
export interface KnownValues {
  readonly places: readonly NamedValue[]
  readonly years: readonly NamedValue[]
  readonly tags: readonly NamedValue[]
  readonly themes: readonly NamedValue[]
}

export interface Completion extends Range {
  readonly suggestions: readonly QuerySuggestion[]
}

const MOST = 20
const OPERATORS = ['OR', 'AND', 'NOT', 'NEAR/10', 'SENTENCE', 'PARAGRAPH', '近/10', '同句', '同段', '或', '且']
/** Names of fields by the first letters of their pinyin. */
const FIELD_LETTERS: Readonly<Record<Field, string>> = {
  title: 'bt',
  section: 'j',
  place: 'dq',
  year: 'nf',
  body: 'jg',
  kind: 'lx',
  tag: 'bq',
  source: 'ly',
  theme: 'zt',
}

/** What the word before the caret may become: a field, an operator, or a value of the field it stands in. */
export function complete(input: string, caret: number, known: KnownValues): Completion {
  const half = toHalfWidth(input)
  const start = wordStart(half, caret)
  const head = readFieldHead(half.slice(start, caret))
  if (!head) return { start, end: caret, suggestions: nameSuggestions(input.slice(start, caret)) }
  const values = input.slice(start + head.length, caret)
  const last = /[^,，、\s]*$/.exec(values)?.[0] ?? ''
  return { start: caret - last.length, end: caret, suggestions: valueSuggestions(head.field, last, known) }
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
  const fields = Object.entries(FIELD_NAMES).flatMap(([field, { zh, en }]) => {
    const suggestion = (name: string): QuerySuggestion => ({ text: `${name}:`, kind: 'field' })
    if (en.startsWith(word)) return [suggestion(en)]
    return zh.startsWith(word) || FIELD_LETTERS[field as Field].startsWith(word) ? [suggestion(zh)] : []
  })
  const upper = toHalfWidth(typed)
  const operators = OPERATORS.filter(operator => operator.startsWith(upper) && operator !== upper)
  return [...fields, ...operators.map((text): QuerySuggestion => ({ text, kind: 'operator' }))]
}

function valueSuggestions(field: Field, typed: string, known: KnownValues): QuerySuggestion[] {
  const plain = (name: string): NamedValue => ({ name, letters: [] })
  switch (field) {
    case 'place':
      return matching(known.places, typed, 'place')
    case 'year':
      return matching(known.years, typed, 'year')
    case 'tag':
      return matching(known.tags, typed, 'tag')
    case 'theme':
      return matching(known.themes, typed, 'theme')
    case 'body':
      return matching(BODY_NAMES.map(plain), typed, 'body')
    case 'kind':
      return matching(KIND_NAMES.map(plain), typed, 'kind')
    default:
      return []
  }
}

/** Those that begin as typed come before those that hold it. */
function matching(values: readonly NamedValue[], typed: string, kind: QuerySuggestion['kind']): QuerySuggestion[] {
  const word = toHalfWidth(typed)
    .replaceAll(/["“”「」『』]/g, '')
    .toLowerCase()
  const begins = ({ name, letters }: NamedValue) =>
    name.toLowerCase().startsWith(word) || letters.some(spelling => spelling.startsWith(word))
  const holds = (value: NamedValue) => !begins(value) && value.name.toLowerCase().includes(word)
  return [...values.filter(begins), ...values.filter(holds)].slice(0, MOST).map(({ name, reports }) => ({
    text: /[\s,，、]/.test(name) ? `"${name}"` : name,
    kind,
    ...(reports === undefined ? {} : { reports }),
  }))
}
