import { firstIndex } from '../../shared/first-index.ts'
import type { Problem } from '../../shared/model/report.ts'
import type { CutReason, ParsedSource } from '../../shared/model/source.ts'
import { clean } from './cleaning/clean.ts'
import { resplit } from './cleaning/paragraphs.ts'
import { signsIn, withoutSigns } from './cleaning/signs.ts'
import { continuations } from './cleaning/wrapping.ts'
import { type Block, compose, type Mark } from './compose.ts'
import { type Draft, describeReports } from './describe-reports.ts'
import type { YearInTable } from './formats/reading.ts'
import { isSpace, type Line, splitLines } from './lines.ts'
import type { Gazetteer } from './metadata/gazetteer.ts'
import type { Surroundings } from './metadata/metadata.ts'
import { problem } from './problems.ts'
import { inSimplified, withOwnCharacters } from './simplified.ts'
import { type Section, split } from './structure/split.ts'
import { untangle } from './structure/untangle.ts'

/** What the pipeline makes of a decoded text. */
export type ParsedText = Pick<ParsedSource, 'cuts' | 'reports' | 'problems'>

/** A long table of contents needs no problem for each of its lines. */
const MOST_NAMED = 100

/** Less than this and nothing that reads like a report: nobody would look for it in a library. */
const LEAST_TEXT = 60

/** What the format of a file says of a text. */
export interface FormatSays {
  /** Stretches that are no text of a report: signs of Markdown, running heads of a PDF, the frame of a web page. */
  readonly marks?: readonly Mark[]
  readonly year?: YearInTable | undefined
}

/** Under which a row of a table is read: what the table says of it counts like the name of a file. */
export function pathOfPart(path: string, name: string): string {
  return name === '' ? path : `${path}/${name}.txt`
}

/** The pure pipeline for text: clean, split, untangle, join, compose, describe. */
export function parseText(gazetteer: Gazetteer, text: string, path: string, says: FormatSays = {}): ParsedText {
  const simplified = inSimplified(text)
  const parsed = parseSimplified(gazetteer, simplified, inSimplified(path), says)
  if (simplified === text) return parsed
  const replacements = new Map(parsed.cuts.flatMap(cut => (cut.replacement === undefined ? [] : [[cut.start, cut.replacement] as const])))
  const reports = parsed.reports.map(report => {
    const last = report.pieces.length - 1
    const words = report.pieces.map(({ start, end }, at) => text.slice(start, end) + (at < last ? (replacements.get(end) ?? '') : ''))
    return withOwnCharacters(report, words.join(''))
  })
  return { ...parsed, reports }
}

function parseSimplified(gazetteer: Gazetteer, text: string, path: string, { marks: formatMarks = [], year }: FormatSays): ParsedText {
  const resplitted = resplit(text, splitLines(text))
  const signs = signsIn(text, [...formatMarks, ...resplitted.spaces])
  const cleaned = clean(withoutSigns(resplitted.lines, signs))
  const { lines } = cleaned
  const { sections, cut, falseTitles } = split(lines)
  const drafts = sections.flatMap(section => draftsOf(text, lines, section, cut)).filter(draft => draft.lines.length > 0)
  const worth = drafts.length > 1 || charactersOf(drafts[0]?.lines ?? []) >= LEAST_TEXT ? drafts : []
  const marks = [
    signs,
    cleaned.marks,
    [...cut].flatMap(([at, reason]) => markOf(lines[at], reason)),
    worth.length > 0 ? [] : drafts.flatMap(draft => draft.lines.flatMap(line => markOf(line, 'leftover'))),
    worth.flatMap(draft => joinMarks(text, draft)),
  ].flat()

  const blocks = worth.map(draft => blocksOf(text, draft, signs))
  const { texts, pieces, cuts } = compose(text, blocks, marks)
  const surroundings: Surroundings = { path, context: cleaned.context, byline: cleaned.byline, year }
  const composed = worth.map((draft, at) => ({ draft, text: texts[at] ?? '', pieces: pieces[at] ?? [], surroundings }))
  const reports = describeReports(gazetteer, composed)
  const problems: Problem[] = falseTitles
    .slice(0, MOST_NAMED)
    .map(at => problem('false-title', { title: lines[at]?.text ?? '' }, lines[at]))
  if (worth.some(draft => draft.mixed)) problems.push(problem('mixed-reports', { reports: worth.filter(draft => draft.mixed).length }))
  if (!reports.some(report => report.kind !== 'other')) problems.push(problem('no-report'))
  return { cuts, reports, problems }
}

