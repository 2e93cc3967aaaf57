import type { ParsedReport } from '../../shared/model/source.ts'
import { endsSentence, isProse, type Line } from './lines.ts'
import type { Gazetteer } from './metadata/gazetteer.ts'
import { type Described, describe, type Surroundings } from './metadata/metadata.ts'
import { consult } from './metadata/neighbours.ts'
import { isOpening, isSalutation, turnsPage } from './phrases.ts'
import { problem } from './problems.ts'
import { backMatter } from './structure/notes.ts'
import { outlineOf } from './structure/outline.ts'

/** One report before its metadata are known: its lines in reading order. */
export interface Draft {
  readonly lines: readonly Line[]
  /** Indexes of lines that go on in the next one. */
  readonly joins: ReadonlySet<number>
  /** Indexes of lines after which text is missing. */
  readonly gaps: readonly number[]
  readonly mixed: boolean
}

/** A draft with its canonical text, and the pieces of the source of which that is made. */
export interface ComposedDraft {
  readonly draft: Draft
  readonly text: string
  readonly pieces: ParsedReport['pieces']
  readonly surroundings: Surroundings
}

/**
 * The reports of one source out of their lines in reading order. Reports that are given as such stay as they are; they only
 * bear witness of place and year for the others.
 */
export function describeReports(gazetteer: Gazetteer, all: readonly (ComposedDraft | ParsedReport)[]): ParsedReport[] {
  const described = consult(
    all.map(each =>
      'draft' in each
        ? describe(gazetteer, joined(each.draft), each.surroundings)
        : { metadata: each, evidence: each.evidence, problems: each.problems },
    ),
  )
  return all.flatMap((each, at) => {
    const found = described[at]
    return 'draft' in each ? (found ? [reportOf(each, found)] : []) : [each]
  })
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

function reportOf({ draft, text, pieces }: ComposedDraft, described: Described): ParsedReport {
  const { metadata, evidence } = described
  const problems = [...described.problems]
  const behind = backMatter(text)
  const broken = brokenEnds(draft, metadata.kind === 'report', behind.entries.length > 0)
  if (draft.mixed) problems.push(problem('mixed-reports'))
  for (const at of broken) problems.push(problem('incomplete', { quote: (draft.lines[at]?.text ?? '').slice(-20) }, draft.lines[at]))
  if (metadata.kind === 'template') problems.push(problem('template'))
  else if (metadata.kind !== 'other') {
    if (metadata.level === null) problems.push(problem('place-unknown'))
    // A report of the audit office is known to be of none of the five.
    if (metadata.body === 'other' && evidence.body === undefined) problems.push(problem('body-unknown'))
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
