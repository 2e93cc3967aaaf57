import type { CallContext } from '../../shared/contract.ts'
import type { IndicatorList, IndicatorRow } from '../../shared/model/indicator.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../shared/model/report.ts'
import { findIndicators } from '../comparing/indicators/find-indicators.ts'
import { knownIndicators } from '../comparing/indicators/known-sets.ts'
import type { Db } from '../store/db.ts'
import { findOutline, findText, listReports } from '../store/reports.ts'
import type { CurrentLibrary } from './current-library.ts'
import { createReportMatcher } from './report-filter.ts'
import { comparePlaces, compareYears } from './report-order.ts'
import { finishInSlices } from './slices.ts'

export interface IndicatorsService {
  list(filter: ReportFilter | undefined, context: CallContext<{ done: number; total: number }>): Promise<IndicatorList>
}

/** The numbers of reports, read anew each time, in slices between which other calls have their turn. */
export function createIndicators(library: CurrentLibrary): IndicatorsService {
  return {
    async list(filter = {}, { signal, progress }) {
      const started = performance.now()
      const db = library.database()
      const reports = listReports(db)
        .filter(createReportMatcher(db, filter))
        .sort((a, b) => comparePlaces(a.place, b.place) || compareYears(a.year, b.year))

      function* readAll(): Generator<void, IndicatorRow[]> {
        const rows: IndicatorRow[] = []
        for (const [done, report] of reports.entries()) {
          for (const row of yield* rowsOf(db, report)) rows.push(row)
          progress({ done: done + 1, total: reports.length })
          yield
        }
        return rows
      }

      // Another library may be opened meanwhile: a part of the rows would be a wrong answer.
      const rows = await finishInSlices(readAll(), () => library.find()?.db === db && !signal.aborted)
      return { rows, reports: reports.length, ms: Math.round(performance.now() - started) }
    },
  }
}

/** A report that has gone meanwhile has none. */
function* rowsOf(db: Db, report: ReportSummary): Generator<void, IndicatorRow[]> {
  const text = findText(db, report.id)
  if (text === undefined) return []
  const { id: reportId, title, body, year } = report
  const place = isWholeCountry(report) ? WHOLE_COUNTRY : report.place
  const found = yield* findIndicators({ ...report, text, outline: findOutline(db, reportId) }, knownIndicators(body))
  return found.map(candidate => {
    const sentence = text.slice(candidate.evidence.start, candidate.evidence.end)
    return { ...candidate, reportId, title, place, body, year, sentence }
  })
}
