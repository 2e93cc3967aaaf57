import type { Block } from '../compose.ts'
import { isSpace } from '../lines.ts'
import { type Blocks, paragraphAround, putIn, tidied, without } from './blocks.ts'
import { type Laid, type Layout, leftOut, linesIn, type Outcome, openIn, type Range } from './layout.ts'

/** What was left out comes back: as a report of its own, in the order of the source. */
export function keepAsReport(layout: Layout, range: Range, key: string): Outcome {
  const blocks = leftOut(layout, range)
  const [first] = blocks
  if (!first) return { impossible: 'repair-kept-already' }
  const before = layout.reports.findLastIndex(report => (report.blocks[0]?.start ?? 0) < first.start)
  return { ...layout, reports: layout.reports.toSpliced(before + 1, 0, { key, blocks }), marks: without(layout.marks, range) }
}

/** What was left out comes back as text of the report beside it, each stretch of it that is in no report. */
export function keepAsText(layout: Layout, range: Range): Outcome {
  const stretches = openIn(layout.reports, range).filter(stretch => linesIn(layout.text, stretch).length > 0)
  if (stretches.length === 0) return { impossible: 'repair-kept-already' }
  return stretches.reduce<Outcome>((now, stretch) => ('impossible' in now ? now : keepStretch(now, stretch)), layout)
}

/** A block with its report and its place there. */
interface Place extends Block {
  readonly report: number
  readonly index: number
}

/** The blocks that stand next to a stretch in the source. */
interface Neighbours {
  readonly before: Place | undefined
  readonly behind: Place | undefined
}

function keepStretch(layout: Layout, range: Range): Outcome {
  const { text, reports } = layout
  const kept = linesIn(text, range)
  const neighbours = neighboursOf(reports, range)
  const now = keptInLine(text, reports, kept, neighbours) ?? keptBeside(reports, kept, neighbours)
  if (!now) return { impossible: 'repair-no-report' }
  return {
    ...layout,
    reports: reports.map((report, at) => (at === now.report ? { ...report, blocks: tidied(text, now.blocks) } : report)),
    marks: without(layout.marks, range),
  }
}

function neighboursOf(reports: readonly Laid[], { start }: Range): Neighbours {
  let before: Place | undefined
  let behind: Place | undefined
  reports.forEach(({ blocks }, report) => {
    blocks.forEach((block, index) => {
      if (block.start < start) {
        if (!before || block.start > before.start) before = { ...block, report, index }
      } else if (!behind || block.start < behind.start) behind = { ...block, report, index }
    })
  })
  return { before, behind }
}

interface Kept {
  readonly report: number
  readonly blocks: Blocks
}

/** Paragraphs behind what stands before them in the source, or before all of it. */
function keptBeside(reports: readonly Laid[], kept: Blocks, { before, behind }: Neighbours): Kept | undefined {
  const place = before ?? behind
  const blocks = place && reports[place.report]?.blocks
  if (!blocks) return undefined
  const { from, to } = paragraphAround(blocks, place.index)
  return { report: place.report, blocks: putIn(blocks, before ? to : from, kept) }
}

/**
 * Words that were left out of the middle of a paragraph, or stand on one line with a part of it, go back where they stood.
 * Undefined where they are paragraphs of their own.
 */
function keptInLine(text: string, reports: readonly Laid[], kept: Blocks, { before, behind }: Neighbours): Kept | undefined {
  const first = kept[0]
  const last = kept.at(-1)
  if (!first || !last) return undefined
  const together = before && behind && before.report === behind.report && before.index + 1 === behind.index
  const inside = together && before.join === ''
  const continues = before !== undefined && (inside || !hasLineEnd(text, before.end, first.start))
  const isContinued = behind !== undefined && (together || !continues) && (inside || !hasLineEnd(text, last.end, behind.start))
  if (!continues && !isContinued) return undefined

  // With the white space on the way, as it was before.
  const start = continues && isBlankInLine(text, before.end, first.start) ? before.end : first.start
  const end = isContinued && isBlankInLine(text, last.end, behind.start) ? behind.start : last.end
  const lines = kept.with(0, { ...first, start })
  const back = lines.with(-1, { start: lines.at(-1)?.start ?? start, end, join: isContinued ? '' : '\n' })
  if (!continues) {
    const blocks = reports[behind?.report ?? 0]?.blocks ?? []
    return { report: behind?.report ?? 0, blocks: blocks.toSpliced(behind?.index ?? 0, 0, ...back) }
  }
  const { report, index, start: from, end: to } = before
  const blocks = reports[report]?.blocks ?? []
  return { report, blocks: blocks.toSpliced(index, 1, { start: from, end: to, join: '' }, ...back) }
}

function isBlankInLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false
  return !hasLineEnd(text, start, end)
}

function hasLineEnd(text: string, start: number, end: number): boolean {
  return /\n|<br\s*\/?>/i.test(text.slice(start, end))
}
