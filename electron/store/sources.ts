import type { Problem } from '../../shared/model/report.ts'
import type { ParsedSource, Source, SourceFormat } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { addSourceText } from './source-text.ts'

interface SourceRow {
  readonly id: number
  readonly path: string
  readonly sha256: string
  readonly format: string
  readonly encoding: string | null
  readonly bytes: number
  readonly imported_at: string
  readonly sample: number
  readonly problems: string
  readonly reports: number
  readonly missing_since: string | null
}

const SELECT = `
  SELECT source.*, (
    SELECT count(*) FROM report WHERE report.source_id = source.id AND report.removed_at IS NULL
  ) AS reports, (SELECT missing_since FROM file WHERE file.location = source.file_location) AS missing_since
  FROM source WHERE source.removed_at IS NULL`

export function listSources(db: Db): Source[] {
  return db.prepare<[], SourceRow>(`${SELECT} ORDER BY source.path, source.id`).all().map(toSource)
}

export function findSource(db: Db, id: number): Source | undefined {
  const row = db.prepare<[number], SourceRow>(`${SELECT} AND source.id = ?`).get(id)
  return row && toSource(row)
}

function toSource(row: SourceRow): Source {
  return {
    id: row.id,
    path: row.path,
    sha256: row.sha256,
    format: row.format as SourceFormat,
    encoding: row.encoding,
    bytes: row.bytes,
    importedAt: row.imported_at,
    reports: row.reports,
    problems: JSON.parse(row.problems) as Problem[],
    sample: row.sample === 1,
    missingSince: row.missing_since,
  }
}

/** A file on disk, of which one source was made, or many when it is an archive. */
export interface SourceFile {
  /** As the user knows it: below the opened folder. */
  readonly path: string
  readonly sha256: string
  /** Absolute path where it was last read. */
  readonly location: string
}

/** What the library holds of a file. */
export interface KnownSource {
  readonly id: number
  readonly path: string
  readonly sha256: string
  readonly fileSha256: string
  readonly fileLocation: string
  readonly removed: boolean
}

/** Removed ones too: opened again, they come back with all that was done to them. */
export function listSourcesOfFile(db: Db, filePath: string): KnownSource[] {
  return db
    .prepare<[string], Omit<KnownSource, 'removed'> & { removed: number }>(`
      SELECT id, path, sha256, file_sha256 AS fileSha256, file_location AS fileLocation, removed_at IS NOT NULL AS removed
      FROM source WHERE file_path = ? ORDER BY id`)
    .all(filePath)
    .map(row => ({ ...row, removed: row.removed === 1 }))
}

/** What the library calls the file at this place on disk; `path` where that is one of its names, undefined where it is new. */
export function findPathAt(db: Db, location: string, path: string): string | undefined {
  return db
    .prepare<[string, string], string>(`
      SELECT file_path FROM source WHERE file_location = ? ORDER BY file_path = ? DESC, removed_at IS NOT NULL, id LIMIT 1`)
    .pluck()
    .get(location, path)
}

/** Hidden until `showSource`, so that undoing an import is turning it invisible again. */
export function addHiddenSource(db: Db, source: ParsedSource, file: SourceFile, sample: boolean, at: string): number {
  const textId = addSourceText(db, source)
  const insert = db.prepare<[Record<string, string | number | null>]>(`
    INSERT INTO source (path, sha256, file_path, file_sha256, file_location, text_id, format, encoding, bytes, imported_at, sample,
      removed_at, problems)
    VALUES (@path, @sha256, @filePath, @fileSha256, @location, @textId, @format, @encoding, @bytes, @at, @sample, @at, @problems)`)
  const values = { ...contentValues(source, file, textId, at), path: source.path, filePath: file.path, sample: sample ? 1 : 0 }
  return Number(insert.run(values).lastInsertRowid)
}

/** The columns that change with the bytes of the file. */
function contentValues(source: ParsedSource, file: SourceFile, textId: number, at: string) {
  const { sha256, format, encoding, bytes, problems } = source
  const { sha256: fileSha256, location } = file
  return { sha256, fileSha256, location, textId, format, encoding, bytes, at, problems: JSON.stringify(problems) }
}

export function showSource(db: Db, id: number): void {
  db.prepare<[number]>('UPDATE source SET removed_at = NULL WHERE id = ?').run(id)
}

/** The file has new bytes. `textId` is that of its new text; `repairedCutsId` null where nothing is repaired in it. */
export function changeSource(
  db: Db,
  id: number,
  source: ParsedSource,
  file: SourceFile,
  textId: number,
  at: string,
  repairedCutsId: number | null = null,
): void {
  db.prepare<[Record<string, string | number | null>]>(`
    UPDATE source SET sha256 = @sha256, file_sha256 = @fileSha256, file_location = @location, text_id = @textId, format = @format,
      encoding = @encoding, bytes = @bytes, imported_at = @at, problems = @problems, repaired_cuts_id = @repairedCutsId,
      removed_at = NULL
    WHERE id = @id`).run({ id, repairedCutsId, ...contentValues(source, file, textId, at) })
}

/** Visible ones among these. */
export function removeSources(db: Db, ids: readonly number[], at: string): number {
  const remove = db.prepare<[string, number]>('UPDATE source SET removed_at = ? WHERE id = ? AND removed_at IS NULL')
  return ids.reduce((removed, id) => removed + remove.run(at, id).changes, 0)
}

export function listSampleSourceIds(db: Db): number[] {
  return db.prepare<[], number>('SELECT id FROM source WHERE sample = 1 AND removed_at IS NULL ORDER BY id').pluck().all()
}

export interface Counts {
  readonly sources: number
  readonly reports: number
  readonly highlights: number
  readonly sampleSources: number
}

/** Of what is visible. */
export function countAll(db: Db): Counts {
  const row = db
    .prepare<[], Counts>(`
      SELECT
        (SELECT count(*) FROM source WHERE removed_at IS NULL) AS sources,
        (SELECT count(*) FROM source WHERE removed_at IS NULL AND sample = 1) AS sampleSources,
        (SELECT count(*) FROM report JOIN source ON source.id = report.source_id
          WHERE report.removed_at IS NULL AND source.removed_at IS NULL) AS reports,
        (SELECT count(*) FROM highlight JOIN report ON report.id = highlight.report_id JOIN source ON source.id = report.source_id
          WHERE report.removed_at IS NULL AND source.removed_at IS NULL) AS highlights`)
    .get()
  return row ?? { sources: 0, reports: 0, highlights: 0, sampleSources: 0 }
}
