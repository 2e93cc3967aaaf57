import type { Db } from './db.ts'

/** An import that was begun and has not come to its end. */
export interface ImportRun {
  readonly id: number
  /** What was to be imported; absolute. */
  readonly paths: readonly string[]
  /** Files that were done when it was last written down. */
  readonly done: number
  readonly total: number
  readonly begunAt: string
}

/** One that was begun with the same paths before is continued by this one. */
export function beginRun(db: Db, paths: readonly string[], total: number, at: string): number {
  const written = JSON.stringify(paths)
  return db
    .transaction(() => {
      db.prepare<[string]>('DELETE FROM import_run WHERE paths = ?').run(written)
      const insert = db.prepare<[string, number, string]>('INSERT INTO import_run (paths, done, total, begun_at) VALUES (?, 0, ?, ?)')
      return Number(insert.run(written, total, at).lastInsertRowid)
    })
    .immediate()
}

export function saveRun(db: Db, id: number, done: number): void {
  db.prepare<[number, number]>('UPDATE import_run SET done = ? WHERE id = ?').run(done, id)
}

export function endRun(db: Db, id: number): void {
  db.prepare<[number]>('DELETE FROM import_run WHERE id = ?').run(id)
}

/** The newest first. */
export function listRuns(db: Db): ImportRun[] {
  return db
    .prepare<[], Omit<ImportRun, 'paths'> & { readonly paths: string }>(`
      SELECT id, paths, done, total, begun_at AS begunAt FROM import_run ORDER BY id DESC`)
    .all()
    .map(row => ({ ...row, paths: JSON.parse(row.paths) as string[] }))
}
