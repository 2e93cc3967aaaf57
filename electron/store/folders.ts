import type { Db } from './db.ts'

/** A folder that was opened. */
export interface KnownFolder {
  readonly id: number
  /** As the user knows it: the paths of its sources begin with it. */
  readonly name: string
  /** Absolute. */
  readonly location: string
  readonly watched: boolean
  /** When it was last looked through to the end; null while it never was. */
  readonly lookedAt: string | null
  /** Sources of it in the library. */
  readonly sources: number
  /** Those of them whose file is no longer there. */
  readonly missing: number
}

const SELECT = `
  SELECT folder.id, folder.name, folder.location, folder.watched, folder.looked_at AS lookedAt,
    count(source.id) AS sources, count(file.missing_since) AS missing
  FROM folder
  LEFT JOIN source ON source.removed_at IS NULL AND substr(source.file_location, 1, length(folder.location)) = folder.location
    AND substr(source.file_location, length(folder.location) + 1, 1) IN ('/', char(92))
  LEFT JOIN file ON file.location = source.file_location`

type FolderRow = Omit<KnownFolder, 'watched'> & { readonly watched: number }

export function listFolders(db: Db): KnownFolder[] {
  return db.prepare<[], FolderRow>(`${SELECT} GROUP BY folder.id ORDER BY folder.name, folder.id`).all().map(toFolder)
}

export function findFolder(db: Db, id: number): KnownFolder | undefined {
  const row = db.prepare<[number], FolderRow>(`${SELECT} WHERE folder.id = ? GROUP BY folder.id`).get(id)
  return row && toFolder(row)
}

function toFolder(row: FolderRow): KnownFolder {
  return { ...row, watched: row.watched === 1 }
}

/** Remembers that the folder was opened; one that is known stays as it is. */
export function addFolder(db: Db, name: string, location: string): void {
  db.prepare<[string, string]>('INSERT INTO folder (name, location, watched) VALUES (?, ?, 0) ON CONFLICT (location) DO NOTHING').run(
    name,
    location,
  )
}

export function watchFolder(db: Db, id: number, on: boolean): void {
  db.prepare<[number, number]>('UPDATE folder SET watched = ? WHERE id = ?').run(on ? 1 : 0, id)
}

export function saveLook(db: Db, location: string, at: string): void {
  db.prepare<[string, string]>('UPDATE folder SET looked_at = ? WHERE location = ?').run(at, location)
}

/** Its sources stay. */
export function removeFolder(db: Db, id: number): void {
  db.prepare<[number]>('DELETE FROM folder WHERE id = ?').run(id)
}
