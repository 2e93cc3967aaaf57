import type { Metadata, MetadataPatch, OutlineEntry, Problem } from '../../shared/model/report.ts'
import type { MetadataEvidence, ParsedReport, Piece } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { saveFingerprint } from './duplicates.ts'
import { derivedId } from './ids.ts'
import { applyCorrections, METADATA_ASSIGNMENTS, METADATA_COLUMNS, metadataValues } from './report-row.ts'

/** What importing asks about the reports of a source, and how it stores what it made of them. */

export interface KnownReport {
  readonly id: string
  /** Place in the source; null when the source no longer holds it. */
  readonly ordinal: number | null
  /** The user sees it no more. */
  readonly removed: boolean
  readonly revisionId: number
  /** As the importer found it, whatever the user made of it. */
  readonly foundTitle: string
  readonly corrected: MetadataPatch
}

/** Removed ones too. */
export function listKnownReports(db: Db, sourceId: number): KnownReport[] {
  return db
    .prepare<[number], Omit<KnownReport, 'corrected' | 'removed'> & { corrected: string; removed: number }>(`
      SELECT report.id, ordinal, removed_at IS NOT NULL AS removed, revision_id AS revisionId, found ->> 'title' AS foundTitle, corrected
      FROM report JOIN revision ON revision.id = report.revision_id
      WHERE source_id = ? ORDER BY ordinal`)
    .all(sourceId)
    .map(row => ({ ...row, removed: row.removed === 1, corrected: JSON.parse(row.corrected) as MetadataPatch }))
}

/**
 * Hidden until `showReport`. The same place in the same file gives the same id, also in another library. Of a source that
 * is in the library already, the place is taken only when it is shown: until then the source holds another report there.
 */
export function addHiddenReport(
  db: Db,
  sourceId: number,
  path: string,
  ordinal: number,
  report: ParsedReport,
  at: string,
  placed = true,
): string {
  const id = freeId(db, path, ordinal)
  const revisionId = addRevision(db, id, report, at)
  const columns = Object.values(METADATA_COLUMNS).join(', ')
  const values = Object.keys(METADATA_COLUMNS)
    .map(name => `@${name}`)
    .join(', ')
  db.prepare<[Record<string, string | number | null>]>(`
    INSERT INTO report (id, source_id, ordinal, revision_id, removed_at, ${columns}, incomplete, characters, problem_count, corrected)
    VALUES (@id, @sourceId, @ordinal, @revisionId, @at, ${values}, @incomplete, @characters, @problemCount, '{}')`).run({
    ...metadataValues(report),
    ...sizes(report),
    id,
    sourceId,
    ordinal: placed ? ordinal : null,
    revisionId,
    at,
  })
  return id
}

function freeId(db: Db, path: string, ordinal: number): string {
  const taken = db.prepare<[string], number>('SELECT 1 FROM report WHERE id = ?').pluck()
  for (let attempt = 0; ; attempt++) {
    const id = derivedId(path, ordinal, attempt)
    if (taken.get(id) === undefined) return id
  }
}

function sizes(report: ParsedReport) {
  return { incomplete: report.incomplete ? 1 : 0, characters: report.text.length, problemCount: report.problems.length }
}

/** A revision is written once and kept: highlights and the journal refer to it. */
export function addRevision(db: Db, reportId: string, report: ParsedReport, at: string): number {
  const insert = db.prepare<[Record<string, string>]>(`
    INSERT INTO revision (report_id, made_at, found, evidence, problems, pieces, outline, text)
    VALUES (@reportId, @at, @found, @evidence, @problems, @pieces, @outline, @text)`)
  const values = {
    reportId,
    at,
    found: JSON.stringify(metadataValues(report)),
    evidence: JSON.stringify(report.evidence),
    problems: JSON.stringify(report.problems),
    pieces: JSON.stringify(report.pieces),
    outline: JSON.stringify(report.outline),
    text: report.text,
  }
  const id = Number(insert.run(values).lastInsertRowid)
  if (report.fingerprint !== undefined) saveFingerprint(db, id, report.fingerprint)
  return id
}

/** The report as the source now has it; what the user corrected stays. It is shown again, unless told otherwise. */
export function reviseReport(db: Db, known: KnownReport, ordinal: number, revisionId: number, report: ParsedReport, shown = true): void {
  db.prepare<[Record<string, string | number | null>]>(`
    UPDATE report SET ${METADATA_ASSIGNMENTS}, ordinal = @ordinal, revision_id = @revisionId, incomplete = @incomplete,
      characters = @characters, problem_count = @problemCount, removed_at = iif(@shown, NULL, removed_at)
    WHERE id = @id`).run({
    ...metadataValues(applyCorrections(report, known.corrected)),
    ...sizes(report),
    ordinal,
    revisionId,
    shown: shown ? 1 : 0,
    id: known.id,
  })
}

export function showReport(db: Db, id: string): void {
  db.prepare<[string]>('UPDATE report SET removed_at = NULL WHERE id = ?').run(id)
}

/** In a source that held other reports before. */
export function placeReport(db: Db, id: string, ordinal: number): void {
  db.prepare<[number, string]>('UPDATE report SET ordinal = ?, removed_at = NULL WHERE id = ?').run(ordinal, id)
}

/** The report is what it was, only others come before it. */
export function reorderReport(db: Db, id: string, ordinal: number): void {
  db.prepare<[number, string]>('UPDATE report SET ordinal = ? WHERE id = ?').run(ordinal, id)
}

/** The source no longer holds the report: it goes, unless something was marked on it or written about it. */
export function dropReport(db: Db, id: string, at: string): void {
  db.prepare<[string, string]>(`
    UPDATE report SET ordinal = NULL, removed_at = iif(
      EXISTS (SELECT 1 FROM highlight WHERE report_id = report.id) OR EXISTS (SELECT 1 FROM memo WHERE report_id = report.id),
      removed_at, ?)
    WHERE id = ?`).run(at, id)
}

export function revisionText(db: Db, revisionId: number): string {
  return db.prepare<[number], string>('SELECT text FROM revision WHERE id = ?').pluck().get(revisionId) ?? ''
}

/** The revision that a report is shown in. */
export function currentRevision(db: Db, reportId: string): number {
  return db.prepare<[string], number>('SELECT revision_id FROM report WHERE id = ?').pluck().get(reportId) ?? 0
}

/** A report as a revision of it has it. */
export function findRevision(db: Db, revisionId: number): ParsedReport | undefined {
  const row = db
    .prepare<[number], Record<'found' | 'evidence' | 'problems' | 'pieces' | 'outline' | 'text', string>>(
      'SELECT found, evidence, problems, pieces, outline, text FROM revision WHERE id = ?',
    )
    .get(revisionId)
  if (!row) return undefined
  const found = JSON.parse(row.found) as Omit<Metadata, 'yearInferred'> & { yearInferred: number }
  const problems = JSON.parse(row.problems) as Problem[]
  return {
    ...found,
    yearInferred: found.yearInferred === 1,
    text: row.text,
    pieces: JSON.parse(row.pieces) as Piece[],
    outline: JSON.parse(row.outline) as OutlineEntry[],
    incomplete: problems.some(({ code }) => code === 'incomplete'),
    evidence: JSON.parse(row.evidence) as MetadataEvidence,
    problems,
  }
}
