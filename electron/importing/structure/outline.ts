import type { OutlineEntry } from '../../../shared/model/report.ts'
import { isPartHeading } from '../../../shared/text/part-headings.ts'
import { isProse } from '../lines.ts'
import { isOpening, isSalutation, isSessionLine, speakerIn, turnsPage } from '../phrases.ts'
import { HEADING_KINDS, type Heading, type HeadingKind, leadingNumber, looksLikeHeading, numberedHeading } from './headings.ts'
import { type BackMatter, backMatter } from './notes.ts'
import { partsOf } from './parts.ts'
import { titleLine } from './titles.ts'

interface Spot extends Heading {
  readonly start: number
  readonly heading: string
}

/**
 * The tree of headings of a canonical text. Levels are ranks of the kinds that occur, outermost first, so that a report
 * which begins with （一） has it as level 1. Every entry reaches to the next heading of its level or above. What stands
 * after the running text comes last, with entries of its own.
 */
export function outlineOf(text: string, year: number | null, behind: BackMatter = backMatter(text)): OutlineEntry[] {
  const running = text.slice(0, behind.start)
  const spots = headingsOf(running)
  const kinds = HEADING_KINDS.filter(kind => spots.some(spot => spot.kind === kind))
  const levels = spots.map(spot => levelOf(kinds, spot.kind))
  const ends = endsOf(spots, levels, running.length)
  const governed = spots.map((spot, at) => ({ ...spot, level: levels[at] ?? 1, end: ends[at] ?? running.length }))
  const parts = partsOf(running, governed, year)
  const entries = governed.map(({ level, heading, start, end }, at) => ({ level, heading, start, end, part: parts[at] ?? 'other' }))
  return [...entries, ...behind.entries]
}

/** Where each heading's stretch ends: at the next one of its level or above. */
function endsOf(spots: readonly Spot[], levels: readonly number[], length: number): number[] {
  const ends: number[] = []
  const next: number[] = []
  for (let at = spots.length - 1; at >= 0; at--) {
    const level = levels[at] ?? 1
    ends[at] = Math.min(length, ...Array.from({ length: level }, (_, above) => next[above + 1] ?? length))
    next[level] = spots[at]?.start ?? length
  }
  return ends
}

function levelOf(kinds: readonly HeadingKind[], kind: HeadingKind): number {
  return kinds.indexOf(kind) + 1
}

function headingsOf(text: string): Spot[] {
  const paragraphs = text.split('\n')
  const spots: Spot[] = []
  const head = headLength(paragraphs)
  let start = 0
  paragraphs.forEach((paragraph, at) => {
    const heading = at < head ? undefined : headingOf(paragraphs, at)
    if (heading) spots.push({ ...heading, start, heading: paragraph.slice(0, heading.length) })
    start += paragraph.length + 1
  })
  return spots
}

/** Title block, salutation and formula are no headings. */
function headLength(paragraphs: readonly string[]): number {
  let head = 0
  for (let at = 0; at < Math.min(paragraphs.length, 14); at++) {
    const text = paragraphs[at] ?? ''
    if (isOpening(text)) return at + 1
    if (isSalutation(text) || titleLine(text) || isSessionLine(text) || (text.length < 60 && speakerIn(text))) head = at + 1
    else if (isProse(text)) break
  }
  // The first line is a title, whatever its shape, but for a text that begins in the middle.
  return Math.max(head, isPartHeading(paragraphs[0] ?? '') ? 0 : 1)
}

function headingOf(paragraphs: readonly string[], at: number): Heading | undefined {
  const text = paragraphs[at] ?? ''
  const numbered = numberedHeading(text)
  if (numbered) return numbered
  if (text.length > 60) return leadOf(paragraphs, at)
  if (isSalutation(text) || turnsPage(text)) return undefined
  if (isPartHeading(text)) return { kind: 'part', number: null, length: text.length }
  return isPlainHeading(paragraphs, at) ? { kind: 'plain', number: null, length: text.length } : undefined
}

/** A short unpunctuated line over a paragraph: `履职为民,不负重托`. Over another short line it may be a list or a signature. */
function isPlainHeading(paragraphs: readonly string[], at: number): boolean {
  const text = paragraphs[at] ?? ''
  const next = paragraphs[at + 1]
  // Under a numbered heading stands its text, not another heading: such a line is a piece of a broken sentence.
  if (numberedLine(paragraphs[at - 1]) || leadingNumber(text)) return false
  if (!looksLikeHeading(text) || next === undefined || titleLine(text) || isSessionLine(text) || speakerIn(text)) return false
  return isProse(next) || numberedHeading(next) !== undefined
}

function numberedLine(paragraph: string | undefined): boolean {
  return paragraph !== undefined && numberedHeading(paragraph)?.length === paragraph.length
}

/** Up to so many characters; longer first sentences are ordinary ones. */
const LONGEST_LEAD = 26

/**
 * `强化理论武装。坚持……`: a heading run into its paragraph without a number. One short first sentence proves nothing, so
 * the paragraph before or after it must begin the same way.
 */
function leadOf(paragraphs: readonly string[], at: number): Heading | undefined {
  const length = leadLength(paragraphs[at])
  if (length === undefined) return undefined
  const neighbour = leadLength(paragraphs[at - 1]) ?? leadLength(paragraphs[at + 1])
  return neighbour === undefined ? undefined : { kind: 'lead', number: null, length }
}

function leadLength(paragraph: string | undefined): number | undefined {
  if (paragraph === undefined || paragraph.length < 60) return undefined
  const stop = paragraph.indexOf('。')
  if (stop < 4 || stop > LONGEST_LEAD || /\d|^(?:各位|我们|这|同时|此外|为此|一年来)/.test(paragraph.slice(0, stop))) return undefined
  return stop
}
