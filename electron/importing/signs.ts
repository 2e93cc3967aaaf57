import type { CutReason } from '../../shared/model/source.ts'
import type { Mark } from './compose.ts'
import type { Line } from './lines.ts'

/** Zero-width characters and soft hyphens, which would hide a word from search. */
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]+/g
/** Spaces that took a decimal apart (`5 . 5%`, copied from PDF); `1. 2023年` is a number in a list and stays. */
const SPLIT_DECIMAL =
  /(?<=\d)[ \u00a0\u2000-\u200a\u3000]{1,3}(?=[.．][ \u00a0\u2000-\u200a\u3000]{0,3}\d)|(?<=\d[ \u00a0\u2000-\u200a\u3000]{1,3}[.．])[ \u00a0\u2000-\u200a\u3000]{1,3}(?=\d)/g

/** What stands inside lines and is no text, in order and disjoint; with what the format of the file marked as such. */
export function signsIn(text: string, formatMarks: readonly Mark[]): Mark[] {
  const spans = [...spansOf(text, INVISIBLE, 'markup'), ...spansOf(text, SPLIT_DECIMAL, 'blank'), ...formatMarks]
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
