import type { OutlineEntry } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { paragraphs } from '../../../shared/text/sentences.ts'

/** A paragraph as it is set on the page; `[start, end)` without the white space at its ends. */
export interface Block extends Range {
  readonly role: 'title' | 'byline' | 'heading' | 'paragraph'
  /** Of a heading, 1 for the highest; 0 for everything else. */
  readonly level: number
  /** All of it in order, where some of it is folded away. */
  readonly pieces?: readonly Piece[]
}

/** A part of a paragraph; `reports`: it is folded away, as so many reports have its words. */
export interface Piece extends Range {
  readonly reports?: number
}

/** Lines above the salutation that may belong to the title page, and how long such a line may be. */
const HEAD_LINES = 6
const HEAD_LENGTH = 60
/** A heading's line may hold a full stop or a colon more than the outline says. */
const HEADING_SLACK = 2

/** Sets a report: title, lines about session and speaker, headings that have a line of their own, paragraphs. */
export function layoutText(text: string, outline: readonly OutlineEntry[]): Block[] {
  const lines = paragraphs(text).map(line => trim(text, line))
  const entries = new Map(outline.map(entry => [firstInk(text, entry.start), entry]))
  const body = lines.findIndex((line, at) => at >= HEAD_LINES || entries.has(line.start) || !standsAlone(text, line))
  return lines.map((line, at) => {
    const entry = entries.get(line.start)
    if (entry && isHeading(text, line, entry)) return { ...line, role: 'heading', level: entry.level }
    if (at < body) return { ...line, role: at === 0 && !isSessionLine(text, line) ? 'title' : 'byline', level: 0 }
    return { ...line, role: 'paragraph', level: 0 }
  })
}

/** A line of its own. Where a whole sentence is in the outline (三是开展检查3次。) it is set as the paragraph it is. */
function isHeading(text: string, { start, end }: Range, { heading }: OutlineEntry): boolean {
  return end - start <= heading.length + HEADING_SLACK && !/[。；;]$/.test(text.slice(start, end))
}

function trim(text: string, { start, end }: Range): Range {
  const from = firstInk(text, start)
  return { start: from, end: start + text.slice(start, end).trimEnd().length }
}

/** Offset of the first character from there on that is no white space. */
export function firstInk(text: string, offset: number): number {
  let at = offset
  while (at < text.length && /\s/.test(text.charAt(at))) at++
  return at
}

/** Of a file that lost its title the head begins with day and session: `（2024年1月8日在……会议上）`. */
function isSessionLine(text: string, { start, end }: Range): boolean {
  return /^[（(—－-].*(?:日|会议上?)[)）]?$/.test(text.slice(start, end))
}

/** A line of the title page is short and ends like no sentence; the salutation (各位代表：) is the first that does. */
function standsAlone(text: string, { start, end }: Range): boolean {
  return end - start <= HEAD_LENGTH && !/[：:，,。；;]$/.test(text.slice(start, end))
}
