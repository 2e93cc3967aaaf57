import { closeSync, openSync, writeSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Db } from './db.ts'

/** For tests only: one kept piece, of those there are, gets other bytes than it was stored with; false when there is none. */
export function damageFoldedText(db: Db, choose: (count: number) => number): boolean {
  const ids = db.prepare<[], number>('SELECT id FROM folded_text').pluck().all()
  const id = ids[choose(Math.max(1, ids.length))]
  if (id === undefined) return false
  db.prepare<[number]>('UPDATE folded_text SET units = zeroblob(length(units)) WHERE id = ?').run(id)
  return true
}

/** For tests only: everything kept looks as if another fold had made it, and holds nonsense. */
export function ageFoldedTexts(db: Db): void {
  db.exec('UPDATE folded_text SET fold = fold + 1, units = zeroblob(length(units))')
}

export function countFoldedTexts(db: Db): number {
  return db.prepare<[], number>('SELECT count(*) FROM folded_text').pluck().get() ?? 0
}

/** For tests only: one piece of the index gets other bytes than it was stored with; false when there is none. */
export function damageIndexPiece(db: Db, choose: (count: number) => number): boolean {
  const rows = db.prepare<[], number>('SELECT rowid FROM index_piece').pluck().all()
  const row = rows[choose(Math.max(1, rows.length))]
  if (row === undefined) return false
  db.prepare<[number]>('UPDATE index_piece SET bytes = zeroblob(length(bytes)) WHERE rowid = ?').run(row)
  return true
}

export function damageIndexDirectory(db: Db): void {
  db.exec('UPDATE index_segment SET directory = zeroblob(length(directory)) WHERE id = (SELECT min(id) FROM index_segment)')
}

/** Segments in use, and pieces in all. */
export function countIndex(db: Db): { readonly segments: number; readonly pieces: number } {
  const segments = db.prepare<[], number>('SELECT count(*) FROM index_segment WHERE whole = 1').pluck().get() ?? 0
  return { segments, pieces: db.prepare<[], number>('SELECT count(*) FROM index_piece').pluck().get() ?? 0 }
}

/** Pieces that `damageIndexPiece` left behind. */
export function countDamagedPieces(db: Db): number {
  return db.prepare<[], number>('SELECT count(*) FROM index_piece WHERE bytes = zeroblob(length(bytes))').pluck().get() ?? 0
}

/**
 * For tests only: of the closed database in the file, of each of the tables one page of a kind gets zeros; unless told, of
 * those that hold long values. What is damaged once cannot be damaged again so: the pages could not be listed.
 */
export function damagePages(
  file: string,
  tables: readonly string[],
  choose: (count: number) => number,
  kind: 'overflow' | 'leaf' = 'overflow',
): void {
  const db = new Database(file)
  const list = db.prepare<[string, string], number>('SELECT pageno FROM dbstat WHERE name = ? AND pagetype = ?').pluck()
  const pages = tables.map(table => {
    const found = list.all(table, kind)
    const page = found[choose(Math.max(1, found.length))]
    if (page === undefined) throw new Error(`The table ${table} has no such page: ${kind}.`)
    return page
  })
  const size = Number(db.pragma('page_size', { simple: true }))
  db.close()
  const opened = openSync(file, 'r+')
  for (const page of pages) writeSync(opened, new Uint8Array(size), 0, size, (page - 1) * size)
  closeSync(opened)
}
