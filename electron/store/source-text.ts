import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Cut } from '../../shared/model/source.ts'
import type { Db } from './db.ts'

/** The decoded text of a source as it was read, packed: it is looked at rarely and the reports hold most of it again. */
export interface SourceText {
  readonly text: string
  readonly cuts: readonly Cut[]
}

export function addSourceText(db: Db, { text, cuts }: SourceText): number {
  const packed = deflateRawSync(text, { level: 1 })
  return Number(
    db.prepare<[string, Buffer]>('INSERT INTO source_text (cuts, packed_text) VALUES (?, ?)').run(JSON.stringify(cuts), packed)
      .lastInsertRowid,
  )
}

export function findSourceText(db: Db, sourceId: number): SourceText | undefined {
  const row = db
    .prepare<[number], { cuts: string; packed: Buffer }>(`
      SELECT cuts, packed_text AS packed FROM source_text WHERE id = (SELECT text_id FROM source WHERE id = ?)`)
    .get(sourceId)
  return row && { text: inflateRawSync(row.packed).toString('utf8'), cuts: JSON.parse(row.cuts) as Cut[] }
}
