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
