import type { CutReason } from '../../../shared/model/source.ts'
import type { Mark } from '../compose.ts'
import type { Line } from '../lines.ts'

/** Zero-width characters and soft hyphens, which would hide a word from search. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]+/g
/** Spaces that took a decimal apart (`5 . 5%`, copied from PDF); `1. 2023年` is a number in a list and stays. */
const BLANK = '[ \\u00a0\\u2000-\\u200a\\u3000]'
/** What stands before them is looked at behind the first: otherwise it would be at each character of the text. */
const SPLIT_DECIMAL = new RegExp(
  `${BLANK}(?:(?<=\\d.)${BLANK}{0,2}(?=[.．]${BLANK}{0,3}\\d)|(?<=\\d${BLANK}{1,3}[.．].)${BLANK}{0,2}(?=\\d))`,
  'g',
)

/** Spaces as web pages write them, left in a text that was copied from the source of a page. */
const ENTITY_SPACES = /(?:&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);?)+/gi

/** What stands inside lines and is no text, in order and disjoint; with what the format of the file marked as such. */
export function signsIn(text: string, formatMarks: readonly Mark[]): Mark[] {
  const spans = [...spansOf(text, INVISIBLE, 'markup'), ...spansOf(text, SPLIT_DECIMAL, 'blank'), ...formatMarks]
  if (text.includes('&')) spans.push(...spansOf(text, ENTITY_SPACES, 'markup'))
  spans.push(...scatteredSpaces(text))
  spans.sort((one, other) => one.start - other.start)
  const signs: Mark[] = []
  let reached = 0
  for (const { start, end, reason } of spans) {
    if (end <= reached) continue
    signs.push({ start: Math.max(start, reached), end, reason })
    reached = end
  }
  return signs
}

function spansOf(text: string, pattern: RegExp, reason: CutReason): Mark[] {
  return Array.from(text.matchAll(pattern), match => ({ start: match.index, end: match.index + match[0].length, reason }))
}

/** Lines as they read without the signs inside them; a line that is all sign goes. */
export function withoutSigns(lines: readonly Line[], ordered: readonly Mark[]): readonly Line[] {
  if (ordered.length === 0) return lines
  let next = 0
  return lines.flatMap(line => {
    while ((ordered[next]?.end ?? Number.POSITIVE_INFINITY) <= line.start) next++
    if ((ordered[next]?.start ?? Number.POSITIVE_INFINITY) >= line.end) return [line]
    let { start } = line
    let begun = false
    let at = line.start
    const kept: string[] = []
    for (let index = next; (ordered[index]?.start ?? Number.POSITIVE_INFINITY) < line.end; index++) {
      const mark = ordered[index]
      if (!mark) break
      const words = line.text.slice(at - line.start, Math.max(at, mark.start) - line.start)
      kept.push(words)
      begun ||= words.trim() !== ''
      at = Math.max(at, Math.min(mark.end, line.end))
      if (!begun) start = at
    }
    const text = (kept.join('') + line.text.slice(at - line.start)).trim()
    while (start < line.end && /\s/.test(line.text[start - line.start] ?? '')) start++
    return text === '' ? [] : [{ ...line, start, text }]
  })
}

/** A single space between two characters, neither of which ends a clause; names and titles are set apart by wider ones. */
const BETWEEN_HAN = /(?<=[\u4e00-\u9fff“（《]) (?=[\u4e00-\u9fff，。、；：）”》])/g
/** Chinese is written without spaces: that many of them among so many characters are those of a recognised scan. */
const SCATTERED = 8 / 1000

/**
 * `推 进乡村 振兴`: recognised scans have spaces between characters, some or all, which would hide every word from search.
 * Where most lines have one they go; where few have, they are meant (`主任 张三`). Spaces that were line ends of a page
 * were dealt with before (printed-lines.ts): a text of few lines is left alone.
 */
function scatteredSpaces(text: string): Mark[] {
  let count = 0
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) count++
  if (count < text.length * SCATTERED) return []
  const marks = spansOf(text, BETWEEN_HAN, 'blank')
  if (marks.length < text.length * SCATTERED) return []
  let lines = 0
  let scattered = 0
  let next = 0
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    let own = 0
    for (; next < marks.length && (marks[next]?.start ?? 0) < to; next++) own++
    if (to - from > 20) {
      lines++
      if (own > 0) scattered++
    }
    from = to + 1
  }
  return lines >= 8 && scattered >= lines * 0.5 ? marks : []
}
