import type { CancelSignal } from '../../../shared/cancel.ts'
import type { CallContext, Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ComparedReport, ComparedSection, Comparison, ComparisonRow } from '../../../shared/model/comparison.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { ThemedReport, ThemedStretch, ThemeSet } from '../../../shared/model/theme.ts'
import type { AlignedSection, SectionThemes } from '../../comparing/align.ts'
import { sectionFrequencies } from '../../comparing/frequencies.ts'
import { type LaidOut, layOut } from '../../comparing/lay-out.ts'
import { insideShares, mainTheme, sectionShares } from '../../comparing/theme-shares.ts'
import { kindShares } from '../../comparing/themes/kinds.ts'
import { type DocumentFrequencies, weigh } from '../../comparing/vectors.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import { findVisibleRevision, listReportsById } from '../../store/reports.ts'
import { addSectionPin, removeSectionPin } from '../../store/section-pins.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import type { ComparedSections, ReadSection } from './compared-sections.ts'
import { beginningOf, type PinnedColumn, placePins, sectionAt } from './placed-pins.ts'
import { programSetFor } from './theme-models.ts'
import type { ThemesService } from './themes.ts'

export interface ComparisonService {
  open(input: Input<'compare.open'>, context: Pick<CallContext, 'signal'>): Promise<Comparison>
  link(input: Input<'compare.link'>): Promise<ActionSummary>
}

/** By which set a report was judged, and how. */
interface Judged {
  readonly set: ThemeSet
  readonly themed: ThemedReport
}

/** A report on its way into a comparison. */
interface Column extends PinnedColumn {
  /** What names its themes; undefined where there is no set for it. */
  readonly judged: Judged | undefined
  /** What tells which sections are about the same: the program's own set, also where one of the user names them. */
  readonly aligned: Judged | undefined
}

/** Reports laid side by side, section by section. What each one needs is kept; all else is done anew, in slices. */
export function createComparisons(
  library: CurrentLibrary,
  sections: ComparedSections,
  themes: Pick<ThemesService, 'modelFor' | 'ofReport'>,
  announce: Announce,
): ComparisonService {
  async function readReport(db: Db, report: ReportSummary, signal: CancelSignal): Promise<PinnedColumn> {
    return { report, read: await finishInSlices(sections.read(db, report.id), signal) }
  }

  async function readColumn(db: Db, report: ReportSummary, setId: string | undefined, signal: CancelSignal): Promise<Column> {
    const judge = async (set: ThemeSet | undefined): Promise<Judged | undefined> =>
      set && { set, themed: await themes.ofReport({ reportId: report.id, setId: set.id }) }
    const set = themes.modelFor(db, report, setId)?.set
    for (;;) {
      const read = await readReport(db, report, signal)
      const judged = await judge(set)
      const aligned = set?.builtIn === false ? ((await judge(programSetFor(report.body))) ?? judged) : judged
      // Themes are told of the text that the report shows by now; they must be those of the one whose sections were read.
      if (findVisibleRevision(db, report.id) === read.read.revision) return { ...read, judged, aligned }
    }
  }

  return {
    async open({ reportIds, setId }, { signal }) {
      const started = performance.now()
      const db = library.database()
      const open = whileOpen(library, signal)
      if (new Set(reportIds).size < reportIds.length) throw new AppError('bad-input', 'A report is not compared with itself.')
      const columns: Column[] = []
      for (const report of reportsOf(db, reportIds)) columns.push(await readColumn(db, report, setId, open))
      const comparison = await finishInSlices(compare(db, columns), open)
      return { ...comparison, ms: Math.round(performance.now() - started) }
    },

    async link({ from, to, linked }) {
      const db = library.database()
      if (from.reportId === to.reportId) throw new AppError('bad-input', 'Two sections of one report do not correspond.')
      const [first, second] = reportsOf(db, [from.reportId, to.reportId])
      if (!first || !second) return refuse('There is no such report.', from.reportId)
      const one = await readReport(db, first, whileOpen(library))
      const other = await readReport(db, second, whileOpen(library))
      const [left, right] = [sectionAt(one.read, from.start), sectionAt(other.read, to.start)]
      const before = placePins(db, [one, other]).filter(
        pin => pin.from.column === 0 && pin.from.section === left && pin.to.section === right,
      )
      const { action } = recordAction(db, 'section.link', 1, () => {
        for (const { id } of before) removeSectionPin(db, id)
        if (linked === null) return
        addSectionPin(db, { left: beginningOf(one, left), right: beginningOf(other, right), linked }, new Date().toISOString())
      })
      announce({ comparisons: true })
      return action
    },
  }
}

