import type { Problem } from '../../shared/model/report.ts'
import type { CutReason, ParsedReport, ParsedSource } from '../../shared/model/source.ts'
import { clean } from './clean.ts'
import { type Block, compose, type Mark } from './compose.ts'
import type { Gazetteer } from './gazetteer.ts'
import { endsSentence, isProse, isSpace, type Line, splitLines } from './lines.ts'
import { type Described, describe, type Surroundings } from './metadata.ts'
import { consult } from './neighbours.ts'
import { backMatter } from './notes.ts'
import { outlineOf } from './outline.ts'
import { resplit } from './paragraphs.ts'
import { isOpening, isSalutation, turnsPage } from './phrases.ts'
import { problem } from './problems.ts'
import { signsIn, withoutSigns } from './signs.ts'
import { type Section, split } from './split.ts'
import { untangle } from './untangle.ts'
import { continuations } from './wrapping.ts'

/** What the pipeline makes of a decoded text. */
export type ParsedText = Pick<ParsedSource, 'cuts' | 'reports' | 'problems'>

/** One report before its metadata are known: its lines in reading order. */
interface Draft {
  readonly lines: readonly Line[]
  /** Indexes of lines that go on in the next one. */
  readonly joins: ReadonlySet<number>
  /** Indexes of lines after which text is missing. */
  readonly gaps: readonly number[]
  readonly mixed: boolean
}

/** A long table of contents needs no problem for each of its lines. */
const MOST_NAMED = 100

/** Less than this and nothing that reads like a report: nobody would look for it in a library. */
const LEAST_TEXT = 60

/**
 * The pure pipeline for text: clean, split, untangle, join, compose, describe. `formatMarks` are stretches that the format of
 * the file shows to be no text of a report (signs of Markdown, running heads of a PDF, the frame of a web page).
 */
export function parseText(gazetteer: Gazetteer, text: string, path: string, formatMarks: readonly Mark[] = []): ParsedText {
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
  const surroundings: Surroundings = { path, context: cleaned.context, byline: cleaned.byline }
  const described = consult(worth.map(draft => describe(gazetteer, joined(draft), surroundings)))
  const reports = worth.map((draft, at) => reportOf(draft, described[at], texts[at] ?? '', pieces[at] ?? []))
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
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((marks[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Paragraphs of a draft: lines that go on in the next one put together, as they stand in the canonical text. */
function joined(draft: Draft): Line[] {
  const paragraphs: Line[] = []
  draft.lines.forEach((line, at) => {
    const last = paragraphs.at(-1)
    if (last && draft.joins.has(at - 1)) paragraphs[paragraphs.length - 1] = { ...last, end: line.end, text: last.text + line.text }
    else paragraphs.push(line)
  })
  return paragraphs
}

function reportOf(draft: Draft, described: Described | undefined, text: string, pieces: ParsedReport['pieces']): ParsedReport {
  if (!described) throw new RangeError('every draft is described')
  const { metadata, evidence } = described
  const problems = [...described.problems]
  const behind = backMatter(text)
  const broken = brokenEnds(draft, metadata.kind === 'report', behind.entries.length > 0)
  if (draft.mixed) problems.push(problem('mixed-reports'))
  for (const at of broken) problems.push(problem('incomplete', { quote: (draft.lines[at]?.text ?? '').slice(-20) }, draft.lines[at]))
  if (metadata.kind === 'template') problems.push(problem('template'))
  else if (metadata.kind !== 'other') {
    if (metadata.level === null) problems.push(problem('place-unknown'))
    if (metadata.body === 'other') problems.push(problem('body-unknown'))
    if (metadata.year === null) problems.push(problem('year-unknown'))
    else if (metadata.yearInferred) problems.push(problem('year-inferred', { year: metadata.year }))
  }
  if (behind.unexplained > 0) problems.push(problem('notes-missing', { marks: `[1]–[${behind.unexplained}]` }))
  return { ...metadata, text, pieces, outline: outlineOf(text, metadata.year, behind), incomplete: broken.length > 0, evidence, problems }
}

/** Words of which every closing paragraph has at least one. */
const CLOSING = /各位|同志们|让我们|奋斗|努力|贡献|篇章|谢谢|胜利|万岁|成绩|成就|前进|辉煌|伟大|下转/

/** Where text is missing: at gaps, at 下转, and at an end (of a report, not of a newspaper's digest) in mid-sentence. */
function brokenEnds(draft: Draft, report: boolean, notes: boolean): number[] {
  const found = new Set(draft.gaps)
  draft.lines.forEach((line, at) => {
    if (turnsPage(line.text)) found.add(at)
  })
  const last = draft.lines.length - 1
  const text = draft.lines[last]?.text ?? ''
  // Some reports just lack the full stop after their closing words.
  if (report && isProse(text) && !endsSentence(text) && !/贡献$|奋斗$|努力$|篇章$|前进$|胜利$/.test(text)) found.add(last)
  // Neither salutation nor closing words: a part out of the middle.
  if (report && !notes && !draft.lines.slice(0, 14).some(line => isSalutation(line.text) || isOpening(line.text)) && !CLOSING.test(text))
    found.add(last)
  return [...found].sort((one, other) => one - other)
}
