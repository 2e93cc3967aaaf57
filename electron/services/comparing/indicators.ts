import type { CallContext, Input } from '../../../shared/contract.ts'
import type { IndicatorList, IndicatorRow } from '../../../shared/model/indicator.ts'
import type { CellCandidate, IndicatorTable, KnownIndicatorSummary, KnownIndicators } from '../../../shared/model/indicator-table.ts'
import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import { barOf, type ColumnKey, columnKey, parseColumnKey } from '../../comparing/indicators/columns.ts'
import { allKnownIndicators } from '../../comparing/indicators/known-sets.ts'
import { createTable, type TabledIndicator } from '../../comparing/indicators/table.ts'
import { createUnnamedCounter } from '../../comparing/indicators/unnamed.ts'
import type { Db } from '../../store/db.ts'
import { listChoices, listChoicesOfReport, listDefinitions } from '../../store/indicators.ts'
import { listReportsById } from '../../store/reports.ts'
import { pinyinOf } from '../finding/pinyin.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { finishInSlices } from '../slices.ts'
import { findChoice } from './found-choices.ts'
import { type NumbersOfReport, type Reading, readNumbers, readNumbersOf } from './read-numbers.ts'

type Context = CallContext<Reading>

export interface IndicatorsService {
  list(filter: ReportFilter | undefined, context: Context): Promise<IndicatorList>
  known(filter: ReportFilter | undefined, context: Context): Promise<KnownIndicators>
  table(input: Input<'indicators.table'>, context: Context): Promise<IndicatorTable>
  cell(input: Input<'indicators.cell'>): Promise<{ candidates: CellCandidate[] }>
}

/** How many of what has no name are shown. */
const MOST_UNNAMED = 300

/** The numbers of reports, in slices between which other calls have their turn. */
export function createIndicators(library: CurrentLibrary): IndicatorsService {
  /** Visits all that pass. Another library may be opened meanwhile: a part would be a wrong answer. */
  async function readAll(
    filter: ReportFilter = {},
    { signal, progress }: Context,
    visit: (db: Db) => (numbers: NumbersOfReport) => void,
  ): Promise<{ reports: number; ms: number }> {
    const started = performance.now()
    const db = library.database()
    const work = readNumbers(db, filter, progress, visit(db))
    const reports = await finishInSlices(work, whileOpen(library, signal))
    return { reports, ms: Math.round(performance.now() - started) }
  }

  return {
    async list(filter, context) {
      const rows: IndicatorRow[] = []
      const read = await readAll(filter, context, () => numbers => {
        for (const row of rowsOf(numbers)) rows.push(row)
      })
      return { rows, ...read }
    },

    async known(filter, context) {
      const counts = new Map<string, { reports: number; numbers: number }>()
      const unnamed = createUnnamedCounter()
      const read = await readAll(filter, context, () => ({ report, candidates }) => {
        unnamed.add(report.id, candidates)
        for (const [id, its] of Map.groupBy(candidates, ({ indicator }) => indicator)) {
          if (id === null) continue
          const { reports = 0, numbers = 0 } = counts.get(id) ?? {}
          counts.set(id, { reports: reports + 1, numbers: numbers + its.length })
        }
      })
      const indicators = indicatorsOf(library.database()).map(
        (indicator): KnownIndicatorSummary => ({
          ...indicator,
          ...pinyinOf(indicator.name['zh-CN']),
          ...(counts.get(indicator.id) ?? { reports: 0, numbers: 0 }),
        }),
      )
      return { indicators, unnamed: unnamed.list(MOST_UNNAMED), ...read }
    },

    async table({ filter, indicators: ids }, context) {
      const all = indicatorsOf(library.database())
      const byId = new Map(all.map(indicator => [indicator.id, indicator]))
      // One that is no longer defined has no column.
      const builder = createTable(ids ? ids.flatMap(id => byId.get(id) ?? []) : all)
      const read = await readAll(filter, context, db => {
        const choices = Map.groupBy(listChoices(db), ({ reportId }) => reportId)
        return numbers => {
          const found = (choices.get(numbers.report.id) ?? []).map(choice => findChoice(choice, numbers))
          builder.add(tabled(numbers.report), numbers.candidates, found)
        }
      })
      return { ...builder.finish(), ...read }
    },

    async cell({ reportIds, column }) {
      const db = library.database()
      const key = parseColumnKey(column)
      if (!key) return { candidates: [] }
      function* read(column: ColumnKey): Generator<void, CellCandidate[]> {
        const found: CellCandidate[] = []
        for (const report of listReportsById(db, reportIds)) {
          const numbers = yield* readNumbersOf(db, report)
          if (numbers) found.push(...candidatesOf(numbers, column, chosenIn(db, numbers, column)))
        }
        return found
      }
      return { candidates: await finishInSlices(read(key), whileOpen(library)) }
    },
  }
}

/** The place of the number that the user chose. */
function chosenIn(db: Db, numbers: NumbersOfReport, column: ColumnKey): number | null {
  const choice = listChoicesOfReport(db, numbers.report.id).find(each => each.column === columnKey(column))
  return (choice && findChoice(choice, numbers).figure?.start) ?? null
}

function candidatesOf({ report, candidates, text }: NumbersOfReport, column: ColumnKey, chosen: number | null): CellCandidate[] {
  return candidates
    .filter(({ indicator, start }) => indicator === column.indicator || start === chosen)
    .map(candidate => ({
      ...candidate,
      reportId: report.id,
      sentence: text().slice(candidate.evidence.start, candidate.evidence.end),
      bar: barOf(candidate, column, candidates),
      chosen: candidate.start === chosen,
    }))
}

/** The user's own first. */
function indicatorsOf(db: Db): (TabledIndicator & { builtIn: boolean })[] {
  const own = listDefinitions(db).map(({ id, name }) => ({ id, name: { 'zh-CN': name, en: name }, bodies: [], builtIn: false }))
  const known = allKnownIndicators().flatMap(({ bodies, indicators }) =>
    indicators.map(({ id, name }) => ({ id, name, bodies, builtIn: true })),
  )
  return [...own, ...known]
}

function placeOf(report: ReportSummary): string | null {
  return isWholeCountry(report) ? WHOLE_COUNTRY : report.place
}

function tabled(report: ReportSummary) {
  const { id, body, year } = report
  return { id, body, year, place: placeOf(report), path: placeNames(report) }
}

function rowsOf({ report, candidates, text }: NumbersOfReport): IndicatorRow[] {
  const { id: reportId, title, body, year } = report
  const place = placeOf(report)
  return candidates.map(candidate => {
    const sentence = text().slice(candidate.evidence.start, candidate.evidence.end)
    return { ...candidate, reportId, title, place, body, year, sentence }
  })
}
