import type { MetadataPatch, OutlineEntry, Problem, Report, ReportSummary } from '../../shared/model/report.ts'
import type { Piece, ReportInSource } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { applyCorrections, METADATA_ASSIGNMENTS, metadataValues, type ReportRow, toMetadata, toSummary } from './report-row.ts'

/** Questions about the reports that the user sees. Those that importing asks are in report-revisions.ts. */

/** Where a list stands when nobody asks for another order. */
const IN_ORDER = 'ORDER BY source.path, source.id, report.ordinal'

const SELECT = `
  SELECT report.*, source.path AS source_path, source.sample AS sample,
    (SELECT count(*) FROM highlight WHERE highlight.report_id = report.id) AS highlights
  FROM report JOIN source ON source.id = report.source_id
  WHERE report.removed_at IS NULL AND source.removed_at IS NULL`

export const LIST = `${SELECT} ${IN_ORDER}`
export const LIST_AMONG = `${SELECT} AND report.id IN (SELECT value FROM json_each(?)) ${IN_ORDER}`

export function listReports(db: Db): ReportSummary[] {
  return db.prepare<[], ReportRow>(LIST).all().map(toSummary)
}

/** Visible ones among these, in the order of `listReports`. */
export function listReportsAmong(db: Db, ids: readonly string[]): ReportSummary[] {
  return db.prepare<[string], ReportRow>(LIST_AMONG).all(JSON.stringify(ids)).map(toSummary)
}

/** In the order of the ids; those that are not visible are left out. */
export function listReportsById(db: Db, ids: readonly string[]): ReportSummary[] {
  const find = db.prepare<[string], ReportRow>(`${SELECT} AND report.id = ?`)
  return ids.flatMap(id => {
    const row = find.get(id)
    return row ? [toSummary(row)] : []
  })
}

export function findReport(db: Db, id: string, withText: boolean): Report | undefined {
  const row = db.prepare<[string], ReportRow>(`${SELECT} AND report.id = ?`).get(id)
  if (!row) return undefined
  const revision = db
    .prepare<[number], { problems: string; outline: string; text: string | null }>(
      `SELECT problems, outline, ${withText ? 'text' : 'NULL AS text'} FROM revision WHERE id = ?`,
    )
    .get(row.revision_id)
  return {
    ...toSummary(row),
    problems: JSON.parse(revision?.problems ?? '[]') as Problem[],
    outline: JSON.parse(revision?.outline ?? '[]') as OutlineEntry[],
    text: revision?.text ?? null,
  }
}

/** Text of a visible report. */
export function findText(db: Db, id: string): string | undefined {
  const revision = findVisibleRevision(db, id)
  return revision === undefined ? undefined : findRevisionText(db, revision)
}

/** The text that a visible report shows; another one from each other number. */
export function findVisibleRevision(db: Db, id: string): number | undefined {
  return db
    .prepare<[string], number>(`
      SELECT report.revision_id FROM report JOIN source ON source.id = report.source_id
      WHERE report.id = ? AND report.removed_at IS NULL AND source.removed_at IS NULL`)
    .pluck()
    .get(id)
}

/** As bytes it comes out of the database five times as fast as as a string. */
export function findRevisionText(db: Db, revision: number): string | undefined {
  return db.prepare<[number], Buffer>('SELECT CAST(text AS BLOB) FROM revision WHERE id = ?').pluck().get(revision)?.toString('utf8')
}

export interface VisibleRevision {
  readonly id: string
  readonly revision: number
}

/** Of all visible reports, source by source. */
export function listVisibleRevisions(db: Db): VisibleRevision[] {
  return db
    .prepare<[], VisibleRevision>(`
      SELECT report.id, report.revision_id AS revision FROM report JOIN source ON source.id = report.source_id
      WHERE report.removed_at IS NULL AND source.removed_at IS NULL ORDER BY report.source_id, report.ordinal`)
    .all()
}

/** Of the text that the report shows now. */
export function findOutline(db: Db, id: string): OutlineEntry[] {
  const revision = db.prepare<[string], number>('SELECT revision_id FROM report WHERE id = ?').pluck().get(id)
  return revision === undefined ? [] : findRevisionOutline(db, revision)
}

export function findRevisionOutline(db: Db, revision: number): OutlineEntry[] {
  const outline = db.prepare<[number], string>('SELECT outline FROM revision WHERE id = ?').pluck().get(revision)
  return outline === undefined ? [] : (JSON.parse(outline) as OutlineEntry[])
}

/** Where in the source the visible reports of it stand. One that the file no longer holds stands nowhere in it. */
export function listReportsInSource(db: Db, sourceId: number): ReportInSource[] {
  return db
    .prepare<[number], { id: string; title: string; pieces: string }>(`
      SELECT report.id, report.title, revision.pieces FROM report JOIN revision ON revision.id = report.revision_id
      WHERE report.source_id = ? AND report.ordinal IS NOT NULL AND report.removed_at IS NULL ORDER BY report.ordinal`)
    .all(sourceId)
    .map(({ pieces, ...report }) => ({ ...report, pieces: JSON.parse(pieces) as Piece[] }))
}

export function listVisibleIds(db: Db): string[] {
  return db
    .prepare<[], string>(`
      SELECT report.id FROM report JOIN source ON source.id = report.source_id
      WHERE report.removed_at IS NULL AND source.removed_at IS NULL ORDER BY report.source_id, report.ordinal`)
    .pluck()
    .all()
}

/** The user's corrections of one report, added to those made before. */
export function correctReport(db: Db, id: string, patch: MetadataPatch): void {
  const row = db.prepare<[string], ReportRow>('SELECT * FROM report WHERE id = ?').get(id)
  if (!row) return
  const corrected = { ...(JSON.parse(row.corrected) as MetadataPatch), ...patch }
  db.prepare<[Record<string, string | number | null>]>(
    `UPDATE report SET ${METADATA_ASSIGNMENTS}, corrected = @corrected WHERE id = @id`,
  ).run({ ...metadataValues(applyCorrections(toMetadata(row), corrected)), corrected: JSON.stringify(corrected), id })
}

/** Visible ones among these. */
export function removeReports(db: Db, ids: readonly string[], at: string): number {
  const remove = 'UPDATE report SET removed_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL'
  return db.prepare<[string, string]>(remove).run(at, JSON.stringify(ids)).changes
}

/** Ids of visible reports on which a highlight carries one of the tags. */
export function listReportsWithTags(db: Db, tagIds: readonly string[]): Set<string> {
  const find = db
    .prepare<[string], string>(`
      SELECT DISTINCT highlight.report_id FROM highlight_tag AS link JOIN highlight ON highlight.id = link.highlight_id
      WHERE link.tag_id = ?`)
    .pluck()
  return new Set(tagIds.flatMap(id => find.all(id)))
}

export function listReportsOfSources(db: Db, sourceIds: readonly number[]): string[] {
  const find = db.prepare<[number], string>('SELECT id FROM report WHERE source_id = ? AND removed_at IS NULL').pluck()
  return sourceIds.flatMap(id => find.all(id))
}
