import type { Run } from './pdf-lines.ts'

/** A stretch of one base line without a wide gap in it. */
export interface Segment {
  readonly runs: readonly Run[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly length: number
}

/** Fewer lines beside each other are a signature or a table. */
const LEAST_LINES = 6
/** Characters of a line of a newspaper column; cells of a table are shorter. */
const LEAST_LENGTH = 7
/** Share of the lines of a column that reach its right edge, as running text does and cells do not. */
const LEAST_FULL = 0.45

/**
 * The columns of a newspaper page in reading order: each inner list is one column of one band, from the top. A line that
 * crosses a gutter (a title over all columns) parts the page into bands above and below it. Undefined where the page has one
 * column: then the order of the file is kept, which is that of the writing.
 */
export function columnsOf(runs: readonly Run[], width: number): (readonly Segment[])[] | undefined {
  const segments = segmentsOf(runs)
  const gutters = guttersOf(segments, width)
  if (gutters.length === 0) return undefined
  const crossing = segments.filter(segment => gutters.some(gutter => segment.left < gutter && segment.right > gutter))
  const heights = [...new Set(crossing.map(segment => segment.y))].sort((one, other) => other - one)
  const frames: Segment[][] = []
  let top = Number.POSITIVE_INFINITY
  for (const y of [...heights, Number.NEGATIVE_INFINITY]) {
    const band = segments.filter(segment => !crossing.includes(segment) && segment.y < top && segment.y >= y)
    for (let column = 0; column <= gutters.length; column++) {
      const left = gutters[column - 1] ?? Number.NEGATIVE_INFINITY
      const right = gutters[column] ?? Number.POSITIVE_INFINITY
      frames.push(band.filter(segment => segment.left >= left && segment.left < right))
    }
    frames.push(crossing.filter(segment => segment.y === y))
    top = y
  }
  return frames.filter(frame => frame.length > 0).map(frame => frame.sort((one, other) => other.y - one.y || one.left - other.left))
}

function segmentsOf(runs: readonly Run[]): Segment[] {
  const worded = runs.filter(run => run.text.trim() !== '').sort((one, other) => other.y - one.y || one.x - other.x)
  const found: Run[][] = []
  const rows: Run[][] = []
  for (const run of worded) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - run.y) < Math.max(first.size, run.size) * 0.4) row.push(run)
    else rows.push([run])
  }
  for (const row of rows) {
    let open: Run[] = []
    for (const run of row.sort((one, other) => one.x - other.x)) {
      const last = open.at(-1)
      if (last && run.x - (last.x + last.width) > Math.max(last.size, run.size) * 0.8) {
        found.push(open)
        open = []
      }
      open.push(run)
    }
    if (open.length > 0) found.push(open)
  }
  return found.flatMap(own => {
    const [first] = own
    const last = own.at(-1)
    if (!first || !last) return []
    const length = own.reduce((sum, run) => sum + run.text.trim().length, 0)
    const size = own.reduce((largest, run) => Math.max(largest, run.size), 0)
    return [{ runs: own, left: first.x, right: last.x + last.width, y: first.y, size, length }]
  })
}

/** Where columns part: hardly a line crosses, and on both sides stand full lines of text beside each other. */
function guttersOf(segments: readonly Segment[], width: number): number[] {
  const long = segments.filter(segment => segment.length >= LEAST_LENGTH)
  if (long.length < LEAST_LINES * 2) return []
  // Only where a column of text begins can a gutter end.
  const starts = [...new Set(long.map(segment => Math.round(segment.left)))].sort((one, other) => one - other)
  const gutters: number[] = []
  for (const start of starts) {
    const gutter = start - 1
    const from = gutters.at(-1) ?? 0
    if (gutter < width * 0.15 || gutter - from < width * 0.12 || gutter > width * 0.88) continue
    if (parts(long, segments, from, gutter)) gutters.push(gutter)
  }
  return gutters
}

function parts(long: readonly Segment[], all: readonly Segment[], from: number, gutter: number): boolean {
  const left = long.filter(segment => segment.left >= from - 2 && segment.right <= gutter + 1)
  const right = long.filter(segment => segment.left >= gutter)
  if (left.length < LEAST_LINES || right.length < LEAST_LINES) return false
  const across = all.filter(segment => segment.left < gutter && segment.right > gutter + 1)
  if (across.length > (left.length + right.length) * 0.15) return false
  const edge = Math.max(...left.map(segment => segment.right))
  const full = left.filter(segment => segment.right > edge - segment.size * 1.6)
  if (full.length < left.length * LEAST_FULL) return false
  // A gutter is free for as far as its columns stand beside each other, and they do so for most of their height.
  const beside = left.filter(segment => right.some(other => Math.abs(other.y - segment.y) < segment.size * 1.2))
  return beside.length >= Math.min(left.length, right.length) * 0.5
}
