import type { CutReason } from '../../../shared/model/source.ts'
import { stopsShort } from '../cleaning/wrapping.ts'
import { isProse, type Line } from '../lines.ts'
import { isOpening, isSalutation } from '../phrases.ts'
import { bodyOfTitle } from '../vocabulary.ts'
import { type Head, opensAsNews, readHead } from './head.ts'
import { isLabelLine, titleAt, titleLine } from './titles.ts'

/** A run of lines `[from, to)` that is one report, or several that are mixed with each other. */
export interface Section {
  readonly from: number
  readonly to: number
  readonly mixed: boolean
}

export interface Splitting {
  readonly sections: readonly Section[]
  /** Lines that belong to no report. */
  readonly cut: ReadonlyMap<number, CutReason>
  readonly falseTitles: readonly number[]
}

/** Fewer characters under a title are no report. */
const LEAST_BODY = 200
/** Longer text before the first title is a text of its own, not a preamble. */
const LONGEST_PREAMBLE = 400

type Start =
  | { readonly kind: 'opened' | 'titled' | 'untitled'; readonly at: number; readonly head: Head }
  /** A title in the middle of a sentence: the page was read across its columns. */
  | { readonly kind: 'stray'; readonly at: number; readonly head: Head }

/**
 * Where one report ends and the next begins. A title counts when a salutation, the opening formula, a session line or
 * at least a body follows it; titles that only follow each other are a table of contents. A title that breaks into a
 * sentence, and an opening that stands apart from its title, are the marks of a page on which reports are mixed.
 */
export function split(lines: readonly Line[]): Splitting {
  const cut = new Map<number, CutReason>()
  const falseTitles: number[] = []
  const starts = findStrays(findStarts(lines, cut, falseTitles))
  const sections: Section[] = []
  const first = starts[0]
  const firstLine = lines[first?.at ?? 0]
  if (!first || !firstLine) {
    if (lines.length > 0) sections.push({ from: 0, to: lines.length, mixed: false })
    return { sections, cut, falseTitles }
  }
  for (const { at } of starts) {
    // The number of the report on a line of its own.
    if (isLabelLine(lines[at - 1]?.text ?? '') && !cut.has(at - 1)) cut.set(at - 1, 'preamble')
  }
  const preamble = lines.slice(0, first.at).filter((_, at) => !cut.has(at))
  if (preamble.reduce((sum, line) => sum + line.text.length, 0) > LONGEST_PREAMBLE) sections.push({ from: 0, to: first.at, mixed: false })
  else for (let at = 0; at < first.at; at++) if (!cut.has(at)) cut.set(at, 'preamble')
  return { sections: sections.concat(sectionsOf(starts, lines.length)), cut, falseTitles }
}

/** Reports with their titles in place stand alone; from the first stray title on, what stands between them is mixed. */
function sectionsOf(starts: readonly Start[], count: number): Section[] {
  const groups: Start[][] = []
  for (const start of starts) {
    const group = groups.at(-1)
    const strays = group?.some(each => each.kind === 'stray') ?? false
    // An opening without title goes with the stray title before it, or is about to meet one.
    if (group && (start.kind === 'stray' || (strays && start.kind === 'untitled'))) group.push(start)
    else groups.push([start])
  }
  return groups.map((group, index, all) => ({
    from: group[0]?.at ?? 0,
    to: all[index + 1]?.[0]?.at ?? count,
    mixed: group.some(start => start.kind === 'stray'),
  }))
}

/**
 * A whole title block without an opening, and an opening without title, to the right addressees, right before it or
 * further down: they belong together, so the text between them was set in the wrong order.
 */
function findStrays(starts: readonly Start[]): Start[] {
  return starts.map((start, index) => {
    if (start.kind !== 'titled' || (start.head.session === null && start.head.speaker === null)) return start
    const later = starts.slice(index + 1)
    const next = later.findIndex(other => other.kind === 'opened')
    const within = [...starts.slice(Math.max(0, index - 1), index), ...(next < 0 ? later : later.slice(0, next))]
    const addressed = bodyOfTitle(start.head.title ?? '') === 'cppcc' ? '委员' : '代表'
    return within.some(other => other.kind === 'untitled' && other.head.addressee === addressed) ? { ...start, kind: 'stray' } : start
  })
}

interface Scan {
  readonly lines: readonly Line[]
  readonly starts: Start[]
  readonly cut: Map<number, CutReason>
  readonly falseTitles: number[]
  /** Openings before this line belong to the start before it. */
  openedUntil: number
}

function findStarts(lines: readonly Line[], cut: Map<number, CutReason>, falseTitles: number[]): Start[] {
  const scan: Scan = { lines, starts: [], cut, falseTitles, openedUntil: 0 }
  let at = 0
  while (at < lines.length) {
    if (titleAt(lines, at)) at = takeTitle(scan, at)
    else {
      if (at >= scan.openedUntil && opensHere(lines, at, scan.starts.length === 0)) takeOpening(scan, at)
      at++
    }
  }
  return scan.starts
}

