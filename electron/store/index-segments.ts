import { crc32 } from 'node:zlib'
import type { Db } from './db.ts'
import { saveDerived, unlessDamaged } from './derived.ts'
import type { StoredRevision } from './folded-texts.ts'

/**
 * Segments of the search index as they are kept. Like folded texts they are made of revisions alone, and whoever reads them
 * must be ready to find none, or a damaged one.
 */

export interface StoredSegment {
  readonly id: number
  /** In the order of their texts. */
  readonly revisions: readonly StoredRevision[]
  readonly directory: Uint8Array
}

/** Ids of the segments that were made with this fold and written to their end. */
export function listSegments(db: Db, fold: number): number[] {
  const list = db.prepare<[number], number>('SELECT id FROM index_segment WHERE fold = ? AND whole = 1 ORDER BY id').pluck()
  return unlessDamaged(() => list.all(fold), [])
}

/** Those that nobody will read: of another fold, or not written to their end. */
export function listUselessSegments(db: Db, fold: number): number[] {
  const list = db.prepare<[number], number>('SELECT id FROM index_segment WHERE fold <> ? OR whole = 0').pluck()
  return unlessDamaged(() => list.all(fold), [])
}

/** Undefined where its directory is not what was written. */
export function findSegment(db: Db, id: number): StoredSegment | undefined {
  const find = db.prepare<[number], { checksum: number; revisions: string; directory: Buffer }>(
    'SELECT checksum, revisions, directory FROM index_segment WHERE id = ? AND whole = 1',
  )
  const row = unlessDamaged(() => find.get(id), undefined)
  if (!row || crc32(row.directory, crc32(row.revisions)) !== row.checksum) return undefined
  return { id, revisions: JSON.parse(row.revisions) as StoredRevision[], directory: row.directory }
}

/** Undefined where it is missing or not what was written. */
export function findPiece(db: Db, segmentId: number, ordinal: number): Uint8Array | undefined {
  const find = db.prepare<[number, number], { checksum: number; bytes: Buffer }>(
    'SELECT checksum, bytes FROM index_piece WHERE segment_id = ? AND ordinal = ?',
  )
  const row = unlessDamaged(() => find.get(segmentId, ordinal), undefined)
  return row && crc32(row.bytes) === row.checksum ? row.bytes : undefined
}

/** A segment without pieces and directory, which nobody reads before `finishSegment`. Returns its id. */
export function beginSegment(db: Db, fold: number): number {
  const insert = db.prepare<[number]>(`INSERT INTO index_segment (fold, checksum, whole, revisions, directory) VALUES (?, 0, 0, '[]', x'')`)
  return Number(insert.run(fold).lastInsertRowid)
}

/** Pieces numbered from `first` on, in one transaction. */
export function addPieces(db: Db, segmentId: number, first: number, pieces: readonly Uint8Array[]): void {
  const insert = db.prepare<[number, number, number, Uint8Array]>(
    'INSERT INTO index_piece (segment_id, ordinal, checksum, bytes) VALUES (?, ?, ?, ?)',
  )
  saveDerived(db, () => {
    for (const [i, piece] of pieces.entries()) insert.run(segmentId, first + i, crc32(piece), piece)
  })
}

/** From now on it is read, and those which it takes the place of are not. */
export function finishSegment(db: Db, { id, revisions, directory }: StoredSegment, replaced: readonly number[]): void {
  const list = JSON.stringify(revisions)
  const retire = db.prepare<[number]>('UPDATE index_segment SET whole = 0 WHERE id = ?')
  const finish = db.prepare<[number, string, Uint8Array, number]>(
    'UPDATE index_segment SET whole = 1, checksum = ?, revisions = ?, directory = ? WHERE id = ?',
  )
  saveDerived(db, () => {
    finish.run(crc32(directory, crc32(list)), list, directory, id)
    for (const other of replaced) retire.run(other)
  })
}

/** Nobody reads it from now on. */
export function retireSegment(db: Db, id: number): void {
  const retire = db.prepare<[number]>('UPDATE index_segment SET whole = 0 WHERE id = ?')
  unlessDamaged(() => saveDerived(db, () => void retire.run(id)), undefined)
}

/** Removes some of what a segment left behind; true when nothing of it is left, or what is lies on damaged pages. */
export function removeSomeOfSegment(db: Db, id: number, pieces: number): boolean {
  const removeSome = db.prepare<[number, number, number]>(
    'DELETE FROM index_piece WHERE segment_id = ? AND ordinal IN (SELECT ordinal FROM index_piece WHERE segment_id = ? LIMIT ?)',
  )
  const remove = db.prepare<[number]>('DELETE FROM index_segment WHERE id = ?')
  let nothingLeft = true
  const removeNext = () => {
    nothingLeft = removeSome.run(id, id, pieces).changes < pieces
    if (nothingLeft) remove.run(id)
  }
  unlessDamaged(() => saveDerived(db, removeNext), undefined)
  return nothingLeft
}
