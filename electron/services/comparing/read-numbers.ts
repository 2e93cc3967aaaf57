import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import { placeNames } from '../../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import { createDefiner, type Definer } from '../../comparing/indicators/definitions.ts'
import { findIndicators } from '../../comparing/indicators/find-indicators.ts'
import { allKnownIndicators, knownIndicators, readingVersion } from '../../comparing/indicators/known-sets.ts'
import { packCandidates, unpackCandidates } from '../../comparing/indicators/packed.ts'
import type { Db } from '../../store/db.ts'
import { findNumbers, listDefinitions, type ReadNumbers, saveNumbers } from '../../store/indicators.ts'
import { findRevisionOutline, findRevisionText, findVisibleRevision, listReports, listVisibleRevisions } from '../../store/reports.ts'
import { keepingFinds } from '../keeping-finds.ts'
import { createReportMatcher } from '../library/report-filter.ts'
import { comparePlaces, compareYears } from '../library/report-order.ts'

/** The numbers of a report with the text that they stand in. */
export interface NumbersOfReport {
  readonly report: ReportSummary
  readonly revision: number
  readonly candidates: readonly IndicatorCandidate[]
  text(): string
}

export interface Reading {
  readonly done: number
  readonly total: number
}

/** Between two words on how far it is, in ms. */
const PAUSE = 50

/**
 * Visits the reports that pass, by place, body and year, with their numbers, those that the user defined under their
 * names. What was read once is kept with the revision; what was read before a cancel stays. Returns how many there were.
 */
export function* readNumbers(
  db: Db,
  filter: ReportFilter,
  progress: (reading: Reading) => void,
  visit: (numbers: NumbersOfReport) => void,
): Generator<void, number> {
  const reports = listReports(db).filter(createReportMatcher(db, filter)).sort(inTable)
  const revisions = new Map(listVisibleRevisions(db).map(({ id, revision }) => [id, revision]))
  const define = createDefiner(listDefinitions(db))
  let done = 0
  let told = Number.NEGATIVE_INFINITY
  function* read(report: ReportSummary, fresh: ReadNumbers[]): Generator<void, void> {
    const revision = revisions.get(report.id)
    if (revision !== undefined) visit(yield* numbersOf(db, report, revision, define, fresh))
    done++
    if (performance.now() - told < PAUSE && done < reports.length) return
    progress({ done, total: reports.length })
    told = performance.now()
  }
  yield* keepingFinds(reports, read, fresh => saveNumbers(db, fresh))
  return reports.length
}

/** Of one visible report; undefined for one that is not. */
export function* readNumbersOf(db: Db, report: ReportSummary): Generator<void, NumbersOfReport | undefined> {
  const revision = findVisibleRevision(db, report.id)
  if (revision === undefined) return undefined
  const fresh: ReadNumbers[] = []
  const numbers = yield* numbersOf(db, report, revision, createDefiner(listDefinitions(db)), fresh)
  saveNumbers(db, fresh)
  return numbers
}

function* numbersOf(
  db: Db,
  report: ReportSummary,
  revision: number,
  define: Definer,
  fresh: ReadNumbers[],
): Generator<void, NumbersOfReport> {
  let found: string | undefined
  const text = () => {
    found ??= findRevisionText(db, revision) ?? ''
    return found
  }
  const version = versionFor(report)
  let packed = findNumbers(db, revision, version)
  if (packed === undefined) {
    const outline = findRevisionOutline(db, revision)
    const candidates = yield* findIndicators({ ...report, text: text(), outline }, knownIndicators(report.body))
    packed = packCandidates(candidates)
    fresh.push({ revision, version, candidates: packed })
  }
  return { report, revision, candidates: define(text, unpackCandidates(packed, nameOf)), text }
}

/** What the numbers of a revision depend on beside its text: the rules, and what is known of the report. */
function versionFor(report: ReportSummary): string {
  const { body, level, reviewFrom, reviewTo } = report
  return [readingVersion(), body, level, ...placeNames(report), reviewFrom, reviewTo].join(' ')
}

let names: ReadonlyMap<string, string> | undefined
function nameOf(indicator: string): string | undefined {
  names ??= new Map(allKnownIndicators().flatMap(({ indicators }) => indicators.map(({ id, name }) => [id, name['zh-CN']])))
  return names.get(indicator)
}

/** Those of one row follow each other. */
function inTable(a: ReportSummary, b: ReportSummary): number {
  return (
    comparePlaces(a.place, b.place) ||
    compare(pathOf(a), pathOf(b)) ||
    compare(a.body, b.body) ||
    compareYears(a.year, b.year) ||
    compare(a.id, b.id)
  )
}

function pathOf({ province, city, county }: ReportSummary): string {
  return [province, city, county].join('/')
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
