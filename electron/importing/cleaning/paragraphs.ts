import type { Mark } from '../compose.ts'
import { isSpace, type Line } from '../lines.ts'
import { leadingNumber } from '../structure/headings.ts'
import { endsParagraph, printedLines } from './printed-lines.ts'

/**
 * Files whose paragraphs were lost: the whole report is one line. What is left of the old lines decides how they are found
 * again, and where nothing is left the set phrases and numbers with which paragraphs begin:
 *
 * - a gap of several spaces where a paragraph was indented (copied from web pages);
 * - a single space where each line of a printed page ended (copied from PDF): then the lines come back first, since
 *   their width shows which of them ended a paragraph;
 * - a single space between paragraphs;
 * - nothing: a heading number right after a sentence.
 *
 * Only the borders between lines are decided here; every character stays where it is.
 */
export function resplit(text: string, lines: readonly Line[]): Resplit {
  const spaces: Mark[] = []
  const found = lines.flatMap(line => {
    // With marks inside the line, offsets in its text are not offsets in the source.
    if (line.text.length < LEAST_PRINTED || line.text.length !== line.end - line.start) return [line]
    const printed = printedLines(line.text)
    for (const { start, end } of printed?.spaces ?? [])
      spaces.push({ start: line.start + start, end: line.start + end, reason: 'line-wrap' })
    if (printed === undefined && line.text.length < LONGEST_PARAGRAPH && !isWholeText(line, text)) return [line]
    const borders = printed?.borders ?? [...gaps(line.text), ...spacedParagraphs(line.text), ...numberedStarts(line.text)]
    return cutAt(
      text,
      line,
      [...new Set(borders)].sort((one, other) => one - other),
    )
  })
  return { lines: found, spaces }
}

export interface Resplit {
  readonly lines: readonly Line[]
  /** What is left of the ends of printed lines inside lines. */
  readonly spaces: readonly Mark[]
}

/** Real paragraphs have up to 2,200 characters; longer ones have lost their line ends. */
const LONGEST_PARAGRAPH = 3000
/** A short report may be one line as well: then the line is nearly all there is. */
function isWholeText(line: Line, text: string): boolean {
  return line.text.length > text.length * WHOLE
}
const WHOLE = 0.8
/** The spaces of printed lines are a sign of their own; fewer characters have too few lines to show a width. */
const LEAST_PRINTED = 800

function cutAt(text: string, line: Line, borders: readonly number[]): Line[] {
  const found: Line[] = []
  let from = line.start
  for (const border of [...borders.map(each => line.start + each), line.end]) {
    let start = from
    let end = border
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (end > start)
      found.push({
        start,
        end,
        text: text.slice(start, end),
        indented: found.length > 0 ? false : line.indented,
        afterBlank: found.length > 0 ? false : line.afterBlank,
      })
    from = border
  }
  return found
}

/** `……意见。　　过去的一年`: two wide spaces (or four narrow ones) were the indent of a paragraph. */
function gaps(text: string): number[] {
  return [...text.matchAll(/[\u3000\u2002\u2003]{2,}|[ \u00a0]{4,}/g)].map(match => match.index)
}

/** Words without a full stop that may be a heading or a line of the head. */
const LONGEST_HEADING = 60

/** Single spaces are paragraph ends where what stands between them is whole sentences, or as short as a heading. */
function spacedParagraphs(text: string): number[] {
  const spaces = [...text.matchAll(/(?<=[^\s\w])\s(?=[^\s\w])|(?<=[^\s\w])\s(?=\d{4}年)/g)].map(match => match.index)
  const after = spaces.filter(at => endsParagraph(text, at))
  if (after.length < 5) return []
  const broken = spaces.filter((at, index) => !endsParagraph(text, at) && at - (spaces[index - 1] ?? 0) > LONGEST_HEADING)
  return broken.length <= spaces.length * 0.1 ? spaces : []
}

/**
 * A number of a section or the salutation right after a sentence (`……提出意见。一、2023年工作回顾`), and a salutation at
 * the beginning. Ordinals (`一是`) are counted off inside paragraphs as often as they begin one and do not count.
 */
function numberedStarts(text: string): number[] {
  const found: number[] = []
  for (const match of text.matchAll(
    /(?<=[。！？][”’"』」）)]?)\s*(?=[（(]?[一二三四五六七八九十]{1,3}[、)）]|各位(?:代表|委员)[^，,。]{0,16}[：:！!])/g,
  )) {
    const at = match.index + match[0].length
    const number = leadingNumber(text.slice(at, at + 8))
    if (number === undefined || number.kind === 'han' || number.kind === 'han-bracket') found.push(at)
  }
  const salutation = /^各位(?:代表|委员)[^，,。]{0,16}?[：:！!]/.exec(text)
  if (salutation) found.push(salutation[0].length)
  for (const start of found.slice()) {
    const length = partHeadingLength(text.slice(start, start + 40))
    if (length > 0) found.push(start + length)
  }
  return found
}

/** `一、2023年工作回顾过去的一年，`: the heading of a part ends with its own word. */
function partHeadingLength(text: string): number {
  const heading =
    /^[一二三四五六七八九十]{1,3}、[^，,。；：:\s]{0,24}?(?:工作回顾|工作总结|工作安排|重点工作|主要任务|工作任务|工作打算|工作建议|总体要求)(?=[^的，,。；：:和及与、])/.exec(
      text,
    )
  return heading?.[0].length ?? 0
}
