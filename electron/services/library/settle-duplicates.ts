import { AppError } from '../../../shared/errors.ts'
import type { DuplicateDecision } from '../../../shared/model/duplicate.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Db } from '../../store/db.ts'
import { keepApart } from '../../store/duplicates.ts'
import { recordAction } from '../../store/journal.ts'
import { putBesideInReadingLists } from '../../store/lists.ts'
import { handOverMemo } from '../../store/memos.ts'
import { listReportsAmong, removeReports } from '../../store/reports.ts'

export interface Settled {
  readonly action: ActionSummary
  /** All that the decisions were about. */
  readonly reportIds: readonly string[]
  readonly removed: readonly string[]
}

/**
 * What the user says of reports that are likely one and the same, in one action. Throws not-found, bad-input where the one
 * to keep is none of them, and conflict where one that is to go holds highlights.
 */
export function settleDuplicates(db: Db, decisions: readonly DuplicateDecision[]): Settled {
  const reports = requireReports(
    db,
    decisions.flatMap(({ reportIds }) => reportIds),
  )
  const removed = decisions.flatMap(decision => removedBy(decision, reports))
  const { action } = recordAction(db, 'duplicate.settle', decisions.length, () => {
    handOver(db, decisions)
    removeReports(db, removed, new Date().toISOString())
    for (const { keep, reportIds } of decisions) if (keep === null) keepApart(db, reportIds)
  })
  return { action, reportIds: [...reports.keys()], removed }
}

/** What was written about copies that go stands below what was written about the one that stays; lists that held them hold it. */
function handOver(db: Db, decisions: readonly DuplicateDecision[]): void {
  for (const { keep, reportIds } of decisions) {
    if (keep === null) continue
    for (const id of reportIds.filter(other => other !== keep)) {
      handOverMemo(db, { kind: 'report', id }, { kind: 'report', id: keep })
      putBesideInReadingLists(db, id, keep)
    }
  }
}

function requireReports(db: Db, ids: readonly string[]): Map<string, ReportSummary> {
  const reports = new Map(listReportsAmong(db, ids).map(report => [report.id, report]))
  const missing = ids.find(id => !reports.has(id))
  if (missing !== undefined) throw new AppError('not-found', 'There is no such report.', { id: missing })
  return reports
}

function removedBy({ reportIds, keep, withHighlights = false }: DuplicateDecision, reports: ReadonlyMap<string, ReportSummary>): string[] {
  if (keep === null) return []
  if (!reportIds.includes(keep)) throw new AppError('bad-input', 'The report to keep is not one of the group.', { id: keep })
  const removed = reportIds.filter(id => id !== keep)
  const marked = removed.find(id => (reports.get(id)?.highlights ?? 0) > 0)
  if (marked !== undefined && !withHighlights) throw new AppError('conflict', `Report ${marked} holds highlights.`, { id: marked })
  return removed
}
