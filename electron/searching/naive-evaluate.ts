import type { Range } from '../../shared/model/search.ts'
import { sentences } from '../../shared/text/sentences.ts'
import { readPattern } from './query/pattern.ts'
import type { FieldNode, NearNode, QueryNode } from './query/syntax.ts'
import type { Heading } from './sections.ts'

/** For tests: what a query means, said as plainly as can be and without any regard to time. */

export interface NaiveReport {
  /** Canonical and folded; the same for a test that folds nothing. */
  readonly canonical: string
  readonly folded: string
  readonly headings: readonly Heading[]
  /** Stretches with the folded name of their theme. */
  readonly themed: readonly Heading[]
  readonly place: string
}

export interface NaiveOptions {
  readonly fold: (text: string) => string
  readonly exact: boolean
}

/** Headings below which, and themes in which, the passage must stand: one for each such field, and those that are left out. */
interface Sections {
  readonly inside: readonly FieldNode[]
  readonly outside: readonly FieldNode[]
}

export interface NaiveAnswer {
  readonly holds: boolean
  /** In reading order, each once. */
  readonly hits: readonly Range[]
}

export function naiveEvaluate(root: QueryNode, report: NaiveReport, options: NaiveOptions): NaiveAnswer {
  const { fold, exact } = options
  const text = exact ? report.canonical : report.folded
  const form = (words: string) => (exact ? words : fold(words))

  function holds(node: QueryNode, sections: Sections): boolean {
    if (node.kind === 'field') return isSection(node) ? stretchesOf(node).length > 0 : node.values.includes(report.place)
    if (node.kind === 'not') return !holds(node.operand, sections)
    if (node.kind === 'or') return node.operands.some(operand => holds(operand, sections))
    if (node.kind !== 'and') return passages(node, sections).length > 0
    const inner = narrower(node.operands, sections)
    return node.operands.every(operand => {
      if (!isSection(operand)) return holds(operand, inner)
      return (operand.kind === 'not' && inner !== sections) || holds(operand, sections)
    })
  }

  function hits(node: QueryNode, sections: Sections): Range[] {
    if (node.kind === 'not' || !holds(node, sections)) return []
    if (node.kind === 'field') return node.field === 'section' ? inHeadings(node.values) : []
    if (node.kind === 'or') return node.operands.flatMap(operand => hits(operand, sections))
    if (node.kind !== 'and') return passages(node, sections)
    const inner = narrower(node.operands, sections)
    return node.operands.flatMap(operand => (isSection(operand) && inner !== sections ? [] : hits(operand, inner)))
  }

  function passages(node: QueryNode, { inside, outside }: Sections): Range[] {
    const within = (range: Range, field: FieldNode) => stretchesOf(field).some(({ start, end }) => start <= range.start && range.end <= end)
    return find(node).filter(range => inside.every(field => within(range, field)) && !outside.some(field => within(range, field)))
  }

  function find(node: QueryNode): Range[] {
    if (node.kind === 'word')
      return everyStart().flatMap(start => (text.startsWith(form(node.text), start) ? [{ start, end: start + node.text.length }] : []))
    if (node.kind === 'pattern') return everyStart().flatMap(start => patternAt(node.text, start))
    if (node.kind === 'or') return node.operands.flatMap(find)
    return node.kind === 'near' ? near(node) : []
  }

  function patternAt(pattern: string, start: number): Range[] {
    const { literals, gaps } = readPattern(pattern)
    const character = '(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|[^\\n\\ud800-\\udbff])'
    const source = literals.map((literal, i) => {
      const gap = gaps[i]
      return form(literal).replaceAll(/[\^$.*+?()[\]{}|]/g, '\\$&') + (gap ? `${character}{${gap.characters}}[^\\n]{0,${gap.more}}` : '')
    })
    const whole = new RegExp(`^${source.join('')}$`)
    for (let end = start + 1; end <= text.length; end++) {
      if (!whole.test(text.slice(start, end))) continue
      return gaps.some(gap => gap.more > 0) && !inOneSentence({ start, end }) ? [] : [{ start, end }]
    }
    return []
  }

  function near({ left, right, distance, within }: NearNode): Range[] {
    const all = find(left).flatMap(a =>
      find(right).flatMap(b => {
        const [first, second] = a.start <= b.start ? [a, b] : [b, a]
        const gap = second.start - first.end
        const range = { start: first.start, end: Math.max(first.end, second.end) }
        if (gap < 0 || gap > (distance ?? Number.POSITIVE_INFINITY)) return []
        if (within === 'sentence' && !inOneSentence(range)) return []
        return within === 'paragraph' && report.folded.slice(range.start, range.end).includes('\n') ? [] : [range]
      }),
    )
    return all.filter(range => !all.some(other => isShorterIn(other, range)))
  }

  function inOneSentence(range: Range): boolean {
    let start = 0
    for (const line of report.folded.split('\n')) {
      const end = start + line.length
      if (sentences(report.folded, { start, end }).some(sentence => sentence.start <= range.start && range.end <= sentence.end)) return true
      start = end + 1
    }
    return false
  }

  function stretchesOf({ field, values }: FieldNode): Heading[] {
    const stretches = field === 'theme' ? report.themed : report.headings
    return stretches.filter(({ text: name }) => values.some(value => name.includes(fold(value))))
  }

  function headingsOf(values: readonly string[]): Heading[] {
    return report.headings.filter(({ text: heading }) => values.some(value => heading.includes(fold(value))))
  }

  function inHeadings(values: readonly string[]): Range[] {
    return headingsOf(values).flatMap(({ text: heading, start }) =>
      values
        .map(fold)
        .flatMap(value =>
          heading.includes(value) ? [{ start: start + heading.indexOf(value), end: start + heading.indexOf(value) + value.length }] : [],
        ),
    )
  }

  function everyStart(): number[] {
    return Array.from({ length: text.length }, (_, start) => start)
  }

  const everywhere: Sections = { inside: [], outside: [] }
  const found = new Map(hits(root, everywhere).map(range => [`${range.start} ${range.end}`, range]))
  return { holds: holds(root, everywhere), hits: [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end) }
}

function isShorterIn(other: Range, range: Range): boolean {
  return other.start >= range.start && other.end <= range.end && other.end - other.start < range.end - range.start
}

function isSection(node: QueryNode): boolean {
  const field = node.kind === 'not' ? node.operand : node
  return field.kind === 'field' && (field.field === 'section' || field.field === 'theme')
}

function narrower(operands: readonly QueryNode[], sections: Sections): Sections {
  const fields = operands.filter(isSection)
  if (fields.length === 0 || !operands.some(operand => !isSection(operand) && speaksOfText(operand))) return sections
  const field = (node: QueryNode) => (node.kind === 'field' ? [node] : [])
  return {
    inside: [...sections.inside, ...fields.flatMap(field)],
    outside: [...sections.outside, ...fields.flatMap(node => (node.kind === 'not' ? field(node.operand) : []))],
  }
}

function speaksOfText(node: QueryNode): boolean {
  if (node.kind === 'not') return speaksOfText(node.operand)
  if (node.kind === 'and' || node.kind === 'or') return node.operands.some(speaksOfText)
  return node.kind !== 'field'
}