/** Returns the line after what it took. */
function takeTitle(scan: Scan, at: number): number {
  const { lines, starts } = scan
  const head = readHead(lines, at)
  const kind = kindOf(lines, head, starts)
  if (kind === 'false' || kind === 'repeated') {
    const reason = kind === 'repeated' && starts.length > 0 ? 'running-head' : 'false-title'
    for (const index of head.titleLines) scan.cut.set(index, reason)
    if (kind === 'false') scan.falseTitles.push(at)
    return (head.titleLines.at(-1) ?? at) + 1
  }
  if (kind !== 'text') starts.push({ kind, at, head })
  scan.openedUntil = opensOwn(head) ? openingEnd(lines, head.to) : head.to
  return Math.max(head.to, at + 1)
}

/** A list of contents or a note of the editor may stand between a title and its opening; more is text. */
const LONGEST_PREFACE = 14

function isPreface(lines: readonly Line[]): boolean {
  return lines.length < LONGEST_PREFACE && lines.filter(line => isProse(line.text)).length <= 1
}

function takeOpening(scan: Scan, at: number): void {
  const { lines, starts } = scan
  const last = starts.at(-1)
  const head = readHead(lines, at)
  if (last?.kind === 'titled' && isPreface(lines.slice(last.head.to, at)) && suits(last.head.title, head.addressee))
    starts[starts.length - 1] = { ...last, kind: 'opened' }
  else starts.push({ kind: 'untitled', at: backToHead(lines, at), head })
  scan.openedUntil = openingEnd(lines, at)
}

/** A salutation followed by the formula, or the formula alone; at the very beginning a salutation is enough. */
function opensHere(lines: readonly Line[], at: number, nothingYet: boolean): boolean {
  const text = lines[at]?.text ?? ''
  if (isOpening(text)) return true
  if (!isSalutation(text)) return false
  return (nothingYet && at < 8) || lines.slice(at + 1, at + 3).some(line => isOpening(line.text))
}

function openingEnd(lines: readonly Line[], at: number): number {
  for (let index = at; index < Math.min(lines.length, at + 6); index++) if (isOpening(lines[index]?.text ?? '')) return index + 1
  return at + 1
}

/** Session and speaker lines may stand before an opening that has no title, or a title of another kind (`…预算执行情况的报告`). */
function backToHead(lines: readonly Line[], at: number): number {
  for (let from = Math.max(0, at - 5); from < at; from++) {
    const head = readHead(lines, from)
    if (head.to !== at) continue
    if (head.session !== null || head.speaker !== null) return isReportName(lines[from - 1]?.text ?? '') ? from - 1 : from
    if (isReportName(lines[from]?.text ?? '')) return from
  }
  return at
}

function isReportName(text: string): boolean {
  return text.length >= 5 && text.length <= 60 && /报告(?:[（(][^）)]{1,20}[)）])?$/.test(text) && !/[，,。；;：:！!]/.test(text)
}

function kindOf(lines: readonly Line[], head: Head, starts: readonly Start[]): Start['kind'] | 'false' | 'repeated' | 'text' {
  const last = starts.at(-1)
  const same = last !== undefined && last.head.title === head.title
  const next = lines[head.to]
  const before = lines[head.from - 1]
  // Nothing but the words under an agenda's wording: a mention.
  if (head.weak && !opensOwn(head) && head.session === null && head.speaker === null && head.dateLine === null) return 'text'
  if (opensOwn(head) && !same) return 'opened'
  if (same) return opensOwn(head) && head.from - last.at > 20 ? 'opened' : 'repeated'
  // Nothing under it, or the next title right away: an entry of a list of titles.
  if (!next || titleLine(next.text)) return 'false'
  if (before && stopsShort(before.text)) return 'stray'
  const body = bodyLength(lines, head.to)
  if (head.session !== null || head.speaker !== null || opensAsNews(lines, head)) return 'titled'
  return body >= LEAST_BODY ? 'titled' : 'text'
}

/** The salutation under a title is its own, not that of the other report on a page of mixed columns. */
function opensOwn(head: Head): boolean {
  return head.opened && suits(head.title, head.addressee)
}

/** Congress, government and courts report to 代表, the CPPCC to 委员. */
function suits(title: string | null, addressee: Head['addressee']): boolean {
  const body = title === null ? undefined : bodyOfTitle(title)
  return body === undefined || addressee === null || (body === 'cppcc') === (addressee === '委员')
}

function bodyLength(lines: readonly Line[], from: number): number {
  let length = 0
  for (let at = from; at < lines.length && length < LEAST_BODY; at++) {
    const text = lines[at]?.text ?? ''
    if (titleLine(text)) break
    length += text.length
  }
  return length
}
