import { crc32 } from 'node:zlib'
import { giveBack } from '../give-back.ts'
import type { Db } from './db.ts'
import { couldSave, unlessDamaged } from './derived.ts'
import type { StoredRevision } from './folded-texts.ts'

/**
 * Segments of the index of shared wording as they are kept. They are made of revisions alone, and whoever reads them must
 * be ready to find none, or a damaged one. Those on damaged pages stay, and nobody reads them.
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
  const list = db.prepare<[number], number>('SELECT id FROM reuse_segment WHERE version = ? AND whole = 1 ORDER BY id').pluck()
  const find = db.prepare<[number], { revisions: string; checksum: number }>(
    'SELECT revisions, list_checksum AS checksum FROM reuse_segment WHERE id = ?',
  )
  return unlessDamaged(() => list.all(version), []).map(id => {
    const row = unlessDamaged(() => find.get(id), undefined)
    const isWhole = row && crc32(row.revisions) === row.checksum
    return { id, revisions: isWhole ? (JSON.parse(row.revisions) as StoredRevision[]) : [] }
  })
}

/** Those that nobody will read: of another version, or not written to their end. */
export function listUselessReuse(db: Db, version: number): number[] {
  const list = db.prepare<[number], number>('SELECT id FROM reuse_segment WHERE version <> ? OR whole = 0').pluck()
  return unlessDamaged(() => list.all(version), [])
}

/** Reads the bytes of a segment, resting after each piece; undefined where they are not what was written. */
export function* readReuseSegment(db: Db, id: number): Generator<void, Uint8Array<ArrayBuffer> | undefined> {
  const findSize = db.prepare<[number], { checksum: number; bytes: number; there: number | null }>(
    `SELECT checksum, bytes, (SELECT sum(length(bytes)) FROM reuse_piece WHERE segment_id = id) AS there
     FROM reuse_segment WHERE id = ? AND whole = 1`,
  )
  const row = unlessDamaged(() => findSize.get(id), undefined)
  if (!row || row.bytes !== row.there) return undefined
  const find = db.prepare<[number, number], Buffer>('SELECT bytes FROM reuse_piece WHERE segment_id = ? AND ordinal = ?').pluck()
  const bytes = new Uint8Array(row.bytes)
  let checksum = 0
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = unlessDamaged(() => find.get(id, at / PIECE), undefined)
    if (piece?.length !== Math.min(PIECE, bytes.length - at)) return undefined
    bytes.set(piece, at)
    checksum = crc32(piece, checksum)
    giveBack(piece)
    yield
  }
  // Else all of it is in memory twice, as far as SQLite's own has room.
  db.pragma('shrink_memory')
  return checksum === row.checksum ? bytes : undefined
}

/**
 * Writes a segment, resting after each piece; once it is whole, those that it takes the place of are not. Returns its id;
 * undefined where it could not be written, since it would lie on damaged pages.
 */
export function* writeReuseSegment(
  db: Db,
  version: number,
  revisions: readonly StoredRevision[],
  bytes: Uint8Array,
  replaced: readonly number[],
): Generator<void, number | undefined> {
  const list = JSON.stringify(revisions)
  const begin = db.prepare<[number, string, number, number]>(
    'INSERT INTO reuse_segment (version, whole, revisions, list_checksum, bytes, checksum) VALUES (?, 0, ?, ?, ?, 0)',
  )
  const add = db.prepare<[number, number, Uint8Array]>('INSERT INTO reuse_piece (segment_id, ordinal, bytes) VALUES (?, ?, ?)')
  const finish = db.prepare<[number, number]>('UPDATE reuse_segment SET whole = 1, checksum = ? WHERE id = ?')
  let id = 0
  let checksum = 0
  const insert = () => {
    id = Number(begin.run(version, list, crc32(list), bytes.length).lastInsertRowid)
  }
  if (!couldSave(db, insert)) return undefined
  for (let at = 0; at < bytes.length; at += PIECE) {
    const piece = bytes.subarray(at, at + PIECE)
    checksum = crc32(piece, checksum)
    if (!couldSave(db, () => void add.run(id, at / PIECE, piece))) return undefined
    yield
  }
  if (!couldSave(db, () => void finish.run(checksum, id))) return undefined
  // Of two that hold the same text the older one is read; those that stay are retired when they are listed.
  for (const other of replaced) retireReuseSegment(db, other)
  return id
}

/** Nobody reads it from now on. */
export function retireReuseSegment(db: Db, id: number): void {
  const retire = db.prepare<[number]>('UPDATE reuse_segment SET whole = 0 WHERE id = ?')
  couldSave(db, () => void retire.run(id))
}

/** Removes some of what a segment left behind; true when nothing of it is left, or what is lies on damaged pages. */
export function removeSomeReuse(db: Db, id: number): boolean {
  const removeSome = db.prepare<[number, number]>(
    'DELETE FROM reuse_piece WHERE segment_id = ? AND ordinal = (SELECT min(ordinal) FROM reuse_piece WHERE segment_id = ?)',
  )
  const remove = db.prepare<[number]>('DELETE FROM reuse_segment WHERE id = ?')
  let nothingLeft = true
  const removeNext = () => {
    nothingLeft = removeSome.run(id, id).changes === 0
    if (nothingLeft) remove.run(id)
  }
  couldSave(db, removeNext)
  return nothingLeft
}
