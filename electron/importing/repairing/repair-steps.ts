import type { RepairStep } from '../../../shared/model/source.ts'
import type { Block } from '../compose.ts'
import { isSpace } from '../lines.ts'
import { type Blocks, blockAt, ended, paragraphAround, parted, putIn, takenOut, tidied, without } from './blocks.ts'
import { keepAsReport, keepAsText } from './keeping.ts'
import { type Laid, type Layout, leftOut, type Outcome, type Range } from './layout.ts'

/** A step that was found in the text. `next` is where the report begins that a merge takes in. */
export interface Step {
  readonly step: RepairStep
  readonly next: number | undefined
}

/** Does one step. `key` is that of a report which it makes. */
export function applyStep(layout: Layout, { step, next }: Step, key: string): Outcome {
  switch (step.kind) {
    case 'split':
      return split(layout, step.at, key)
    case 'merge':
      return merge(layout, step.at, next)
    case 'move':
      return move(layout, step, step.beside, step.side)
    case 'keep':
      return step.as === 'report' ? keepAsReport(layout, step, key) : keepAsText(layout, step)
    case 'cut':
      return cut(layout, step)
  }
}

/** Where the report begins that comes after the one with this unit; undefined where there is none. */
export function startOfNext({ text, reports }: Layout, offset: number): number | undefined {
  const at = reportAt(reports, firstWord(text, offset))
  return at < 0 ? undefined : reports[at + 1]?.blocks[0]?.start
}

function split(layout: Layout, offset: number, key: string): Outcome {
  const { text, reports } = layout
  const start = firstWord(text, offset)
  const at = reportAt(reports, start)
  const report = reports[at]
  if (!report) return { impossible: 'repair-left-out' }
  const blocks = parted(report.blocks, start)
  const border = blockAt(blocks, start)
  const before = tidied(text, blocks.slice(0, border))
  const behind = tidied(text, blocks.slice(border))
  if (before.length === 0 || behind.length === 0) return { impossible: 'repair-begins-here' }
  return { ...layout, reports: reports.toSpliced(at, 1, { ...report, blocks: before }, { key, blocks: behind }) }
}

function merge(layout: Layout, offset: number, next: number | undefined): Outcome {
  const { text, reports } = layout
  const at = reportAt(reports, firstWord(text, offset))
  const report = reports[at]
  if (!report) return { impossible: 'repair-left-out' }
  const other = next === undefined ? at + 1 : reportAt(reports, firstWord(text, next))
  const taken = reports[other]
  if (!taken) return { impossible: 'repair-no-next' }
  // Already so: the importer, or another repair, made one report of them.
  if (other === at) return layout
  const merged = { ...report, blocks: [...ended(report.blocks), ...taken.blocks] }
  return { ...layout, reports: reports.map(each => (each === report ? merged : each)).filter(each => each !== taken) }
}

function move(layout: Layout, range: Range, beside: number, side: 'before' | 'after'): Outcome {
  const place = firstWord(layout.text, beside)
  if (range.start <= place && place < range.end) return { impossible: 'repair-into-itself' }
  const { reports, taken } = takeFromAll(layout, range)
  // What was left out may be moved to its place at once.
  const moved = tidied(layout.text, taken.length > 0 ? taken : leftOut(layout, range))
  if (moved.length === 0) return { impossible: 'repair-nothing-there' }
  const at = reportAt(reports, place)
  const report = reports[at]
  if (!report) return { impossible: 'repair-left-out' }
  const { from, to } = paragraphAround(report.blocks, blockAt(report.blocks, place))
  const blocks = tidied(layout.text, putIn(report.blocks, side === 'before' ? from : to, moved))
  return {
    ...layout,
    reports: reports.with(at, { ...report, blocks }).filter(each => each.blocks.length > 0),
    marks: moved.reduce((marks, block) => without(marks, block), layout.marks),
  }
}

function cut(layout: Layout, range: Range): Outcome {
  const { reports, taken } = takeFromAll(layout, range)
  if (taken.length === 0) return { impossible: 'repair-nothing-there' }
  if (reports.some(report => report.blocks.length === 0)) return { impossible: 'repair-whole-report' }
  return { ...layout, reports, marks: [...layout.marks, ...taken.map(({ start, end }) => ({ start, end, reason: 'by-hand' as const }))] }
}

function takeFromAll({ text, reports }: Layout, range: Range): { readonly reports: readonly Laid[]; readonly taken: Blocks } {
  const taken: Block[] = []
  const left = reports.map(report => {
    const found = takenOut(report.blocks, range)
    taken.push(...found.taken)
    return found.taken.length === 0 ? report : { ...report, blocks: tidied(text, found.rest) }
  })
  return { reports: left, taken }
}

function reportAt(reports: readonly Laid[], offset: number): number {
  return reports.findIndex(report => blockAt(report.blocks, offset) >= 0)
}

/** White space before a word counts to the word: a line may be pointed at by its indent. */
function firstWord(text: string, offset: number): number {
  let at = offset
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}
