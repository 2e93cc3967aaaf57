import { crc32 } from 'node:zlib'
import type { Db } from './db.ts'
import type { StoredRevision } from './folded-texts.ts'

/**
 * Segments of the index of shared wording as they are kept. They are made of revisions alone, and whoever reads them must
 * be ready to find none, or a damaged one.
 */

export interface StoredReuse {
  readonly id: number
  /** In the order of their texts. */
  readonly revisions: readonly StoredRevision[]
}

/** What is written or read at a time; some 3 ms. */
const PIECE = 524_288

/** The segments that this version made and that were written to their end. One whose list is damaged is without revisions. */
export function listReuseSegments(db: Db, version: number): StoredReuse[] {
  return db
    .prepare<[number], { id: number; revisions: string; list_checksum: number }>(
      'SELECT id, revisions, list_checksum FROM reuse_segment WHERE version = ? AND whole = 1 ORDER BY id',
    )
    .all(version)
    .map(({ id, revisions, list_checksum: checksum }) => ({
      id,
      revisions: crc32(revisions) === checksum ? (JSON.parse(revisions) as StoredRevision[]) : [],
    }))
}

/** Those that nobody will read: of another version, or not written to their end. */
export function listUselessReuse(db: Db, version: number): number[] {
  return db.prepare<[number], number>('SELECT id FROM reuse_segment WHERE version <> ? OR whole = 0').pluck().all(version)
}

/** Reads the bytes of a segment, resting after each piece; undefined where they are not what was written. */
export function* readReuseSegment(db: Db, id: number): Generator<void, Uint8Array<ArrayBuffer> | undefined> {
  const row = db
    .prepare<[number], { checksum: number; bytes: number; there: number | null }>(
      `SELECT checksum, bytes, (SELECT sum(length(bytes)) FROM reuse_piece WHERE segment_id = id) AS there
       FROM reuse_segment WHERE id = ? AND whole = 1`,
    )
    .get(id)
  if (!row || row.bytes !== row.there) return undefined
  const find = db.prepare<[number, number], Buffer>('SELECT bytes FROM reuse_piece WHERE segment_id = ? AND ordinal = ?').pluck()
  const bytes = new Uint8Array(row.bytes)
  let checksum = 0
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = find.get(id, at / PIECE)
    if (piece?.length !== Math.min(PIECE, bytes.length - at)) return undefined
    bytes.set(piece, at)
    checksum = crc32(piece, checksum)
    yield
  }
  return checksum === row.checksum ? bytes : undefined
}

/** Writes a segment, resting after each piece; once it is whole, those that it takes the place of are not. Returns its id. */
export function* writeReuseSegment(
  db: Db,
  version: number,
  revisions: readonly StoredRevision[],
  bytes: Uint8Array,
  replaced: readonly number[],
): Generator<void, number> {
  const list = JSON.stringify(revisions)
  const begin = db.prepare<[number, string, number, number]>(
    'INSERT INTO reuse_segment (version, whole, revisions, list_checksum, bytes, checksum) VALUES (?, 0, ?, ?, ?, 0)',
  )
  const id = Number(begin.run(version, list, crc32(list), bytes.length).lastInsertRowid)
  const add = db.prepare<[number, number, Uint8Array]>('INSERT INTO reuse_piece (segment_id, ordinal, bytes) VALUES (?, ?, ?)')
  let checksum = 0
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    checksum = crc32(piece, checksum)
    add.run(id, at / PIECE, piece)
    yield
  }
  const finish = db.prepare<[number, number]>('UPDATE reuse_segment SET whole = 1, checksum = ? WHERE id = ?')
  db.transaction(() => {
    finish.run(checksum, id)
    for (const other of replaced) retireReuseSegment(db, other)
  })()
  return id
}

/** Nobody reads it from now on. */
export function retireReuseSegment(db: Db, id: number): void {
  db.prepare<[number]>('UPDATE reuse_segment SET whole = 0 WHERE id = ?').run(id)
}

/** Removes some of what a segment left behind; true when nothing of it is left. */
export function removeSomeReuse(db: Db, id: number): boolean {
  const removed = db
    .prepare<[number, number]>(
      'DELETE FROM reuse_piece WHERE segment_id = ? AND ordinal = (SELECT min(ordinal) FROM reuse_piece WHERE segment_id = ?)',
    )
    .run(id, id).changes
  if (removed > 0) return false
  db.prepare<[number]>('DELETE FROM reuse_segment WHERE id = ?').run(id)
  return true
}
