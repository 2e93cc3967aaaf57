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
