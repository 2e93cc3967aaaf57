import type { AnchoringCounts } from '../../shared/model/review.ts'
import type { Db } from './db.ts'

/** What an action that gave reports new texts did to the highlights on them: an image of an update holds what changed. */
export function countFates(db: Db, actionId: number): AnchoringCounts {
  const counts = db
    .prepare<[number], AnchoringCounts>(`
      SELECT
        count(*) FILTER (WHERE lost) AS lost,
        count(*) FILTER (WHERE doubtful AND NOT lost) AS doubtful,
        count(*) FILTER (WHERE moved AND NOT doubtful AND NOT lost) AS moved,
        count(*) FILTER (WHERE NOT moved AND NOT doubtful AND NOT lost) AS kept
      FROM (
        SELECT
          json_type(after, '$.start') IS NOT NULL OR json_type(after, '$.report_id') IS NOT NULL AS moved,
          coalesce(after ->> 'state' = 'doubtful', 0) AS doubtful,
          coalesce(after ->> 'state' = 'orphan', 0) AS lost
        FROM change WHERE action_id = ? AND subject = 'highlight' AND before IS NOT NULL AND after IS NOT NULL
      )`)
    .get(actionId)
  return counts ?? { kept: 0, moved: 0, doubtful: 0, lost: 0 }
}

/** The newest first. */
export function listRevisionsOfReport(db: Db, reportId: string): number[] {
  return db.prepare<[string], number>('SELECT id FROM revision WHERE report_id = ? ORDER BY id DESC').pluck().all(reportId)
}
