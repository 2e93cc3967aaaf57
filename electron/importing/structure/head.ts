import { isProse, type Line } from '../lines.ts'
import {
  addressee,
  bareName,
  compact,
  isDateLine,
  isNewsLead,
  isOpening,
  isSalutation,
  isSessionLine,
  looksLikeName,
  speakerIn,
} from '../phrases.ts'
import { titleAt, titleLine } from './titles.ts'

/** The lines before the text of a report: title, session, speaker, salutation, opening formula; any may be missing. */
export interface Head {
  /** Index of its first line. */
  readonly from: number
  /** Index after the last line of title, session and speaker. */
  readonly to: number
  readonly title: string | null
  readonly titleLines: readonly number[]
  /** The title is worded as an agenda words it: only what stands under it shows that it is one. */
  readonly weak: boolean
  /** 在…会议上, put together where it was set in two lines. */
  readonly session: string | null
  readonly dateLine: string | null
  readonly speaker: { readonly name: string; readonly line: string } | null
  readonly addressee: '代表' | '委员' | null
  readonly opening: string | null
  /** It opens as a report does: with a salutation or the formula. */
  readonly opened: boolean
}

/** Salutation and formula stand within so many lines after the title block; a table of contents may come between. */
const OPENING_WITHIN = 6

type Block = { -readonly [Name in 'title' | 'weak' | 'session' | 'dateLine' | 'speaker']: Head[Name] } & { readonly titleLines: number[] }

/** Title blocks are short; further down a session line is a mention. */
const LONGEST_BLOCK = 12

/** Reads the head that begins at line `from`, whatever of it is there. */
export function readHead(lines: readonly Line[], from: number): Head {
  const block: Block = { title: null, titleLines: [], weak: false, session: null, dateLine: null, speaker: null }
  let to = from
  while (to < Math.min(lines.length, from + LONGEST_BLOCK)) {
    const taken = take(block, lines, to)
    if (taken === 0) break
    to += taken
  }
  return { from, to, ...block, ...readOpening(lines, to) }
}

/** How many lines from `at` on belong to the title block; 0 ends it. */
function take(block: Block, lines: readonly Line[], at: number): number {
  const text = lines[at]?.text ?? ''
  if (isSalutation(text) || isOpening(text)) return 0
  const taken = takeTitle(block, lines, at) ?? takeSession(block, lines, at) ?? takeSpeaker(block, lines, at)
  if (taken !== undefined) return taken
  if (isProse(text)) return 0
  return block.title === null || isSubtitle(text, lines, at) ? 1 : 0
}

function takeTitle(block: Block, lines: readonly Line[], at: number): number | undefined {
  const title = titleAt(lines, at)
  if (!title) return undefined
  // A second title is another report's, but for what a web page sets below its own (`2025年某省政府工作报告`, 政府工作报告).
  if (block.title !== null) return title.lines > 1 ? undefined : compact(block.title).endsWith(compact(title.title)) ? 1 : 0
  block.title = title.title
  block.weak = title.weak
  for (let line = 0; line < title.lines; line++) block.titleLines.push(at + line)
  return title.lines
}

function takeSession(block: Block, lines: readonly Line[], at: number): number | undefined {
  const text = lines[at]?.text ?? ''
  const next = lines[at + 1]?.text ?? ''
  const both = text + next
  // `……在某市第六届人民代表大会` / `第六次会议上`: the first line would do alone.
  if (block.session === null && isSessionLine(text) && !/^第.{1,5}次会议上?[)）]?$/.test(next)) {
    block.session = text
    return 1
  }
  if (block.session === null && startsSession(text) && isSessionLine(both)) {
    block.session = both
    return 2
  }
  if (block.dateLine !== null || !isDateLine(text)) return undefined
  block.dateLine = text
  return 1
}

function takeSpeaker(block: Block, lines: readonly Line[], at: number): number | undefined {
  if (block.speaker !== null) return undefined
  const text = lines[at]?.text ?? ''
  const name = speakerIn(text) ?? (block.session === null ? nameUnderTitle(block, lines, at) : bareName(text))
  if (name === undefined) return undefined
  block.speaker = { name, line: text }
  return 1
}

/** A name right under the title, or under the date, with the rest of a head after it. */
function nameUnderTitle(block: Block, lines: readonly Line[], at: number): string | undefined {
  const next = lines[at + 1]?.text ?? ''
  if (block.title === null || !(isDateLine(next) || isSessionLine(next) || isSalutation(next) || isOpening(next))) return undefined
  return looksLikeName(lines[at]?.text ?? '')
}

/** `——2023年1月7日在某市第六届人民代表大会` without its end, which is on the next line. */
function startsSession(text: string): boolean {
  return text.length < 60 && /^[—－\-―─–（(]/.test(text) && /在/.test(text)
}

/** A line of a title block that is no title, session or speaker itself, as long as the block goes on after it. */
function isSubtitle(text: string, lines: readonly Line[], at: number): boolean {
  if (text.length > 50) return false
  if (/^(?:——|－－|--|—)/.test(text)) return true
  return lines
    .slice(at + 1, at + 4)
    .some(line => isSessionLine(line.text) || isSalutation(line.text) || isOpening(line.text) || startsSession(line.text))
}

function readOpening(lines: readonly Line[], at: number): Pick<Head, 'addressee' | 'opening' | 'opened'> {
  let who: Head['addressee'] = null
  let opening: string | null = null
  let opened = false
  let prose = 0
  for (let index = at; index < Math.min(lines.length, at + OPENING_WITHIN); index++) {
    const text = lines[index]?.text ?? ''
    if (titleLine(text)) break
    if (isSalutation(text)) {
      who ??= addressee(text) ?? null
      opened = true
    }
    if (isOpening(text)) {
      who ??= addressee(text) ?? null
      opening = text
      opened = true
    }
    // One paragraph may stand before the salutation, a note of the editor. After two the text has begun, and a
    // salutation further down is another report's.
    if (isProse(text)) prose++
    if (opening !== null || prose > 1) break
  }
  return { addressee: who, opening, opened }
}

/** The first paragraph after the head tells of a report as a newspaper does. */
export function opensAsNews(lines: readonly Line[], head: Head): boolean {
  return lines.slice(head.to, head.to + 3).some(line => isNewsLead(line.text))
}
