import Database from 'better-sqlite3'
import type { Db } from './db.ts'

/**
 * Writes what is found in texts and can be found again, all or nothing. It does not wait for the disk as the user's own
 * changes do (5 ms, 90 under load, for which every other call would wait): when the power goes, it is found anew. The
 * next change of the user takes it to the disk with its own. Within a transaction it is a part of that.
 */
export function saveDerived(db: Db, write: () => void): void {
  if (db.inTransaction) {
    write()
    return
  }
  const before = db.pragma('synchronous', { simple: true })
  db.pragma('synchronous = NORMAL')
  try {
    db.transaction(write).immediate()
  } finally {
    db.pragma(`synchronous = ${before}`)
  }
}

/**
 * Writes some finds together; where some of them lie on damaged pages, each by itself. Returns those that could not be
 * written: what they would take the place of stays there, and is `missing` for whoever reads it.
 */
export function saveUndamaged<T>(db: Db, finds: readonly T[], write: (find: T) => void): T[] {
  const save = (some: readonly T[]) => couldSave(db, () => some.forEach(write))
  return save(finds) ? [] : finds.filter(find => !save([find]))
}

/**
 * As `saveDerived`; false, with nothing changed, where what it would change lies on damaged pages of the file. Not within a
 * transaction: SQLite gives up all of it.
 */
export function couldSave(db: Db, write: () => void): boolean {
  const saved = () => {
    saveDerived(db, write)
    return true
  }
  return unlessDamaged(saved, false)
}

/**
 * Reads what is found in texts, or throws it away. Where it lies on damaged pages of the file it is `missing`, and no reason
 * not to work with a library whose texts are whole.
 */
export function unlessDamaged<T>(work: () => T, missing: T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')) return missing
    throw error
  }
}
