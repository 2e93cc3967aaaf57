import type { Paragraph } from '../model/report.ts'
import type { Range } from '../model/search.ts'

/** The lines of a text that hold more than white space, without their line ends. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = []
  let start = 0
  while (start <= text.length) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    if (/\S/.test(text.slice(start, end))) found.push({ start, end })
    start = end + 1
  }
  return found
}

/**
 * The sentences of a paragraph, one after the other without a gap. A closing quotation mark or bracket after the full
 * stop belongs to the sentence; the Latin full stop ends none, it stands in numbers (`5.5%`).
 */
export function sentences(text: string, paragraph: Range): Range[] {
  const found: Range[] = []
  let start = paragraph.start
  const body = text.slice(paragraph.start, paragraph.end)
  for (const match of body.matchAll(SENTENCE_END)) {
    const end = paragraph.start + match.index + match[0].length
    found.push({ start, end })
    start = end
  }
  if (start < paragraph.end) found.push({ start, end: paragraph.end })
  return found
}

const SENTENCE_END = /[。！？；…!?;]+[”’」』）〕】》)"']*/g
const ENDS = '。！？；…!?;'
const CLOSERS = '”’」』）〕】》)"\''

/** Whether a sentence of `sentences`, or a paragraph, ends inside the range and before its end. */
export function holdsSentenceEnd(text: string, { start, end }: Range): boolean {
  // A range may begin among the signs that end the sentence before.
  let at = start
  while (at > 0 && (isOneOf(ENDS, text, at - 1) || isOneOf(CLOSERS, text, at - 1))) at--
  for (; at < end; at++) {
    if (text.charCodeAt(at) === LINE_END && at >= start) return true
    if (!isOneOf(ENDS, text, at)) continue
    while (isOneOf(ENDS, text, at)) at++
    while (isOneOf(CLOSERS, text, at)) at++
    if (at > start && at < end) return true
    at--
  }
  return false
}

const LINE_END = 0x0a

/** Most units are Chinese characters, which are none of the signs. */
function isOneOf(signs: string, text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return !(unit >= 0x4e00 && unit <= 0x9fff) && at < text.length && signs.includes(text.charAt(at))
}

export function holdsLineEnd(text: string, { start, end }: Range): boolean {
  const lineEnd = text.indexOf('\n', start)
  return lineEnd !== -1 && lineEnd < end
}

/** The sentence that holds the unit at `offset`; an empty range where the offset is at a line end. */
export function sentenceAt(text: string, offset: number): Range {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = text.indexOf('\n', offset)
  const line = { start, end: lineEnd === -1 ? text.length : lineEnd }
  return sentences(text, line).find(sentence => offset < sentence.end) ?? { start: offset, end: offset }
}
