import { columnsOf } from './pdf-columns.ts'
import { unified } from './radicals.ts'

/** Some characters of one line as a PDF places them; lengths in points, `y` counts upwards. */
export interface Run {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface PageLine {
  readonly text: string
  /** Edges and base line. */
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

export interface PageLines {
  readonly lines: readonly PageLine[]
  /** The lines as they stand in columns, in reading order; one list where the page has one column. */
  readonly frames: readonly (readonly PageLine[])[]
  readonly width: number
  readonly height: number
}

/** The runs of a page as lines: column by column where it has several, else in the order of the file. */
export function linesOfPage(runs: readonly Run[], width: number, height: number): PageLines {
  const columns = columnsOf(runs, width)
  const frames = columns
    ? columns.map(column =>
        column.flatMap(({ runs: own }) => {
          const line = lineOf(own)
          return line ? [line] : []
        }),
      )
    : [linesInOrder(runs)]
  return { lines: frames.flat(), frames, width, height }
}

/** The order in which the file gives the runs is that in which they were written, which boxes keep; sorting would mix them. */
function linesInOrder(runs: readonly Run[]): PageLine[] {
  const lines: PageLine[] = []
  let open: Run[] = []
  const end = () => {
    const line = lineOf(open)
    if (line) lines.push(line)
    open = []
  }
  for (const run of runs) {
    if (run.text.trim() === '' && run.width === 0) continue
    const last = open.at(-1)
    if (last && !continuesLine(last, run)) end()
    open.push(run)
  }
  end()
  return lines
}

/** On the same base line, or raised like a note mark, and not back at the beginning. */
function continuesLine(last: Run, run: Run): boolean {
  const size = Math.max(last.size, run.size)
  return Math.abs(run.y - last.y) < size * 0.5 && run.x > last.x + last.width - size
}

function lineOf(runs: readonly Run[]): PageLine | undefined {
  let text = ''
  let right = Number.NEGATIVE_INFINITY
  for (const run of runs) {
    if (text !== '') text += gapBetween(text.at(-1) ?? '', run.text[0] ?? '', run.x - right, run.size)
    text += unified(run.text)
    right = run.x + run.width
  }
  const worded = runs.filter(run => run.text.trim() !== '')
  const [first] = worded
  const last = worded.at(-1)
  if (!first || !last) return undefined
  const size = worded.reduce((largest, run) => Math.max(largest, run.size), 0)
  return { text: text.trim(), left: first.x, right: last.x + last.width, y: first.y, size }
}

/** Cells of a table stand far apart; words in Latin letters a little; Chinese characters are only spaced out. */
function gapBetween(before: string, after: string, gap: number, size: number): string {
  if (gap > size * 2.5) return '\t'
  return gap > size * 0.2 && /[\w.,;:)%]/.test(before) && /[\w(]/.test(after) ? ' ' : ''
}
