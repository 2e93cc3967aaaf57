import type { Range } from '../../../shared/model/search.ts'
import type { Operator } from './operators.ts'
import { printQuery } from './print.ts'
import { problem } from './problems.ts'
import { createItemReader, type Item, type Notes, readItems } from './read-items.ts'
import { asksForSomething, isPassage, type NearNode, type ParsedQuery, type QueryNode } from './syntax.ts'

/** Never fails: what cannot be meant as it stands is read as text, or repaired, and told as a problem. */
export function parseQuery(input: string): ParsedQuery {
  const notes: Notes = { problems: [], tokens: [] }
  const reader = createItemReader(input, (range, inner) => {
    const node = parseRange(range, inner)
    return node?.kind === 'word' || node?.kind === 'pattern' ? undefined : node
  })
  const parseRange = (range: Range, inner: Notes) => join(readItems(reader, range, inner), inner)

  const root = parseRange({ start: 0, end: input.length }, notes) ?? null
  if (root && !asksForSomething(root)) notes.problems.push(problem('only-without', root))
  const byPlace = (a: Range, b: Range) => a.start - b.start
  return { root, problems: notes.problems.sort(byPlace), tokens: notes.tokens.sort(byPlace) }
}

/** From the loosest operator to the closest: AND or nothing, OR, NEAR, NOT. */
function join(items: readonly Item[], notes: Notes): QueryNode | undefined {
  const rest = settleOperators(items, notes)
  let at = 0

  const operatorAt = (kind: Operator['kind']) => {
    const item = rest[at]
    return item?.kind === 'operator' && item.operator.kind === kind ? item.operator : undefined
  }

  function readAnd(): QueryNode | undefined {
    const operands: QueryNode[] = []
    while (at < rest.length) {
      if (operatorAt('and')) at++
      operands.push(readOr())
    }
    return gather('and', operands)
  }

  function readOr(): QueryNode {
    const first = readNear()
    const operands = [first]
    while (operatorAt('or')) {
      at++
      operands.push(readNear())
    }
    return gather('or', operands) ?? first
  }

  function readNear(): QueryNode {
    let left = readNot()
    for (let operator = operatorAt('near'); operator?.kind === 'near'; operator = operatorAt('near')) {
      const sign = rest[at] as Item & { kind: 'operator' }
      at++
      const right = readNot()
      const { within, distance } = operator
      const range = { start: left.start, end: right.end }
      if (isPassage(left) && isPassage(right)) left = { kind: 'near', within, distance, left, right, ...range } satisfies NearNode
      else {
        notes.problems.push(problem('near-needs-words', sign))
        left = gather('and', [left, right]) ?? left
      }
    }
    return left
  }

  function readNot(): QueryNode {
    const item = rest[at++] as Item
    if (item.kind === 'operand') return item.node
    const operand = readNot()
    return { kind: 'not', operand, start: item.start, end: operand.end }
  }

  return readAnd()
}

/** An operator with nothing to belong to is a word. After this every binary one stands between operands. */
function settleOperators(items: readonly Item[], notes: Notes): Item[] {
  const settled: Item[] = []
  for (const [at, item] of items.entries()) {
    if (item.kind === 'operand') {
      settled.push(item)
      continue
    }
    const { text, start, end } = item
    const joins = beginsOperand(items, at + 1) && (item.operator.kind === 'not' || settled.at(-1)?.kind === 'operand')
    notes.tokens.push({ kind: joins ? 'operator' : 'word', start, end })
    if (!joins) notes.problems.push(problem('operator-alone', item, { operator: text }))
    settled.push(joins ? item : { kind: 'operand', node: { kind: 'word', text, start, end } })
  }
  return settled
}

function beginsOperand(items: readonly Item[], at: number): boolean {
  const item = items[at]
  if (!item) return false
  return item.kind === 'operand' || (item.operator.kind === 'not' && beginsOperand(items, at + 1))
}

/** Groups of the same kind in one another are one, and what is said twice is said once. */
function gather(kind: 'and' | 'or', operands: readonly QueryNode[]): QueryNode | undefined {
  const flat = operands.flatMap(operand => (operand.kind === kind ? operand.operands : [operand]))
  const distinct = distinctBy(flat, printQuery)
  const [first, second] = distinct
  if (!first || !second) return first
  return {
    kind,
    operands: distinct,
    start: Math.min(...distinct.map(node => node.start)),
    end: Math.max(...distinct.map(node => node.end)),
  }
}

function distinctBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const seen = new Set<string>()
  return values.filter(value => {
    const key = keyOf(value)
    return seen.has(key) ? false : seen.add(key)
  })
}
