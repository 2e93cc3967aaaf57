import type { ColumnChoice } from '../../shared/model/table.ts'
import type { Db } from './db.ts'
import type { KnownSource } from './sources.ts'

/** What the user said of the columns of a file's tables, by the path of the source. */
export function listColumnsOfFile(db: Db, filePath: string, location: string): Record<string, ColumnChoice> {
  const rows = db
    .prepare<[string, string], { path: string; columns: string }>(`
      SELECT path, columns FROM source WHERE file_path = ? AND file_location = ? AND columns IS NOT NULL`)
    .all(filePath, location)
  return Object.fromEntries(rows.map(({ path, columns }) => [path, JSON.parse(columns) as ColumnChoice]))
}

/** Null: their names tell again. */
export function saveColumns(db: Db, sourceId: number, columns: ColumnChoice | null): void {
  db.prepare<[string | null, number]>('UPDATE source SET columns = ? WHERE id = ?').run(columns && JSON.stringify(columns), sourceId)
}

/** A visible source with the file of which it was made. */
export type SourceOfFile = KnownSource & { readonly filePath: string }

export function findSourceOfFile(db: Db, id: number): SourceOfFile | undefined {
  const row = db
    .prepare<[number], Omit<SourceOfFile, 'removed'>>(`
      SELECT id, path, sha256, file_sha256 AS fileSha256, file_location AS fileLocation, file_path AS filePath
      FROM source WHERE id = ? AND removed_at IS NULL`)
    .get(id)
  return row && { ...row, removed: false }
}
