import type { Mark } from '../compose.ts'
import { endsSentence } from '../lines.ts'
import type { PageLine, PageLines } from './pdf-lines.ts'

/** Part of a page at its upper and lower edge in which running heads and page numbers stand. */
const EDGE = 0.12
/** Pages on which the same words stand at an edge before they count as a running head. */
const LEAST_REPEATS = 3

type Furniture = 'running-head' | 'page-number'

/** The pages as one text: a line per paragraph, and a marked line for each running head and page number. */
export function pageText(pages: readonly PageLines[]): [text: string, marks: Mark[]] {
  const heads = repeatedAtEdges(pages)
  const lines: { text: string; reason?: Furniture }[] = []
  let paragraph: { text: string; last: PageLine; margins: Margins } | undefined
  // What stands between the two halves of a paragraph that goes on on the next page follows it.
  let waiting: { text: string; reason: Furniture }[] = []
  const end = () => {
    if (paragraph) lines.push({ text: paragraph.text })
    lines.push(...waiting)
    paragraph = undefined
    waiting = []
  }
  for (const [page, frame] of pages.flatMap(each => each.frames.map(own => [each, own] as const))) {
    const margins = marginsOf(frame.filter(line => !furnitureOf(line, page, heads)))
    let first = true
    for (const line of frame) {
      const reason = furnitureOf(line, page, heads)
      if (reason) {
        waiting.push({ text: line.text, reason })
        continue
      }
      if (paragraph && goesOn(paragraph.last, line, first ? paragraph.margins : margins, margins, first)) {
        paragraph = { text: joined(paragraph.text, line.text), last: line, margins }
      } else {
        end()
        paragraph = { text: line.text, last: line, margins }
      }
      first = false
    }
  }
  end()
  return composed(lines)
}

function composed(lines: readonly { readonly text: string; readonly reason?: Furniture }[]): [string, Mark[]] {
  const marks: Mark[] = []
  let at = 0
  for (const { text, reason } of lines) {
    if (reason) marks.push({ start: at, end: at + text.length, reason })
    at += text.length + 1
  }
  return [lines.map(line => line.text).join('\n'), marks]
}

interface Margins {
  readonly left: number
  readonly right: number
  /** Usual distance of base lines. */
  readonly step: number
  /** Paragraphs begin with an indent, so that a line without one goes on. */
  readonly indents: boolean
}

/** Where lines begin that are not indented, and where full ones end; a line or two may stand out. */
function marginsOf(lines: readonly PageLine[]): Margins {
  const long = lines.filter(line => line.text.length >= 10)
  const steps = lines.flatMap((line, at) => {
    const next = lines[at + 1]
    return next && next.y < line.y ? [line.y - next.y] : []
  })
  const left = quantile(
    long.map(line => line.left),
    0.1,
  )
  return {
    left,
    indents:
      lines.filter(line => line.left > left + line.size * 1.2 && line.left < left + line.size * 2.8).length >=
      Math.max(2, lines.length * 0.05),
    right: quantile(
      long.map(line => line.right),
      0.85,
    ),
    step: quantile(steps, 0.5),
  }
}

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0
}

/**
 * A line that is full goes on in the next one, unless that is indented or stands apart. At the end of a page or
 * column the punctuation decides as well, since nobody knows how far apart the lines would stand.
 */
function goesOn(last: PageLine, line: PageLine, before: Margins, { left, step, indents }: Margins, newFrame: boolean): boolean {
  const size = Math.max(last.size, line.size)
  const full = last.right > before.right - size * 1.6
  const indented = line.left > left + size * 1.2
  const resized = Math.abs(last.size - line.size) > size * 0.15
  if (!full || indented || resized) return false
  if (newFrame) return indents || !endsSentence(last.text)
  return last.y - line.y > 0 && last.y - line.y < step * 1.4
}

function joined(before: string, after: string): string {
  return /[A-Za-z,.;]$/.test(before) && /^[A-Za-z(]/.test(after) ? `${before} ${after}` : before + after
}

function atEdge(line: PageLine, { height }: PageLines): boolean {
  return line.y > height * (1 - EDGE) || line.y < height * EDGE
}

/** Words that stand at an edge of several pages, whatever number goes with them. */
function repeatedAtEdges(pages: readonly PageLines[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const page of pages) {
    const here = new Set(page.lines.filter(line => atEdge(line, page)).map(line => withoutNumbers(line.text)))
    for (const words of here) counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  return new Set([...counts].flatMap(([words, count]) => (words !== '' && count >= LEAST_REPEATS ? [words] : [])))
}

function withoutNumbers(text: string): string {
  return text.replace(/[\d\s—－–―·.-]+/g, '')
}

const PAGE_NUMBER = /^[-—－–―·.\s]*(?:第\s*)?[\divxIVX]{1,5}\s*页?(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-—－–―·.\s]*$/

function furnitureOf(line: PageLine, page: PageLines, heads: ReadonlySet<string>): Furniture | undefined {
  // Running text may reach the edge, and formulas of it repeat; heads are no sentences.
  if (!atEdge(line, page) || line.text.length > 60 || /[，。；]/.test(line.text)) return undefined
  if (PAGE_NUMBER.test(line.text)) return 'page-number'
  return heads.has(withoutNumbers(line.text)) ? 'running-head' : undefined
}
