import type { OutlineEntry, Part } from '../../shared/model/report.ts'
import {
  HEADING_KINDS,
  type Heading,
  type HeadingKind,
  isPartHeading,
  leadingNumber,
  lookOf,
  looksLikeHeading,
  numberedHeading,
} from './headings.ts'
import { isProse } from './lines.ts'
import { yearMentions } from './numerals.ts'
import { isOpening, isSalutation, isSessionLine, speakerIn, titleLine, turnsPage } from './phrases.ts'

interface Spot extends Heading {
  readonly start: number
  readonly heading: string
}

/**
 * The tree of headings of a canonical text. Levels are ranks of the kinds that occur, outermost first, so that a report
 * which begins with （一） has it as level 1. Every entry reaches to the next heading of its level or above.
 */
export function outlineOf(text: string, year: number | null): OutlineEntry[] {
  const spots = headingsOf(text)
  const kinds = HEADING_KINDS.filter(kind => spots.some(spot => spot.kind === kind))
  const levels = spots.map(spot => levelOf(kinds, spot.kind))
  const parts = partsOf(spots, levels, year)
  return spots.map((spot, at) => {
    const level = levels[at] ?? 1
    const following = levels.findIndex((other, index) => index > at && other <= level)
    return { level, heading: spot.heading, start: spot.start, end: spots[following]?.start ?? text.length, part: parts[at] ?? 'other' }
  })
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
  return Math.max(head, 1)
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

/**
 * Review or plan: said by the heading itself or by the one above it. Where the heading of the second part is missing (it
 * was run into the paragraph before it), its sections count from one again: from there on it is the plan.
 */
function partsOf(spots: readonly Spot[], levels: readonly number[], year: number | null): Part[] {
  const parts: Part[] = []
  /** Part and last number at each level that is open. */
  let open: { readonly level: number; part: Part; number: number | null }[] = []
  spots.forEach((spot, at) => {
    const level = levels[at] ?? 1
    const sibling = open.find(each => each.level === level)
    const parents = open.filter(each => each.level < level)
    const restarts = spot.number === 1 && (sibling?.number ?? 0) > 2
    if (restarts) for (const parent of parents) if (parent.part === 'review') parent.part = 'plan'
    const part =
      lookingAt(spot, year) ?? parents.at(-1)?.part ?? (restarts && sibling?.part === 'review' ? 'plan' : (sibling?.part ?? 'other'))
    parts.push(part)
    open = [...parents, { level, part, number: spot.number }]
  })
  return parts
}

const BEGINS_WITH_YEAR =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、．.]?|[（(][一二三四五六七八九十]{1,3}[)）])?\s*(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年/

/** Only headings of parts look one way; a section may well speak of 今后 or of a year in passing. */
function lookingAt(spot: Spot, year: number | null): Part | undefined {
  const dated = BEGINS_WITH_YEAR.test(spot.heading)
  if (spot.kind !== 'part' && spot.kind !== 'chapter' && !dated && !isPartHeading(spot.heading)) return undefined
  const look = lookOf(spot.heading)
  const mentioned = yearMentions(spot.heading)[0]?.year
  if (look !== undefined || mentioned === undefined || year === null) return look
  return mentioned >= year ? 'plan' : 'review'
}
