import { constants } from 'node:buffer'
import { AppError } from '../../shared/errors.ts'
import type { Cut } from '../../shared/model/source.ts'
import { packText, unpackText } from '../packed-text.ts'
import type { Db } from './db.ts'

/** The decoded text of a source as it was read. */
export interface SourceText {
  readonly text: string
  readonly cuts: readonly Cut[]
}

/** `packedText` is the text packed, where that is done. */
export function addSourceText(
  db: Db,
  { text, cuts, packedText = packText(text) }: SourceText & { readonly packedText?: Uint8Array },
): number {
  const add = db.prepare<[string, Uint8Array]>('INSERT INTO source_text (cuts, packed_text) VALUES (?, ?)')
  return Number(add.run(JSON.stringify(cuts), packedText).lastInsertRowid)
}

/** With the cuts as they were repaired. Throws too-large, and unpacks no further, where the text is much longer than `mostUnits`. */
export function findSourceText(db: Db, sourceId: number, mostUnits = constants.MAX_STRING_LENGTH): SourceText | undefined {
  const row = db
    .prepare<[number], { cuts: string; packed: Buffer }>(`
      SELECT coalesce(repaired_cuts.cuts, source_text.cuts) AS cuts, packed_text AS packed
      FROM source JOIN source_text ON source_text.id = source.text_id
      LEFT JOIN repaired_cuts ON repaired_cuts.id = source.repaired_cuts_id
      WHERE source.id = ?`)
    .get(sourceId)
  return row && { text: unpack(row.packed, mostUnits), cuts: JSON.parse(row.cuts) as Cut[] }
}

/** As the importer alone left it. */
export function findTextById(db: Db, textId: number): SourceText | undefined {
  const row = db
    .prepare<[number], { cuts: string; packed: Buffer }>('SELECT cuts, packed_text AS packed FROM source_text WHERE id = ?')
    .get(textId)
  return row && { text: unpack(row.packed), cuts: JSON.parse(row.cuts) as Cut[] }
}

function unpack(packed: Buffer, mostUnits = constants.MAX_STRING_LENGTH): string {
  try {
    return unpackText(packed, mostUnits)
  } catch (error) {
    if (!(error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')) throw error
    throw new AppError('too-large', 'The text of this source is too long to be shown in full.', { limit: mostUnits })
  }
}
