import { isHeadingLine, isPartHeading, looksLikeHeading, numberedHeading } from './headings.ts'
import { breaksOff, endsSentence, type Line } from './lines.ts'
import { isSalutation, isSessionLine, speakerIn, titleLine, turnsPage } from './phrases.ts'

/**
 * Which lines go on in the next one: `result[i]` tells that line i and line i+1 are one paragraph. Two causes: a file
 * whose every line was broken at the same width, and a sentence broken where a newspaper column ended.
 */
export function continuations(source: string, lines: readonly Line[]): boolean[] {
  const layout = layoutOf(lines)
  return lines.map((line, at) => {
    const next = lines[at + 1]
    if (!next || startsAfresh(next)) return false
    if (layout && isWrapped(line, next, layout)) return true
    return stopsShort(line.text) && !looksLikeHeading(next.text) && bridges(source, line, next)
  })
}

/** A paragraph that stops in the middle of a sentence; headings have no full stop either. */
export function stopsShort(text: string): boolean {
  return breaksOff(text) && !isHeadingLine(text)
}

/** A line that surely begins something new. */
export function startsAfresh(line: Line): boolean {
  const { text } = line
  return (
    numberedHeading(text) !== undefined ||
    isSalutation(text) ||
    isPartHeading(text) ||
    turnsPage(text) !== undefined ||
    titleLine(text) !== undefined ||
    (text.length < 60 && (isSessionLine(text) || speakerIn(text) !== undefined))
  )
}

/**
 * How surely a broken line goes on in another one, 0 (no sign of it) to 3: the characters on either side of the break are
 * words of this very source elsewhere (`基|层`, `基层|治理`). A sign of nothing where they are not: on a page of mixed
 * columns the next line is often another column, and a false join is worse than a missing one.
 */
export function seam(source: string, line: { readonly end: number }, next: { readonly start: number }): number {
  const before = source.slice(Math.max(0, line.end - 2), line.end)
  const after = source.slice(next.start, next.start + 2)
  // The rest of a sentence that is hardly a word long (`走。`), or its punctuation alone.
  if (/^[\u4e00-\u9fff]{0,3}[。；;]|^[，,、：:）)”]/.test(source.slice(next.start, next.start + 4))) return 2
  const last = before.slice(-1)
  const first = after.slice(0, 1)
  if (!/[\u4e00-\u9fff]/.test(last) || !/[\u4e00-\u9fff]/.test(first)) return /[，,、]/.test(last) ? 1 : 0
  if (!source.includes(last + first)) return 0
  if (source.includes(before + after)) return 3
  return source.includes(before + first) || source.includes(last + after) ? 2 : 1
}

/** True where there is any sign that a broken line goes on in another one. */
export function bridges(source: string, line: { readonly end: number }, next: { readonly start: number }): boolean {
  return seam(source, line, next) > 0
}

function columns(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) count += text.charCodeAt(at) > 0xff ? 2 : 1
  return count
}

interface Layout {
  /** The width at which the file's lines were broken, in half-width columns. */
  readonly width: number
  /** Some lines are indented and others are not, so an indent begins a paragraph. */
  readonly indents: boolean
  /** Some lines follow a blank one and others do not, so a blank line begins a paragraph. */
  readonly blanks: boolean
}

/** Undefined where the lines were not broken at a width: few share the length of the longest. */
function layoutOf(lines: readonly Line[]): Layout | undefined {
  if (lines.length < 30) return undefined
  const widths = lines.map(line => columns(line.text)).sort((one, other) => one - other)
  const width = widths[Math.floor(widths.length * 0.97)] ?? 0
  if (width < 30 || width > 160) return undefined
  const full = widths.filter(each => each > width - 6 && each <= width + 4).length
  if (full < lines.length * 0.4) return undefined
  const indented = lines.filter(line => line.indented).length
  const afterBlank = lines.filter(line => line.afterBlank).length
  return { width, indents: indented > 0 && indented < lines.length, blanks: afterBlank > 1 && afterBlank < lines.length * 0.8 }
}

function isWrapped(line: Line, next: Line, layout: Layout): boolean {
  if (columns(line.text) <= layout.width - 6) return false
  if ((layout.blanks && next.afterBlank) || (layout.indents && next.indented)) return false
  // A full line that also ends a sentence: without indents and blank lines it is taken for the end of the paragraph.
  return layout.indents || layout.blanks || !endsSentence(line.text)
}