/** In the order of the ids. */
function reportsOf(db: Db, ids: readonly string[]): ReportSummary[] {
  const found = listReportsById(db, ids)
  for (const id of ids) if (!found.some(report => report.id === id)) refuse('There is no such report.', id)
  return found
}

/** Themes are named only where one set is for all of the reports. */
function commonSet([first, ...others]: readonly Column[]): ThemeSet | undefined {
  const set = first?.judged?.set
  return others.every(({ judged }) => judged?.set.id === set?.id) ? set : undefined
}

interface WeighedSection extends ReadSection, AlignedSection {
  readonly themed: ThemedStretch | undefined
  /** The share of each theme that it may be named by; null where there is no set for it. */
  readonly shares: readonly number[] | null
}

function* compare(db: Db, columns: readonly Column[]): Generator<void, Omit<Comparison, 'ms'>> {
  const frequencies = yield* sectionFrequencies(columns.flatMap(({ read }) => read.sections.map(({ counts }) => counts)))
  const set = commonSet(columns)
  const ids = set?.themes.map(({ id }) => id)
  const weighed: WeighedSection[][] = []
  for (const column of columns) {
    weighed.push(yield* weighSections(column, frequencies))
  }
  const pins = placePins(db, columns)
  const laidOut = yield* layOut(weighed, pins)
  const links: Comparison['links'][number][] = []
  for (const { from, to, by } of laidOut.links) {
    const [one, other] = [weighed[from.column]?.[from.section], weighed[to.column]?.[to.section]]
    if (!one || !other) continue
    const theme = ids && one.role === 'section' && other.role === 'section' ? mainTheme(ids, [one.shares, other.shares]) : null
    links.push({ from, to, by, theme })
  }
  return {
    reports: columns.map(({ report }, at) => toCompared(report, weighed[at] ?? [], set)),
    rows: laidOut.rows.map(cells => toRow(cells, weighed, ids)),
    links,
    apart: pins.flatMap(({ from, to, linked }) => (linked ? [] : [{ from, to }])),
    themeSet: set?.id ?? null,
  }
}

function* weighSections(column: Column, frequencies: DocumentFrequencies): Generator<void, WeighedSection[]> {
  const { report, read, judged, aligned } = column
  const own = new Map(judged?.themed.sections.map(stretch => [stretch.start, stretch]))
  const weighed: WeighedSection[] = []
  for (const section of read.sections) {
    weighed.push({
      ...section,
      vector: weigh(section.counts, frequencies),
      themed: own.get(section.start),
      shares: judged ? sharesOf(section, judged) : null,
      themes: aligned ? themesOf(section, aligned) : null,
      genre: aligned?.set.id ?? report.body,
    })
    yield
  }
  return weighed
}

function themesOf(section: ReadSection, judged: Judged): SectionThemes {
  const ids = judged.set.themes.map(({ id }) => id)
  const shares = sharesOf(section, judged)
  return { shares, inside: insideShares(ids, section, judged.themed), kinds: kindShares(judged.set.id, ids, shares) }
}

function sharesOf(section: ReadSection, { set, themed }: Judged): readonly number[] {
  const ids = set.themes.map(({ id }) => id)
  return sectionShares(ids, section, themed)
}

function toCompared(report: ReportSummary, sections: readonly WeighedSection[], set: ThemeSet | undefined): ComparedReport {
  const place = isWholeCountry(report) ? WHOLE_COUNTRY : report.place
  const { id: reportId, title, body, year } = report
  const compared = sections.map(({ start, end, heading, part, role, themed }): ComparedSection => {
    return { start, end, heading, part, role, themes: (set && themed?.themes) ?? [], chosen: set !== undefined && themed?.chosen === true }
  })
  return { reportId, title, place, body, year, sections: compared }
}

function toRow(
  cells: LaidOut['rows'][number],
  columns: readonly (readonly WeighedSection[])[],
  ids: readonly string[] | undefined,
): ComparisonRow {
  const own = cells.flatMap((cell, column) => cell.flatMap(at => columns[column]?.[at] ?? []))
  const first = own[0]
  const theme =
    ids && first?.role === 'section'
      ? mainTheme(
          ids,
          own.map(({ shares }) => shares),
        )
      : null
  return { part: first?.part ?? 'other', theme, cells }
}

function refuse(message: string, id: string): never {
  throw new AppError('not-found', message, { id })
}
