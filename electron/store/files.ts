import type { Db } from './db.ts'

/** What the system says of a file without its being read. Times in ms since 1970, with what the disk has of fractions. */
export interface FileStamp {
  readonly bytes: number
  /** When its content was written, as programs say. */
  readonly modified: number
  /** When anything of it was written, as the system says: a program cannot set it back. */
  readonly changed: number
}

/** A file as it was when it was last read. */
export interface SeenFile extends FileStamp {
  /** Absolute. */
  readonly location: string
  readonly sha256: string
  /** In ms since 1970. */
  readonly readAt: number
  /** Since when it has not been where it was; null while it is there. */
  readonly missingSince: string | null
}

const COLUMNS = 'location, sha256, bytes, modified, changed, read_at AS readAt, missing_since AS missingSince'

export function findSeenFile(db: Db, location: string): SeenFile | undefined {
  return db.prepare<[string], SeenFile>(`SELECT ${COLUMNS} FROM file WHERE location = ?`).get(location)
}

/** Lengths in bytes of all files that were read, wherever they are now: a file of another length has bytes of its own. */
export function listFileSizes(db: Db): Set<number> {
  return new Set(db.prepare<[], number>('SELECT bytes FROM file UNION SELECT bytes FROM source WHERE path = file_path').pluck().all())
}

/** Whether anything was read at this place, or under this name. */
export function isKnownFile(db: Db, { location, path }: { readonly location: string; readonly path: string }): boolean {
  const known = db.prepare<[{ location: string; path: string }], number>(`
    SELECT EXISTS (SELECT 1 FROM file WHERE location = @location)
      OR EXISTS (SELECT 1 FROM source WHERE file_location = @location)
      OR EXISTS (SELECT 1 FROM source WHERE file_path = @path)`)
  return known.pluck().get({ location, path }) === 1
}

/** All that were read below this folder; `folder` ends with the separator. */
export function listSeenFiles(db: Db, folder: string): SeenFile[] {
  return db
    .prepare<[string, string], SeenFile>(`SELECT ${COLUMNS} FROM file WHERE location >= ? AND location < ? ORDER BY location`)
    .all(folder, `${folder}\u{10FFFF}`)
}

/** It is there again, too. */
export function saveSeenFile(db: Db, file: Omit<SeenFile, 'missingSince'>): void {
  db.prepare<[Omit<SeenFile, 'missingSince'>]>(`
    INSERT INTO file (location, sha256, bytes, modified, changed, read_at)
    VALUES (@location, @sha256, @bytes, @modified, @changed, @readAt)
    ON CONFLICT (location) DO UPDATE SET sha256 = excluded.sha256, bytes = excluded.bytes, modified = excluded.modified,
      changed = excluded.changed, read_at = excluded.read_at, missing_since = NULL`).run(file)
}

/** `since` null: they are there again. */
export function markMissing(db: Db, locations: readonly string[], since: string | null): void {
  const mark = db.prepare<[string | null, string]>('UPDATE file SET missing_since = ? WHERE location = ?')
  db.transaction(() => {
    for (const location of locations) mark.run(since, location)
  }).immediate()
}

/** The reports that are in the library from files at these places. */
export function listReportsOfFiles(db: Db, locations: readonly string[]): string[] {
  const list = db
    .prepare<[string], string>(`
      SELECT report.id FROM source JOIN report ON report.source_id = source.id
      WHERE source.file_location = ? AND source.removed_at IS NULL AND report.removed_at IS NULL`)
    .pluck()
  return locations.flatMap(location => list.all(location))
}

/** Whether a visible source was made of a file below this folder; it ends with the separator. */
export function hasSourceIn(db: Db, folder: string): boolean {
  const found = db
    .prepare<[string, string], number>(`
      SELECT EXISTS (SELECT 1 FROM source WHERE removed_at IS NULL AND file_location >= ? AND file_location < ?)`)
    .pluck()
    .get(folder, `${folder}\u{10FFFF}`)
  return found === 1
}
