import { describe } from '../../shared/anchoring/describe.ts'
import { createLocator } from '../../shared/anchoring/locate.ts'
import type { CancelSignal } from '../../shared/cancel.ts'
import type { CallContext, Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { ComparedReport, ComparedSection, Comparison, ComparisonRow } from '../../shared/model/comparison.ts'
import type { ActionSummary } from '../../shared/model/journal.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { ThemedReport, ThemedStretch, ThemeSet } from '../../shared/model/theme.ts'
import { sectionFrequencies } from '../comparing/frequencies.ts'
import { type LaidOut, layOut, type PlacePin } from '../comparing/lay-out.ts'
import { linkWords } from '../comparing/link-words.ts'
import { mainTheme, sectionShares } from '../comparing/theme-shares.ts'
import { type Vector, weigh } from '../comparing/vectors.ts'
import type { Db } from '../store/db.ts'
import { recordAction } from '../store/journal.ts'
import { findVisibleRevision, listReportsById } from '../store/reports.ts'
import { addSectionPin, listSectionPins, type PinnedSection, removeSectionPin } from '../store/section-pins.ts'
import { createComparedSections, type ReadReport, type ReadSection } from './compared-sections.ts'
import { type Announce, type CurrentLibrary, whileOpen } from './current-library.ts'
import { finishInSlices } from './slices.ts'
import type { ThemesService } from './themes.ts'

export interface ComparisonService {
  open(input: Input<'compare.open'>, context: Pick<CallContext, 'signal'>): Promise<Comparison>
  link(input: Input<'compare.link'>): Promise<ActionSummary>
  /** Another library, or none. */
  restart(): void
}

/** A report on its way into a comparison. */
interface Column {
  readonly report: ReportSummary
  readonly revision: number
  readonly read: ReadReport
  readonly themed: ThemedReport | undefined
}

/** So much of a section's beginning is kept for finding it again. */
const BEGINNING = 160

/** Reports laid side by side, section by section. What each one needs is kept; all else is done anew, in slices. */
export function createComparisons(
  library: CurrentLibrary,
  themes: Pick<ThemesService, 'modelFor' | 'ofReport'>,
  announce: Announce,
): ComparisonService {
  const sections = createComparedSections()

  async function readColumns(db: Db, ids: readonly string[], set: ThemeSet | undefined, signal: CancelSignal): Promise<Column[]> {
    const columns: Column[] = []
    for (const report of reportsOf(db, ids)) {
      const revision = findVisibleRevision(db, report.id) ?? refuse('There is no such report.', report.id)
      const read = await finishInSlices(sections.read(db, report.id, revision), signal)
      const themed = set && (await themes.ofReport({ reportId: report.id, setId: set.id }))
      columns.push({ report, revision, read, themed })
    }
    return columns
  }

  return {
    async open({ reportIds, setId }, { signal }) {
      const started = performance.now()
      const db = library.database()
      const open = whileOpen(library, signal)
      if (new Set(reportIds).size < reportIds.length) throw new AppError('bad-input', 'A report is not compared with itself.')
      const set = commonSet(reportsOf(db, reportIds).map(report => themes.modelFor(db, report, setId)?.set))
      const columns = await readColumns(db, reportIds, set, open)
      const comparison = await finishInSlices(compare(db, columns, set), open)
      return { ...comparison, ms: Math.round(performance.now() - started) }
    },

    async link({ from, to, linked }) {
      const db = library.database()
      if (from.reportId === to.reportId) throw new AppError('bad-input', 'Two sections of one report do not correspond.')
      const [one, other] = await readColumns(db, [from.reportId, to.reportId], undefined, whileOpen(library))
      if (!one || !other) return refuse('There is no such report.', from.reportId)
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

    restart: sections.restart,
  }
}

/** In the order of the ids. */
function reportsOf(db: Db, ids: readonly string[]): ReportSummary[] {
  const found = listReportsById(db, ids)
  for (const id of ids) if (!found.some(report => report.id === id)) refuse('There is no such report.', id)
  return found
}

/** Reports are compared by themes only where one set is for all of them. */
function commonSet(sets: readonly (ThemeSet | undefined)[]): ThemeSet | undefined {
  const [first] = sets
  return first && sets.every(set => set?.id === first.id) ? first : undefined
}

function* compare(db: Db, columns: readonly Column[], set: ThemeSet | undefined): Generator<void, Omit<Comparison, 'ms'>> {
  const frequencies = yield* sectionFrequencies(columns.flatMap(({ read }) => read.sections.map(({ counts }) => counts)))
  const ids = set?.themes.map(({ id }) => id)
  const weighed: (ReadSection & {
    readonly vector: Vector
    readonly themes: readonly number[] | null
    readonly themed: ThemedStretch | undefined
  })[][] = []
  for (const { read, themed } of columns) {
    const own = new Map(themed?.sections.map(stretch => [stretch.start, stretch]))
    const column = read.sections.map(section => ({
      ...section,
      vector: weigh(section.counts, frequencies),
      themed: own.get(section.start),
      themes: ids && themed ? sectionShares(ids, section, themed) : null,
    }))
    weighed.push(column)
    yield
  }
  const laidOut = yield* layOut(weighed, placePins(db, columns))
  const links: Comparison['links'][number][] = []
  for (const { from, to, by } of laidOut.links) {
    const [one, other] = [weighed[from.column]?.[from.section], weighed[to.column]?.[to.section]]
    if (!one || !other) continue
    const theme = ids && one.role === 'section' && other.role === 'section' ? mainTheme(ids, [one.themes, other.themes]) : null
    links.push({ from, to, by, words: linkWords(one, other), theme })
    yield
  }
  return {
    reports: columns.map(({ report }, at) => toCompared(report, weighed[at] ?? [])),
    rows: laidOut.rows.map(cells => toRow(cells, weighed, ids)),
    links,
    themeSet: set?.id ?? null,
  }
}

function toCompared(
  report: ReportSummary,
  sections: readonly (ReadSection & { readonly themed: ThemedStretch | undefined })[],
): ComparedReport {
  const place = isWholeCountry(report) ? WHOLE_COUNTRY : report.place
  const { id: reportId, title, body, year } = report
  const compared = sections.map(({ start, end, heading, part, role, themed }): ComparedSection => {
    return { start, end, heading, part, role, themes: themed?.themes ?? [] }
  })
  return { reportId, title, place, body, year, sections: compared }
}

function toRow(
  cells: LaidOut['rows'][number],
  columns: readonly (readonly (ReadSection & { readonly themes: readonly number[] | null })[])[],
  ids: readonly string[] | undefined,
): ComparisonRow {
  const own = cells.flatMap((cell, column) => cell.flatMap(at => columns[column]?.[at] ?? []))
  const first = own[0]
  const theme =
    ids && first?.role === 'section'
      ? mainTheme(
          ids,
          own.map(section => section.themes),
        )
      : null
  return { part: first?.part ?? 'other', theme, cells }
}

/** What the user said of the sections of these reports, where both are surely found in the texts that they show now. */
function placePins(db: Db, columns: readonly Column[]): (PlacePin & { readonly id: string })[] {
  const pins = listSectionPins(
    db,
    columns.map(({ report }) => report.id),
  )
  const placeOf = (pinned: PinnedSection) => {
    const column = columns.findIndex(({ report }) => report.id === pinned.reportId)
    const section = columns[column] && findPinned(columns[column], pinned)
    return section === undefined ? undefined : { column, section }
  }
  return pins.flatMap(({ id, left, right, linked }) => {
    const [one, other] = [placeOf(left), placeOf(right)]
    if (!one || !other || one.column === other.column) return []
    return one.column < other.column ? [{ id, from: one, to: other, linked }] : [{ id, from: other, to: one, linked }]
  })
}

/** The section that begins with these words; undefined where they have gone or may be others. */
function findPinned({ read, revision }: Column, pinned: PinnedSection): number | undefined {
  const place = pinned.revision === revision ? { ...pinned, state: 'anchored' } : createLocator(read.text)(pinned)
  return place.state === 'anchored' ? sectionAt(read, place.start) : undefined
}

/** Index of the section that holds this place. Throws where none does. */
function sectionAt({ sections }: ReadReport, at: number): number {
  const found = sections.findIndex(({ start, end }) => start <= at && at < end)
  if (found < 0) throw new AppError('bad-input', 'No section of the report stands there.', { start: at })
  return found
}

function beginningOf({ report, revision, read }: Column, at: number): PinnedSection {
  const { start, end } = read.sections[at] ?? { start: 0, end: 0 }
  return { ...describe(read.text, start, Math.min(end, start + BEGINNING)), reportId: report.id, revision }
}

function refuse(message: string, id: string): never {
  throw new AppError('not-found', message, { id })
}
