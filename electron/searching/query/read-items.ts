import type { QueryProblem, QueryToken, Range } from '../../../shared/model/search.ts'
import { readFieldHead, wrongValue } from './fields.ts'
import { closingMark, closingParenthesis, isSpace, loneMark, opensPhrase, toHalfWidth } from './marks.ts'
import { type Operator, readOperatorWord } from './operators.ts'
import { readWord } from './pattern.ts'
import { problem } from './problems.ts'
import type { QueryNode } from './syntax.ts'

/** A part of a query: something to look for, or an operator, or a word that looks like one. */
export type Item =
  | { readonly kind: 'operand'; readonly node: QueryNode }
  | ({ readonly kind: 'operator'; readonly operator: Operator; readonly text: string } & Range)

/** What is noted while reading. */
export interface Notes {
  readonly problems: QueryProblem[]
  readonly tokens: QueryToken[]
}

export interface ItemReader {
  readonly input: string
  /** The same in half width, unit for unit. */
  readonly half: string
  /** Reads what stands between two parentheses; undefined where it is a single word, which needs none. */
  readGroup(range: Range, notes: Notes): QueryNode | undefined
}

const SEPARATORS = ',，、'

export function createItemReader(input: string, readGroup: ItemReader['readGroup']): ItemReader {
  return { input, half: toHalfWidth(input), readGroup }
}

export function readItems(reader: ItemReader, { start, end }: Range, notes: Notes): Item[] {
  const { half } = reader
  const items: Item[] = []
  let at = start
  while (at < end) {
    if (isSpace(half, at)) {
      at++
      continue
    }
    const excluded = half.charAt(at) === '-' && at + 1 < end && !isSpace(half, at + 1)
    if (excluded) notes.tokens.push({ kind: 'operator', start: at, end: at + 1 })
    const from = excluded ? at + 1 : at
    const operator = excluded ? undefined : readOperator(reader, from, end)
    if (operator) {
      items.push(operator)
      at = operator.end
      continue
    }
    const { node, next } = readOperand(reader, { start: from, end }, notes)
    if (node) items.push({ kind: 'operand', node: excluded ? { kind: 'not', operand: node, start: at, end: node.end } : node })
    at = next
  }
  return items
}

function readOperator({ input, half }: ItemReader, start: number, limit: number): (Item & { kind: 'operator' }) | undefined {
  const end = wordEnd(half, start, limit)
  const text = input.slice(start, end)
  const operator = readOperatorWord(text)
  return operator && { kind: 'operator', operator, text, start, end }
}

interface ReadOperand {
  /** Undefined where there is nothing to look for: an empty phrase, a field without a value. */
  readonly node: QueryNode | undefined
  readonly next: number
}

function readOperand(reader: ItemReader, range: Range, notes: Notes): ReadOperand {
  return (
    readParenthesis(reader, range, notes) ??
    readPhrase(reader, range, notes) ??
    readField(reader, range, notes) ??
    readPlain(reader, range, notes)
  )
}

function readParenthesis({ input, half, readGroup }: ItemReader, { start, end }: Range, notes: Notes): ReadOperand | undefined {
  if (half.charAt(start) !== '(') return undefined
  const close = closingParenthesis(input, half, start, end)
  const open = close === -1
  // A parenthesis that goes on as a word is part of the text, and so is one that nothing closes where nothing is joined.
  if (
    open
      ? !half
          .slice(start + 1, end)
          .split(/\s+/)
          .some(readOperatorWord)
      : close + 1 < end && !isSpace(half, close + 1)
  )
    return undefined
  const inner: Notes = { problems: [], tokens: [] }
  const node = readGroup({ start: start + 1, end: open ? end : close }, inner)
  if (!node) return undefined
  notes.tokens.push({ kind: 'parenthesis', start, end: start + 1 }, ...inner.tokens)
  if (open) notes.problems.push(problem('parenthesis-open', { start, end: start + 1 }))
  else notes.tokens.push({ kind: 'parenthesis', start: close, end: close + 1 })
  notes.problems.push(...inner.problems)
  return { node, next: open ? end : close + 1 }
}

function readPhrase({ input }: ItemReader, { start, end }: Range, notes: Notes): ReadOperand | undefined {
  const close = closingMark(input, start, end)
  if (close === -1) return undefined
  const next = close + 1
  notes.tokens.push({ kind: 'phrase', start, end: next })
  const text = input.slice(start + 1, close)
  return { node: text === '' ? undefined : { kind: 'word', text, start, end: next }, next }
}

function readField(reader: ItemReader, { start, end }: Range, notes: Notes): ReadOperand | undefined {
  const head = readFieldHead(reader.half.slice(start, end))
  if (!head) return undefined
  let at = start + head.length
  while (at < end && isSpace(reader.half, at)) at++
  const { values, next } = readValues(reader, { start: at, end })
  if (values.length === 0) {
    notes.tokens.push({ kind: 'field', start, end: start + head.length })
    notes.problems.push(problem('field-empty', { start, end: start + head.length }, { field: head.name }))
    return { node: undefined, next }
  }
  const [wrong] = values.flatMap(value => wrongValue(head.field, value) ?? [])
  if (wrong !== undefined) {
    notes.problems.push(problem(wrong, { start: at, end: next }))
    return undefined
  }
  notes.tokens.push({ kind: 'field', start, end: start + head.length }, { kind: 'value', start: at, end: next })
  return { node: { kind: 'field', field: head.field, name: head.name, values: [...new Set(values)], start, end: next }, next }
}

/** Values with commas between them, each plain or a phrase. */
function readValues({ input }: ItemReader, { start, end }: Range): { values: string[]; next: number } {
  const values: string[] = []
  let at = start
  while (at < end && !isSpace(input, at)) {
    if (SEPARATORS.includes(input.charAt(at))) {
      at++
      continue
    }
    const close = closingMark(input, at, end, SEPARATORS)
    const last = close === -1 ? valueEnd(input, at, end) : close
    const value = input.slice(close === -1 ? at : at + 1, last)
    if (value.trim() !== '') values.push(value)
    at = close === -1 ? last : last + 1
    if (close !== -1 && opensPhrase(input.charAt(at))) break
  }
  return { values, next: at }
}

function readPlain({ input, half }: ItemReader, { start, end: limit }: Range, notes: Notes): ReadOperand {
  const end = wordEnd(half, start, limit)
  const raw = input.slice(start, end)
  const { kind, text, trimmed } = readWord(raw)
  const lone = loneMark(raw)
  // A text that was cut out of another one is found as it is.
  if (lone !== undefined && raw !== input.trim()) notes.problems.push(problem('mark-alone', { start: start + lone, end: start + lone + 1 }))
  if (trimmed) notes.problems.push(problem('wildcard-at-edge', { start, end }))
  notes.tokens.push({ kind: kind === 'pattern' ? 'wildcard' : 'word', start, end })
  return { node: { kind, text, start, end }, next: end }
}

function wordEnd(input: string, at: number, limit: number): number {
  let end = at
  while (end < limit && !isSpace(input, end)) end++
  return end
}

function valueEnd(input: string, at: number, limit: number): number {
  let end = at
  while (end < limit && !isSpace(input, end) && !SEPARATORS.includes(input.charAt(end))) end++
  return end
}