function markOf(line: Line | undefined, reason: CutReason): Mark[] {
  return line ? [{ start: line.start, end: line.end, reason }] : []
}

function charactersOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.text.length, 0)
}

function draftsOf(text: string, lines: readonly Line[], section: Section, cut: ReadonlyMap<number, CutReason>): Draft[] {
  const own = lines.filter((_, at) => at >= section.from && at < section.to && !cut.has(at))
  const wrapped = continuations(text, own)
  const untangled = section.mixed ? untangle(text, own) : []
  if (untangled.length === 0)
    return [{ lines: own, joins: new Set(wrapped.flatMap((goesOn, at) => (goesOn ? [at] : []))), gaps: [], mixed: false }]
  const next = new Map(own.flatMap((line, at) => (wrapped[at] ? [[line, own[at + 1]] as const] : [])))
  return untangled.map(({ lines: ordered, joins, gaps }) => {
    const onThePage = ordered.flatMap((line, at) => (next.has(line) && next.get(line) === ordered[at + 1] ? [at] : []))
    return { lines: ordered, joins: new Set([...joins, ...onThePage]), gaps, mixed: untangled.length > 1 }
  })
}

/** The line ends inside joined paragraphs. */
function joinMarks(source: string, draft: Draft): Mark[] {
  return draft.lines.flatMap((line, at) => {
    const next = draft.lines[at + 1]
    if (!next || !draft.joins.has(at) || next.start - line.end > 20 || next.start <= line.end) return []
    // A page number that stood between them has its own reason.
    return LINE_END.test(source.slice(line.end, next.start)) ? [{ start: line.end, end: next.start, reason: 'line-wrap' as const }] : []
  })
}

const LINE_END = /^(?:\s|<br\s*\/?>)+$/i

/** The lines of a draft as stretches of the source, the signs inside them left out. */
function blocksOf(source: string, draft: Draft, signs: readonly Mark[]): Block[] {
  return draft.lines.flatMap((line, index) => {
    const join = draft.joins.has(index) ? '' : '\n'
    const ranges: { start: number; end: number }[] = []
    let at = line.start
    for (let next = firstEndingAfter(signs, line.start); (signs[next]?.start ?? Number.POSITIVE_INFINITY) < line.end; next++) {
      const mark = signs[next]
      if (!mark) break
      if (mark.start > at) ranges.push({ start: at, end: mark.start })
      at = Math.max(at, Math.min(mark.end, line.end))
    }
    if (at < line.end) ranges.push({ start: at, end: line.end })
    trimEdges(source, ranges)
    return ranges.map((range, position) => ({ ...range, join: position < ranges.length - 1 ? '' : join }) as const)
  })
}

/** A mark at the edge of a line may have white space beside it, which is then the edge. */
function trimEdges(source: string, ranges: { start: number; end: number }[]): void {
  for (let first = ranges[0]; first && isSpace(source.charCodeAt(first.start)); first = ranges[0])
    if (++first.start >= first.end) ranges.shift()
  for (let last = ranges.at(-1); last && isSpace(source.charCodeAt(last.end - 1)); last = ranges.at(-1))
    if (--last.end <= last.start) ranges.pop()
}

/** Index of the first of the ordered, disjoint marks that ends after `offset`. */
function firstEndingAfter(marks: readonly Mark[], offset: number): number {
  return firstIndex(marks.length, at => (marks[at]?.end ?? 0) > offset)
}
