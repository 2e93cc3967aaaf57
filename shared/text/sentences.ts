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
const [ENDS, CLOSERS] = [1, 2]
/** What each unit is; 0 for most. */
const SIGNS = new Uint8Array(65_536)
for (const sign of '。！？；…!?;') SIGNS[sign.charCodeAt(0)] = ENDS
for (const sign of '”’」』）〕】》)"\'') SIGNS[sign.charCodeAt(0)] = CLOSERS

/** Whether a sentence of `sentences`, or a paragraph, ends inside the range and before its end. */
export function holdsSentenceEnd(text: string, { start, end }: Range): boolean {
  // A range may begin among the signs that end the sentence before.
  let at = start
  while (at > 0 && signAt(text, at - 1) !== 0) at--
  for (; at < end; at++) {
    if (text.charCodeAt(at) === LINE_END && at >= start) return true
    if (signAt(text, at) !== ENDS) continue
    while (signAt(text, at) === ENDS) at++
    while (signAt(text, at) === CLOSERS) at++
    if (at > start && at < end) return true
    at--
  }
  return false
}

const LINE_END = 0x0a

/** 0 beyond the text. */
function signAt(text: string, at: number): number {
  return SIGNS[text.charCodeAt(at)] ?? 0
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
