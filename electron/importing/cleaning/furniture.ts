import type { CutReason } from '../../../shared/model/source.ts'
import { endsSentence, type Line } from '../lines.ts'
import { chineseNumber } from '../numerals.ts'
import { isOpening, isSalutation, isSessionLine, speakerIn } from '../phrases.ts'
import { isHeadingLine } from '../structure/headings.ts'
import { titleLine } from '../structure/titles.ts'
import { columns } from './width.ts'

type Reasons = (CutReason | undefined)[]

/** Page numbers and running heads of a printed page that stayed in the text when it was copied. */
export function markFurniture(lines: readonly Line[], reasons: Reasons): void {
  markPageNumbers(lines, reasons)
  markRunningHeads(lines, reasons)
}

const STROKES = '[-—－–―·•~～_=|\\s.]*'
const OF_PAGES = '(?:\\s*(?:[/／,，]|of)?\\s*(?:共\\s*)?\\d{1,4}\\s*页?)?'
const PAGE_NUMBER = new RegExp(`^${STROKES}(?:第\\s*)?(\\d{1,4})\\s*页?${OF_PAGES}${STROKES}$`)
const IN_WORDS = new RegExp(
  `^${STROKES}(?:第\\s*([一二三四五六七八九十]{1,3})\\s*页|(?:Page|P)\\s*[.:]?\\s*(\\d{1,4})${OF_PAGES})${STROKES}$`,
  'i',
)
const IN_BRACKETS = /^[[(（【〔<《]\s*(\d{1,3})\s*[\])）】〕>》]$/
/** Signs that nobody sets beside a number but for a page. */
const SURE = /^[-—－–―~～·•]|页|^\d+\s*[/／]\s*\d+$/
/** Fewer lines between two of them and numbers in brackets count off what stands between. */
const LEAST_PAGE = 8

interface Numbered {
  readonly at: number
  readonly number: number
}

/**
 * `- 12 -`, `第12页 共30页`, `第三页`, `Page 3 of 20`, `~ 3 ~`, or a bare `12`. A bare number may also be a cell of a table,
 * so bare ones count only where at least two rise through the file as page numbers do; a bare year never counts. `(3)` and
 * `[3]` number paragraphs and notes as well: they must rise by one, with a page of lines between them.
 */
function markPageNumbers(lines: readonly Line[], reasons: Reasons): void {
  const bare: Numbered[] = []
  const bracketed: Numbered[] = []
  lines.forEach(({ text }, at) => {
    if (text.length > 24 || reasons[at] !== undefined) return
    const inBrackets = IN_BRACKETS.exec(text)?.[1]
    if (inBrackets) bracketed.push({ at, number: Number(inBrackets) })
    const words = IN_WORDS.exec(text)
    const match = PAGE_NUMBER.exec(text)
    const number = match ? Number(match[1]) : words ? (words[2] ? Number(words[2]) : (chineseNumber(words[1] ?? '') ?? 0)) : undefined
    if (number === undefined) return
    if (match && !/^\d+$/.test(text) && SURE.test(text)) reasons[at] = 'page-number'
    else if (words || (/^\d+$/.test(text) && number < 1900)) bare.push({ at, number })
  })
  for (const each of bare) if (bare.some(other => risesWith(each, other, 3, 1))) reasons[each.at] = 'page-number'
  for (const each of bracketed)
    if (bracketed.filter(other => risesWith(each, other, 2, LEAST_PAGE)).length >= 2) reasons[each.at] = 'page-number'
}

function risesWith(one: Numbered, other: Numbered, most: number, apart: number): boolean {
  return (
    other.number !== one.number &&
    other.number > one.number === other.at > one.at &&
    Math.abs(other.number - one.number) <= most &&
    Math.abs(other.at - one.at) >= apart * Math.abs(other.number - one.number)
  )
}

const LEAST_REPEATS = 3
const LONGEST_HEAD = 40

/**
 * The same short line again and again (`第五次会议文件（三）`), beside page numbers or in the middle of sentences: the head of
 * each page. What may well be repeated in a text (a salutation, a title with its own opening under it) is none.
 */
function markRunningHeads(lines: readonly Line[], reasons: Reasons): void {
  const places = new Map<string, number[]>()
  lines.forEach(({ text }, at) => {
    if (reasons[at] !== undefined || text.length < 4 || text.length > LONGEST_HEAD || /[。；;！!？?，,：:]/.test(text)) return
    // A title with its year has the shape of a heading.
    if (isSalutation(text) || isOpening(text) || (isHeadingLine(text) && !titleLine(text))) return
    const words = text.replace(/[\d\s—－–―·.-]+/g, '')
    const known = places.get(words)
    if (known) known.push(at)
    else places.set(words, [at])
  })
  for (const [words, all] of places) {
    if (words === '' || all.length < LEAST_REPEATS) continue
    const heads = all.filter(at => atPageBreak(lines, reasons, at) && !hasOwnText(lines, reasons, at))
    if (heads.length < all.length * 0.6) continue
    for (const at of heads) reasons[at] = 'running-head'
  }
}

/** Beside a page number, or where a sentence is broken by a line with much room left, which running text would have filled. */
function atPageBreak(lines: readonly Line[], reasons: Reasons, at: number): boolean {
  if (reasons[at - 1] === 'page-number' || reasons[at + 1] === 'page-number') return true
  const before = lines[at - 1]?.text ?? ''
  const own = lines[at]?.text ?? ''
  return /[，,、；;。]/.test(before) && !endsSentence(before) && !isHeadingLine(before) && columns(own) < columns(before) * 0.8
}

/** A title with a session, a speaker or the opening formula under it is that of a report. */
function hasOwnText(lines: readonly Line[], reasons: Reasons, at: number): boolean {
  if (!titleLine(lines[at]?.text ?? '')) return false
  return lines
    .slice(at + 1, at + 5)
    .some(
      ({ text }, index) =>
        reasons[at + 1 + index] === undefined && (isSessionLine(text) || isOpening(text) || speakerIn(text) !== undefined),
    )
}
