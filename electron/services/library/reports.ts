import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { MetadataPatch, Report, ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import { listListsOfReports } from '../../store/lists.ts'
import { correctReport, findReport, listReports, listReportsAmong, listReportsById, removeReports } from '../../store/reports.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'
import { createReportMatcher } from './report-filter.ts'

export interface ReportsService {
  list(filter?: ReportFilter): ReportSummary[]
  get(id: string, withText: boolean): Report
  update(ids: readonly string[], patch: MetadataPatch): ActionSummary
  remove(ids: readonly string[]): ActionSummary
}

/** `shown` is told when all reports are asked for, as a window does that shows them. */
export function createReports(
  library: CurrentLibrary,
  announce: Announce,
  shown: () => void,
  duplicatesOf: (reportId: string) => number,
  searchesOf: (reportId: string) => readonly string[],
): ReportsService {
  return {
    list(filter) {
      if (!filter) shown()
      const db = library.database()
      const listsOf = listListsOfReports(db)
      return listMatching(db, filter).map(report => {
        const duplicates = duplicatesOf(report.id)
        const lists = listsOf.get(report.id)
        const searches = searchesOf(report.id)
        return {
          ...report,
          ...(duplicates > 0 ? { duplicates } : {}),
          ...(lists ? { lists } : {}),
          ...(searches.length > 0 ? { searches } : {}),
        }
      })
    },
    get(id, withText) {
      const report = findReport(library.database(), id, withText)
      if (!report) throw new AppError('not-found', 'There is no such report.', { id })
      return report
    },
    update(ids, patch) {
      const db = library.database()
      requireReports(db, ids)
      const { action } = recordAction(db, 'report.update', ids.length, () => {
        for (const id of ids) correctReport(db, id, patch)
      })
      announce({ reports: ids })
      return action
    },
    remove(ids) {
      const db = library.database()
      requireReports(db, ids)
      const { action } = recordAction(db, 'report.remove', ids.length, () => removeReports(db, ids, new Date().toISOString()))
      announce({ reports: ids, highlights: ids, tags: true })
      return action
    },
  }
}

export function listMatching(db: Db, filter: ReportFilter | undefined): ReportSummary[] {
  // A window asks for a few again after every change; the others need not be read for that.
  const all = filter?.ids ? listReportsAmong(db, filter.ids) : listReports(db)
  return filter ? all.filter(createReportMatcher(db, filter)) : all
}

function requireReports(db: Db, ids: readonly string[]): void {
  const found = new Set(listReportsById(db, ids).map(report => report.id))
  const missing = ids.find(id => !found.has(id))
  if (missing !== undefined) throw new AppError('not-found', 'There is no such report.', { id: missing })
}
