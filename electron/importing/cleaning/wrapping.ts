import { isPartHeading } from '../../../shared/text/part-headings.ts'
import { breaksOff, type Line } from '../lines.ts'
import { isSalutation, isSessionLine, speakerIn, turnsPage } from '../phrases.ts'
import { isHeadingLine, looksLikeHeading, numberedHeading } from '../structure/headings.ts'
import { titleLine } from '../structure/titles.ts'
import { columns } from './width.ts'

/**
 * Which lines go on in the next one: `result[i]` tells that line i and line i+1 are one paragraph. Two causes: a file
 * whose every line was broken at the same width, and a sentence broken where a newspaper column ended.
 */
export function continuations(source: string, lines: readonly Line[]): boolean[] {
  const layout = layoutOf(lines)
  return lines.map((line, at) => {
    const next = lines[at + 1]
    if (!next) return false
    if (layout && mustGoOn(line, next, layout)) return true
    if (startsAfresh(next)) return false
    if (layout && isWrapped(line, next, layout)) return true
    return stopsShort(line.text) && !looksLikeHeading(next.text) && bridges(source, line, next)
  })
}

/** A paragraph that stops in the middle of a sentence; headings have no full stop either. */
export function stopsShort(text: string): boolean {
  return breaksOff(text) && !isHeadingLine(text)
}

/** A line that surely begins something new. */
function startsAfresh(line: Line): boolean {
  const { text } = line
  return (
    numberedHeading(text) !== undefined ||
    isSalutation(text) ||
    isPartHeading(text) ||
    turnsPage(text) !== undefined ||
    titleLine(text) !== undefined ||
    (text.length < 60 && (isSessionLine(text) || beginsSession(text) || speakerIn(text) !== undefined))
  )
}

/** `——2023年2月14日在某市第六届人民代表大会第`: a session line that was itself broken at the width. */
function beginsSession(text: string): boolean {
  return /^(?:[—－\-―─–]{1,2}|[（(])\s*(?:\d{4}年|[一二][〇○Ｏ零O0一二三四五六七八九]{3}年|在.{2,20}第)/.test(text)
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

interface Layout {
  /** The width at which the file's lines were broken, in half-width columns. */
  readonly width: number
  /** Some lines are indented and others are not, so an indent begins a paragraph. */
  readonly indents: boolean
  /** Some lines follow a blank one and others do not, so a blank line begins a paragraph. */
  readonly blanks: boolean
  /**
   * Paragraphs were indented and the indents are gone: their first lines are shorter by two characters. Longer lines than
   * this are no first lines; null where that cannot be told.
   */
  readonly longestFirst: number | null
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
  return {
    width,
    // A stray space before one line is no indent.
    indents: indented > lines.length * 0.02 && indented < lines.length,
    blanks: afterBlank > 1 && afterBlank < lines.length * 0.8,
    longestFirst: longestFirst(lines, width),
  }
}

/** Copied from a printed page, where indents are no characters: most full lines after a short one are not quite full. */
function longestFirst(lines: readonly Line[], width: number): number | null {
  const full = lines.map(line => columns(line.text)).filter(each => each > width - 10)
  const usual = full.sort((one, other) => one - other)[Math.floor(full.length / 2)] ?? width
  let first = 0
  let shorter = 0
  lines.forEach((line, at) => {
    const before = lines[at - 1]
    if (!before || columns(before.text) > width - 12 || !endsWhole(before.text)) return
    const own = columns(line.text)
    if (own < width - 10) return
    first++
    if (own <= usual - 2) shorter++
  })
  return first >= 5 && shorter >= first * 0.7 ? usual - 2 : null
}

/** Ends as a sentence does; a closing quotation mark alone may stand anywhere in one. */
function endsWhole(text: string): boolean {
  return /[。！？!?；;：:…][”’"』」）)]*$/.test(text)
}

/** A line with its indent, which is two characters wherever paragraphs have one. */
function widthOf({ text, indented }: Line, { indents }: Layout): number {
  return columns(text) + (indents && indented ? 4 : 0)
}

/**
 * A full line that stops at a comma goes on, and so does one in mid-sentence where paragraphs are indented and the next line
 * is not: whatever that begins with (`2024年`, `一是`), it only happens to stand at the beginning of a line.
 */
function mustGoOn(line: Line, next: Line, layout: Layout): boolean {
  const { text } = line
  if (widthOf(line, layout) <= layout.width - 6 || endsWhole(text) || isHeadingLine(text) || !/[，,、；;。]/.test(text)) return false
  if (layout.indents) return !next.indented
  return /[，,、]$/.test(text) && !(layout.blanks && next.afterBlank)
}

function isWrapped(line: Line, next: Line, layout: Layout): boolean {
  const width = widthOf(line, layout)
  const whole = endsWhole(line.text)
  if (width <= layout.width - (layout.longestFirst === null ? 6 : 10)) {
    // Short and yet in mid-sentence: a sign set in another size pushed the rest to the next line (`PM2.5`).
    return !whole && width >= layout.width * 0.4 && /[，,。；;、]/.test(line.text) && !isHeadingLine(line.text)
  }
  // A heading with room for another character was not broken there (the indents of its text are lost).
  if (!layout.indents && !layout.blanks && width <= layout.width - 4 && isHeadingLine(line.text)) return false
  // Where paragraphs are indented as well, a blank line in the middle of a sentence is the end of a page.
  if (layout.blanks && next.afterBlank && !(layout.indents && !next.indented && !whole)) return false
  if (layout.indents && next.indented) return false
  // A full line that also ends a sentence: it may be the end of the paragraph as well. Then the next one would be indented.
  if (layout.indents || layout.blanks || !whole) return true
  // Nothing tells; in a paragraph more sentences end with a full line by chance than last lines happen to be full, but for
  // one that had room for another character.
  if (layout.longestFirst === null) return width > layout.width - 4
  // Too long for a first line; or the short end of a paragraph, since hardly one is a single short line.
  const following = columns(next.text)
  return following > layout.longestFirst || (following < layout.width - 10 && endsWhole(next.text))
}
