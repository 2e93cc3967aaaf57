import type { Db } from './db.ts'

/** A place where a file lay of which sources were made. */
export interface FormerPlace {
  /** As the user knows it. */
  readonly path: string
  /** Absolute. */
  readonly location: string
}

/** Where files of these bytes were read, the ones of sources that are still visible first. */
export function listPlacesOfBytes(db: Db, sha256: string): FormerPlace[] {
  return db
    .prepare<[string], FormerPlace>(`
      SELECT file_path AS path, file_location AS location FROM source WHERE file_sha256 = ?
      GROUP BY file_path, file_location ORDER BY min(removed_at IS NOT NULL), min(id)`)
    .all(sha256)
}

/**
 * The sources of a file that has another name or place now; members of an archive keep their names in it. Nothing else
 * of them changes, and it is not the user's doing in this program, so it is not journalled.
 */
export function moveSources(db: Db, from: FormerPlace, to: FormerPlace): string[] {
  return db
    .transaction(() => {
      db.prepare<[Record<string, string>]>(`
        UPDATE source SET path = @newPath || substr(path, length(@path) + 1), file_path = @newPath, file_location = @newLocation
        WHERE file_path = @path AND file_location = @location`).run({ ...from, newPath: to.path, newLocation: to.location })
      db.prepare<[string]>('DELETE FROM file WHERE location = ?').run(from.location)
      return db
        .prepare<[string, string], string>(`
          SELECT report.id FROM source JOIN report ON report.source_id = source.id
          WHERE source.file_path = ? AND source.file_location = ?`)
        .pluck()
        .all(to.path, to.location)
    })
    .immediate()
}
