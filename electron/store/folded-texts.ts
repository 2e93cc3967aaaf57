import { crc32 } from 'node:zlib'
import type { Db } from './db.ts'
import { saveDerived, unlessDamaged } from './derived.ts'

/**
 * Folded texts as they are stored, in chunks of many. They are a copy that is faster to read than the texts themselves;
 * whoever reads them must be ready to find none, or one that is damaged.
 */

/** A revision and the length of its text in units. */
export type StoredRevision = readonly [revision: number, units: number]

export interface FoldedChunk {
  readonly id: number
  /** In the order of their texts. */
  readonly revisions: readonly StoredRevision[]
  /** All their texts, one behind another. */
  readonly units: Uint16Array
}

/** Ids of the chunks made with this fold. */
export function listFoldedChunks(db: Db, fold: number): number[] {
  const list = db.prepare<[number], number>('SELECT id FROM folded_text WHERE fold = ? ORDER BY id').pluck()
  return unlessDamaged(() => list.all(fold), [])
}

/** Which revisions each chunk made with this fold says that it holds; only `findFoldedChunk` knows whether it is whole. */
export function listChunkRevisions(db: Db, fold: number): Pick<FoldedChunk, 'id' | 'revisions'>[] {
  const list = db.prepare<[number], { id: number; revisions: string }>(
    "SELECT id, iif(json_valid(revisions), revisions, '[]') AS revisions FROM folded_text WHERE fold = ? ORDER BY id",
  )
  const rows = unlessDamaged(() => list.all(fold), [])
  return rows.map(({ id, revisions }) => ({ id, revisions: JSON.parse(revisions) as StoredRevision[] }))
}

/** Undefined for one that is not whole; that is a third of the time, and need not be looked at again of one that is `known` to be. */
export function findFoldedChunk(db: Db, id: number, known = false): FoldedChunk | undefined {
  const find = db.prepare<[number], { checksum: number; revisions: string; units: Buffer }>(
    'SELECT checksum, revisions, units FROM folded_text WHERE id = ?',
  )
  const row = unlessDamaged(() => find.get(id), undefined)
  if (!row || !(known || checksumOf(row.revisions, row.units) === row.checksum)) return undefined
  return { id, revisions: JSON.parse(row.revisions) as StoredRevision[], units: toUnits(row.units) }
}

/** Returns its id. */
export function addFoldedChunk(db: Db, fold: number, revisions: readonly StoredRevision[], units: Uint16Array): number {
  const list = JSON.stringify(revisions)
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength)
  const insert = db.prepare<[number, number, string, Buffer]>(
    'INSERT INTO folded_text (fold, checksum, revisions, units) VALUES (?, ?, ?, ?)',
  )
  let id = 0
  saveDerived(db, () => {
    id = Number(insert.run(fold, checksumOf(list, bytes), list, bytes).lastInsertRowid)
  })
  return id
}

/** Those on damaged pages stay. */
export function removeFoldedChunk(db: Db, id: number): void {
  const remove = db.prepare<[number]>('DELETE FROM folded_text WHERE id = ?')
  unlessDamaged(() => saveDerived(db, () => void remove.run(id)), undefined)
}

/** Ids of the chunks that another fold made. */
export function listStaleChunks(db: Db, fold: number): number[] {
  const list = db.prepare<[number], number>('SELECT id FROM folded_text WHERE fold <> ?').pluck()
  return unlessDamaged(() => list.all(fold), [])
}

function checksumOf(list: string, bytes: Buffer): number {
  return crc32(bytes, crc32(list))
}

/** The bytes themselves where they lie as 16-bit numbers must, else a copy. */
function toUnits(bytes: Buffer): Uint16Array {
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 2 === 0 ? bytes : Buffer.from(new Uint8Array(bytes))
  return new Uint16Array(buffer, byteOffset, byteLength >>> 1)
}
