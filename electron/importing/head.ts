import { isProse, type Line } from './lines.ts'
import {
  addressee,
  bareName,
  isDateLine,
  isNewsLead,
  isOpening,
  isSalutation,
  isSessionLine,
  isTitleHalf,
  speakerIn,
  titleLine,
} from './phrases.ts'

/** The lines before the text of a report: title, session, speaker, salutation, opening formula; any may be missing. */
export interface Head {
  /** Index of its first line. */
  readonly from: number
  /** Index after the last line of title, session and speaker. */
  readonly to: number
  readonly title: string | null
  readonly titleLines: readonly number[]
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

/** Reads the head that begins at line `from`, whatever of it is there. */
export function readHead(lines: readonly Line[], from: number): Head {
  let at = from
  let title: string | null = null
  const titleLines: number[] = []
  let session: string | null = null
  let dateLine: string | null = null
  let speaker: Head['speaker'] = null
  const end = Math.min(lines.length, from + 12)
  for (; at < end; at++) {
    const text = lines[at]?.text ?? ''
    if (isSalutation(text) || isOpening(text)) break
    const titled = titleLine(text)
    if (title === null && titled) {
      title = titled.title
      titleLines.push(at)
    } else if (title === null && isTitleHalf(text) && titleLine(lines[at + 1]?.text ?? '')?.bare) {
      title = text + (lines[at + 1]?.text ?? '')
      titleLines.push(at, at + 1)
      at++
    } else if (titled) break
    else if (session === null && isSessionLine(text)) session = text
    else if (session === null && startsSession(text) && isSessionLine(text + (lines[at + 1]?.text ?? ''))) {
      session = text + (lines[at + 1]?.text ?? '')
      at++
    } else if (dateLine === null && isDateLine(text)) dateLine = text
    else if (speaker === null && speakerIn(text)) speaker = { name: speakerIn(text) ?? '', line: text }
    else if (speaker === null && session !== null && bareName(text)) speaker = { name: bareName(text) ?? '', line: text }
    else if (isProse(text)) break
    else if (at > from && title !== null && !isSubtitle(text, lines, at)) break
  }
  const opening = readOpening(lines, at)
  return { from, to: at, title, titleLines, session, dateLine, speaker, ...opening }
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
      break
    }
  }
  return { addressee: who, opening, opened }
}

/** The first paragraph after the head tells of a report as a newspaper does. */
export function opensAsNews(lines: readonly Line[], head: Head): boolean {
  return lines.slice(head.to, head.to + 3).some(line => isNewsLead(line.text))
}
