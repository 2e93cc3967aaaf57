import type { Problem } from '../../../shared/model/report.ts'
import type { Cut, ParsedReport, ParsedSource } from '../../../shared/model/source.ts'
import { compose } from '../compose.ts'
import { type ComposedDraft, type Draft, describeReports } from '../describe-reports.ts'
import type { Line } from '../lines.ts'
import type { Gazetteer } from '../metadata/gazetteer.ts'
import type { Surroundings } from '../metadata/metadata.ts'
import { pathOfPart } from '../parse-text.ts'
import { problem } from '../problems.ts'
import { inSimplified, withOwnCharacters } from '../simplified.ts'
import { type Blocks, paragraphsOf } from './blocks.ts'
import type { Layout } from './layout.ts'
import type { MachineLayout } from './repairing.ts'

/** Reports, cuts and problems of a repaired layout. A report that is as the importer had made it stays so. */
export function describeLayout(
  gazetteer: Gazetteer,
  machine: MachineLayout,
  { text, reports, marks }: Layout,
): Pick<ParsedSource, 'cuts' | 'reports' | 'problems'> {
  const read = inSimplified(text)
  const lists = reports.map(report => report.blocks)
  const composed = compose(text, lists, marks)
  const texts = read === text ? composed.texts : compose(read, lists, marks).texts
  const surroundings = surroundingsOf(machine, read, composed.cuts)
  const untouched = new Map(machine.reports.map(report => [JSON.stringify(report.pieces), report]))
  const lineEnds = new Set(machine.cuts.flatMap(cut => (cut.replacement === undefined ? [] : [cut.start])))
  const textThen = (pieces: ParsedReport['pieces']) =>
    pieces.map(({ start, end }, at) => text.slice(start, end) + (at < pieces.length - 1 && lineEnds.has(end) ? '\n' : '')).join('')
  const doubts = doubtsOf(machine)
  const all = reports.map(({ blocks }, at): ComposedDraft | ParsedReport => {
    const pieces = composed.pieces[at] ?? []
    const own = composed.texts[at] ?? ''
    const same = untouched.get(JSON.stringify(pieces))
    if (same && textThen(pieces) === own) return { ...same, text: own }
    const row = rowWith(machine, blocks[0]?.start ?? 0)
    return { draft: draftOf(read, blocks, doubts), text: texts[at] ?? '', pieces, surroundings: { ...surroundings, ...row } }
  })
  const described = describeReports(gazetteer, all).map((report, at) => {
    const was = all[at]
    return read !== text && was && 'draft' in was ? withOwnCharacters(report, composed.texts[at] ?? '') : report
  })
  return { cuts: composed.cuts, reports: described, problems: problemsOf(machine.problems, described, composed.cuts) }
}

/** What the table said of the row in which a report begins: the importer quoted it as evidence of what it found. */
function rowWith({ path, reports }: MachineLayout, offset: number): Partial<Surroundings> {
  const found = reports.find(({ pieces }) => pieces.some(({ start, end }) => start <= offset && offset < end))
  if (!found) return {}
  const { evidence, year } = found
  const quotes = Object.values(evidence).flatMap(each => (each?.from === 'file-name' || each?.from === 'table' ? [each.quote] : []))
  const names = [...new Set(quotes)].filter(
    (quote, _, all) => !path.includes(quote) && !all.some(other => other !== quote && other.includes(quote)),
  )
  const inTable = evidence.year?.from === 'table' ? evidence.year : undefined
  return {
    ...(names.length > 0 ? { path: inSimplified(pathOfPart(path, names.join(' '))) } : {}),
    ...(inTable && year !== null ? { year: { year, byUser: inTable.confidence === 1 } } : {}),
  }
}

/** What was cut next to the text still tells a date or a newspaper, as when the file was read. */
function surroundingsOf({ path }: MachineLayout, text: string, cuts: readonly Cut[]): Surroundings {
  return {
    path: inSimplified(path),
    context: cuts
      .filter(({ reason }) => reason === 'site-chrome' || reason === 'credits')
      .flatMap(({ start, end }) => text.slice(start, end).split('\n'))
      .filter(line => line.trim() !== ''),
    byline: cuts.some(({ reason }) => reason === 'credits' || reason === 'caption'),
  }
}

interface Doubts {
  /** Ends of the lines after which text is missing. */
  readonly gaps: readonly number[]
  /** Stretches of reports that were mixed with others. */
  readonly mixed: readonly { readonly start: number; readonly end: number }[]
}

/** A report that breaks off at its end may go on now: that is asked anew. */
function doubtsOf({ reports }: MachineLayout): Doubts {
  const spots = (report: (typeof reports)[number]) =>
    report.problems.flatMap(({ code, end }) =>
      code === 'incomplete' && end !== undefined && end !== report.pieces.at(-1)?.end ? [end] : [],
    )
  return {
    gaps: reports.flatMap(spots),
    mixed: reports.flatMap(report => (report.problems.some(({ code }) => code === 'mixed-reports') ? report.pieces : [])),
  }
}

function draftOf(text: string, blocks: Blocks, { gaps, mixed }: Doubts): Draft {
  const paragraphs = paragraphsOf(blocks)
  return {
    lines: paragraphs.flatMap(paragraph => lineOf(text, paragraph)),
    joins: new Set(),
    gaps: paragraphs.flatMap((paragraph, at) =>
      gaps.some(gap => paragraph.some(({ start, end }) => start < gap && gap <= end)) ? [at] : [],
    ),
    mixed: mixed.some(piece => blocks.some(({ start, end }) => start < piece.end && piece.start < end)),
  }
}

function lineOf(text: string, paragraph: Blocks): Line[] {
  const [first] = paragraph
  if (!first) return []
  const words = paragraph.map(({ start, end }) => text.slice(start, end)).join('')
  // Lines put together out of order have the spot of the first.
  const end = Math.max(paragraph.at(-1)?.end ?? first.end, first.end)
  return [{ start: first.start, end, text: words, indented: false, afterBlank: false }]
}

function problemsOf(found: readonly Problem[], reports: readonly ParsedReport[], cuts: readonly Cut[]): Problem[] {
  const isCut = (offset: number) => cuts.some(({ start, end }) => start <= offset && offset < end)
  const still = found.filter(({ code, start }) => code !== 'no-report' && (code !== 'false-title' || start === undefined || isCut(start)))
  return reports.some(report => report.kind !== 'other') ? still : [...still, problem('no-report')]
}
