import type { RepairImpossible } from '../../shared/errors.ts'
import type { RepairStep } from '../../shared/model/source.ts'
import { type Blocks, blockAt, ended, paragraphAround, parted, putIn, takenOut, tidied, without } from './blocks.ts'
import type { Block, Mark } from './compose.ts'
import { isSpace, splitLines } from './lines.ts'

/** A report while it is repaired. The key tells it from the others, however often the same steps are done again. */
export interface Laid {
  readonly key: string
  readonly blocks: Blocks
}

/** How a source is laid out: its reports in order, and why what is in none of them was left out. */
export interface Layout {
  readonly text: string
  readonly reports: readonly Laid[]
  readonly marks: readonly Mark[]
}

/** A step that was found in the text. `next` is where the report begins that a merge takes in. */
export interface Step {
  readonly step: RepairStep
  readonly next: number | undefined
}

type Range = { readonly start: number; readonly end: number }
type Outcome = Layout | { readonly impossible: RepairImpossible }

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

/** As a report of its own, in the order of the source. */
function keepAsReport(layout: Layout, range: Range, key: string): Outcome {
  const blocks = leftOut(layout, range)
  const [first] = blocks
  if (!first) return { impossible: 'repair-kept-already' }
  const before = layout.reports.findLastIndex(report => (report.blocks[0]?.start ?? 0) < first.start)
  return { ...layout, reports: layout.reports.toSpliced(before + 1, 0, { key, blocks }), marks: without(layout.marks, range) }
}

/** Each stretch of it that is in no report. */
function keepAsText(layout: Layout, range: Range): Outcome {
  const stretches = openIn(layout.reports, range).filter(stretch => linesIn(layout.text, stretch).length > 0)
  if (stretches.length === 0) return { impossible: 'repair-kept-already' }
  return stretches.reduce<Outcome>((now, stretch) => ('impossible' in now ? now : keepStretch(now, stretch)), layout)
}

/** Behind what stands before it in the source, or before all of it. */
function keepStretch(layout: Layout, range: Range): Outcome {
  const { text, reports } = layout
  const kept = linesIn(text, range)
  const first = kept[0]?.start ?? range.end
  const before = nearest(
    reports,
    block => block.start < first,
    (one, other) => one.start > other.start,
  )
  const behind = nearest(
    reports,
    block => block.start > first,
    (one, other) => one.start < other.start,
  )
  const place = before ?? behind
  const own = place && reports[place.report]
  if (!own) return { impossible: 'repair-no-report' }
  const { from, to } = paragraphAround(own.blocks, place.index)
  const now = keptInLine(text, reports, kept, before, behind) ?? {
    report: place.report,
    blocks: putIn(own.blocks, before ? to : from, kept),
  }
  return {
    ...layout,
    reports: reports.map((report, at) => (at === now.report ? { ...report, blocks: tidied(text, now.blocks) } : report)),
    marks: without(layout.marks, range),
  }
}

/**
 * Words that were left out of the middle of a paragraph, or stand on one line with a part of it, go back where they stood.
 * Undefined where they are paragraphs of their own.
 */
function keptInLine(
  text: string,
  reports: readonly Laid[],
  kept: Blocks,
  before: Place | undefined,
  behind: Place | undefined,
): { readonly report: number; readonly blocks: Blocks } | undefined {
  const first = kept[0]
  const last = kept.at(-1)
  if (!first || !last) return undefined
  const neighbours = before && behind && before.report === behind.report && before.index + 1 === behind.index
  const inside = neighbours && before.join === ''
  const goesOn = before !== undefined && (inside || !hasLineEnd(text, before.end, first.start))
  const isGoneOn = behind !== undefined && (neighbours || !goesOn) && (inside || !hasLineEnd(text, last.end, behind.start))
  if (!goesOn && !isGoneOn) return undefined
  // With the white space on the way, as it was before.
  const start = goesOn && isBlankInLine(text, before.end, first.start) ? before.end : first.start
  const end = isGoneOn && isBlankInLine(text, last.end, behind.start) ? behind.start : last.end
  const lines = kept.with(0, { ...first, start })
  const back: Blocks = lines.with(-1, { start: lines.at(-1)?.start ?? start, end, join: isGoneOn ? '' : '\n' })
  const report = goesOn ? before.report : (behind?.report ?? 0)
  const blocks = reports[report]?.blocks ?? []
  const index = goesOn ? before.index + 1 : (behind?.index ?? 0)
  const head = blocks.slice(0, index)
  const { join: _, ...previous } = head.at(-1) ?? first
  return { report, blocks: [...(goesOn ? head.with(-1, { ...previous, join: '' }) : head), ...back, ...blocks.slice(index)] }
}

function isBlankInLine(text: string, start: number, end: number): boolean {
  return !hasLineEnd(text, start, end) && isBlank(text, start, end)
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false
  return true
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  return /\n|<br\s*\/?>/i.test(text.slice(start, end))
}

/** The lines in the stretch that are in no report. */
function leftOut({ text, reports }: Layout, range: Range): Blocks {
  return openIn(reports, range).flatMap(stretch => linesIn(text, stretch))
}

function openIn(reports: readonly Laid[], range: Range): Range[] {
  const taken = reports.flatMap(({ blocks }) => blocks.filter(block => block.start < range.end && range.start < block.end))
  return taken.reduce((open: Range[], block) => without(open, block), [range])
}

function linesIn(text: string, { start, end }: Range): Block[] {
  return splitLines(text.slice(start, end)).map(line => ({ start: start + line.start, end: start + line.end, join: '\n' }))
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

interface Place extends Block {
  readonly report: number
  readonly index: number
}

/** The block that is better than all others that may be taken. */
function nearest(
  reports: readonly Laid[],
  may: (block: Block) => boolean,
  better: (one: Block, other: Block) => boolean,
): Place | undefined {
  let best: Place | undefined
  reports.forEach(({ blocks }, report) => {
    blocks.forEach((block, index) => {
      if (may(block) && (!best || better(block, best))) best = { ...block, report, index }
    })
  })
  return best
}

/** White space before a word counts to the word: a line may be pointed at by its indent. */
function firstWord(text: string, offset: number): number {
  let at = offset
  while (at < text.length && isSpace(text.charCodeAt(at))) at++
  return at
}
