import { innermostName } from '../../shared/model/place.ts'
import type { Problem } from '../../shared/model/report.ts'
import type { Db } from './db.ts'

export interface ReportProblems {
  readonly reportId: string
  readonly sourceId: number
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  readonly problems: readonly Problem[]
}

interface Row {
  readonly id: string
  readonly source_id: number
  readonly title: string
  readonly province: string | null
  readonly city: string | null
  readonly county: string | null
  readonly year: number | null
  readonly problems: string
}

/** In the order of the ids; those that are not visible are left out. */
export function listReportProblems(db: Db, reportIds: readonly string[]): ReportProblems[] {
  return db
    .prepare<[string], Row>(`
      SELECT report.id, source_id, title, province, city, county, year, revision.problems
      FROM json_each(?) AS wanted JOIN report ON report.id = wanted.value
      JOIN source ON source.id = report.source_id JOIN revision ON revision.id = report.revision_id
      WHERE report.removed_at IS NULL AND source.removed_at IS NULL ORDER BY wanted.key`)
    .all(JSON.stringify(reportIds))
    .map(({ id, source_id: sourceId, title, year, problems, ...place }) => ({
      reportId: id,
      sourceId,
      title,
      place: innermostName(place),
      year,
      problems: JSON.parse(problems) as Problem[],
    }))
}

export interface SourceProblems {
  readonly sourceId: number
  readonly path: string
  readonly problems: readonly Problem[]
  /** Since when its file is not where it was. */
  readonly missingSince: string | null
}

/** Of the visible ones among these sources, in the order of their paths. */
export function listSourceProblems(db: Db, sourceIds: readonly number[]): SourceProblems[] {
  return db
    .prepare<[string], { id: number; path: string; problems: string; missingSince: string | null }>(`
      SELECT id, path, problems, file.missing_since AS missingSince
      FROM source LEFT JOIN file ON file.location = source.file_location
      WHERE removed_at IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY path, id`)
    .all(JSON.stringify(sourceIds))
    .map(({ id, problems, ...source }) => ({ sourceId: id, ...source, problems: JSON.parse(problems) as Problem[] }))
}
