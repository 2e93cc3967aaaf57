import { firstIndex } from '../../../shared/first-index.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { Cut, SourceInFull } from '../../../shared/model/source.ts'
import { toPairBorder } from '../../../shared/text/offsets.ts'
import { type Stretch, stretchAt, stretchesOf } from '../../../shared/text/source-stretches.ts'

/** A line of a source, or a part of one that is too long to be drawn at once; without its line end. */
export interface Row extends Range {
  /** A line end stands at `end`. */
  readonly lineEnd: boolean
}

/** What is drawn in one go. A line end is drawn only where it was taken away or put in, so that the reader sees why lines differ. */
export interface Part extends Range {
  readonly kind: 'text' | 'cut' | 'line-end-cut' | 'line-end-put-in'
  /** Place in the list of cuts. */
  readonly cut: number | null
  readonly lit: boolean
  readonly mark: Mark | null
}

/** What a repair is about, or the place to which a stretch would be moved. */
export interface Mark extends Range {
  readonly as: 'pointed' | 'picked' | 'moving' | 'before' | 'after'
}

/** The bracket of a report beside a row. */
export interface Bar {
  /** Place in the list of reports. */
  readonly report: number
  readonly begins: boolean
  readonly ends: boolean
}

/** A source as it is drawn, row by row. */
export interface SourceLayout {
  readonly rows: readonly Row[]
  readonly stretches: readonly Stretch[]
  rowAt(offset: number): number
  partsOf(row: number, lit: readonly Range[], marks?: readonly Mark[]): Part[]
  barsOf(row: number): Bar[]
}

/** Characters of a line that are drawn as one row. A file without line ends is cut after a sentence. */
const LONGEST_ROW = 2000
const LAST_SENTENCE_WITHIN = 400

/** `rows` are those of the text, where they are known: the same rows stay where they are. */
export function layoutSource(
  { text, reports, cuts }: Pick<SourceInFull, 'text' | 'reports' | 'cuts'>,
  rows: readonly Row[] = rowsOf(text),
): SourceLayout {
  const stretches = stretchesOf(text.length, reports, cuts)
  const { before, after } = neighbours(stretches)

  function* within({ start, end, lineEnd }: Row): Generator<[Stretch, number]> {
    const limit = lineEnd ? end + 1 : end
    for (let index = stretchAt(stretches, start); ; index++) {
      const stretch = stretches[index]
      if (!stretch || stretch.start > limit || (stretch.start === limit && limit < text.length)) return
      yield [stretch, index]
    }
  }

  return {
    rows,
    stretches,

    rowAt: offset => Math.max(0, firstIndex(rows.length, at => (rows[at]?.start ?? 0) > offset) - 1),

    partsOf(at, lit, marks = []) {
      const row = rows[at]
      if (!row) return []
      const parts: Part[] = []
      for (const [stretch] of within(row)) {
        const cut = stretch.cut === null ? undefined : cuts[stretch.cut]
        const range = { start: Math.max(stretch.start, row.start), end: Math.min(stretch.end, row.end) }
        const kind = cut ? 'cut' : 'text'
        for (const part of splitBy(range, lit, marks)) parts.push({ ...part, kind, cut: stretch.cut })
        if (!cut) continue
        const sign = { start: row.end, end: row.end, cut: stretch.cut, mark: null }
        const isLit = lit.some(({ start, end }) => start <= stretch.start && stretch.end <= end)
        if (row.lineEnd && stretch.end > row.end && (isLit || joins(cut))) parts.push({ ...sign, kind: 'line-end-cut', lit: isLit })
        else if (stretch.end <= row.end && putsIn(text, cut)) parts.push({ ...sign, kind: 'line-end-put-in', lit: isLit })
      }
      return parts
    },

    barsOf(at) {
      const row = rows[at]
      if (!row) return []
      const bars = new Map<number, Bar>()
      let first = stretches.length
      let last = -1
      for (const [{ report, start, end }, index] of within(row)) {
        first = Math.min(first, index)
        last = index
        // A line end alone belongs to the row that it ends, but is nothing to be marked.
        if (report === null || Math.min(end, row.end) <= Math.max(start, row.start)) continue
        const known = bars.get(report)
        bars.set(report, {
          report,
          begins: known?.begins || (start >= row.start && before[index] !== report),
          ends: known?.ends || (end <= row.end + 1 && after[index] !== report),
        })
      }
      // Through the blank lines of a report the bracket goes on.
      const around = before[first]
      const blank = text.slice(row.start, row.end).trim() === ''
      if (bars.size === 0 && blank && around !== undefined && around !== -1 && around === after[last])
        bars.set(around, { report: around, begins: false, ends: false })
      return [...bars.values()]
    },
  }
}

export function rowsOf(text: string): Row[] {
  const rows: Row[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const lineEnd = found === -1 ? text.length : found
    while (lineEnd - start > LONGEST_ROW) {
      const end = breakBefore(text, start + LONGEST_ROW)
      rows.push({ start, end, lineEnd: false })
      start = end
    }
    rows.push({ start, end: lineEnd, lineEnd: found !== -1 })
    start = lineEnd + 1
  }
  // Behind the last line end there is no row, unless there is nothing else.
  const last = rows.at(-1)
  if (rows.length > 1 && last && last.start === last.end) rows.pop()
  return rows
}

function breakBefore(text: string, offset: number): number {
  const sentence = text.lastIndexOf('。', offset - 1) + 1
  return sentence > offset - LAST_SENTENCE_WITHIN ? sentence : toPairBorder(text, offset, 'before')
}

/** For each stretch the report of the nearest stretch before and after it that belongs to one; -1 where there is none. */
function neighbours(stretches: readonly Stretch[]): { before: Int32Array; after: Int32Array } {
  const before = new Int32Array(stretches.length)
  const after = new Int32Array(stretches.length)
  let report = -1
  stretches.forEach((stretch, index) => {
    before[index] = report
    report = stretch.report ?? report
  })
  report = -1
  for (let index = stretches.length - 1; index >= 0; index--) {
    after[index] = report
    report = stretches[index]?.report ?? report
  }
  return { before, after }
}

/** Two lines became one. */
function joins({ reason, replacement }: Cut): boolean {
  return reason === 'line-wrap' && !replacement?.includes('\n')
}

/** A line ends in the report where none ends in the source. */
function putsIn(text: string, { start, end, replacement }: Cut): boolean {
  return replacement?.includes('\n') === true && !text.slice(start, end).includes('\n')
}

function splitBy({ start, end }: Range, lit: readonly Range[], marks: readonly Mark[]): Pick<Part, 'start' | 'end' | 'lit' | 'mark'>[] {
  const borders = new Set([start, end])
  for (const range of [...lit, ...marks])
    for (const border of [range.start, range.end]) if (border > start && border < end) borders.add(border)
  const sorted = [...borders].sort((one, other) => one - other)
  return sorted.slice(0, -1).map((from, at) => {
    const to = sorted[at + 1] ?? end
    const holds = (range: Range) => range.start <= from && to <= range.end
    return { start: from, end: to, lit: lit.some(holds), mark: marks.findLast(holds) ?? null }
  })
}
