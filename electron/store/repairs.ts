import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type AnchoredStep, quoteOf } from '../../shared/anchoring/repair-anchors.ts'
import type { Problem } from '../../shared/model/report.ts'
import type { Cut, ParsedReport, ParsedSource, Repair } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { findTextById } from './source-text.ts'

/** A repair with the words by which it is found again. */
export interface StoredRepair {
  readonly id: number
  readonly madeAt: string
  readonly anchored: AnchoredStep
  readonly state: Repair['state']
}

interface RepairRow {
  readonly id: number
  readonly sourceId: number
  readonly madeAt: string
  readonly step: string
  readonly state: Repair['state']
}

const SELECT = 'SELECT id, source_id AS sourceId, made_at AS madeAt, step, state FROM repair'

/** In the order in which they were made. */
export function listRepairs(db: Db, sourceId: number): StoredRepair[] {
  return db.prepare<[number], RepairRow>(`${SELECT} WHERE source_id = ? ORDER BY id`).all(sourceId).map(toRepair)
}

/** Ids of visible sources that were repaired. */
export function listRepairedSourceIds(db: Db): number[] {
  return db
    .prepare<[], number>(`
      SELECT id FROM source WHERE removed_at IS NULL AND id IN (SELECT source_id FROM repair) ORDER BY path, id`)
    .pluck()
    .all()
}

function toRepair({ id, madeAt, step, state }: RepairRow): StoredRepair {
  return { id, madeAt, anchored: JSON.parse(step) as AnchoredStep, state }
}

/** As the window sees it. */
export function repairOf({ id, madeAt, anchored, state }: StoredRepair): Repair {
  return { id, madeAt, step: anchored.step, quote: quoteOf(anchored), state }
}

export function addRepair(db: Db, sourceId: number, anchored: AnchoredStep, at: string): number {
  const insert = db.prepare<[number, string, string]>(`INSERT INTO repair (source_id, made_at, step, state) VALUES (?, ?, ?, 'applied')`)
  return Number(insert.run(sourceId, at, JSON.stringify(anchored)).lastInsertRowid)
}

/** Where it is found in the text as it is now, and whether it is. */
export function changeRepair(db: Db, id: number, anchored: AnchoredStep, state: Repair['state']): void {
  const values = { id, step: JSON.stringify(anchored), state }
  db.prepare<[typeof values]>('UPDATE repair SET step = @step, state = @state WHERE id = @id AND (step <> @step OR state <> @state)').run(
    values,
  )
}

export function removeRepair(db: Db, id: number): void {
  db.prepare<[number]>('DELETE FROM repair WHERE id = ?').run(id)
}

/** What the importer alone made of a text, beside its cuts. The texts of the reports follow from pieces and cuts. */
export interface Unrepaired extends Pick<ParsedSource, 'problems'> {
  readonly reports: readonly Omit<ParsedReport, 'text'>[]
}

/** Written once for each text. */
export function addUnrepaired(db: Db, textId: number, { reports, problems }: Unrepaired): void {
  db.prepare<[number, Buffer]>('INSERT OR IGNORE INTO unrepaired (text_id, packed) VALUES (?, ?)').run(
    textId,
    deflateRawSync(JSON.stringify({ reports, problems }), { level: 1 }),
  )
}

/** Undefined for a text that nobody repaired. */
export function findUnrepaired(db: Db, textId: number): Unrepaired | undefined {
  const packed = db.prepare<[number], Buffer>('SELECT packed FROM unrepaired WHERE text_id = ?').pluck().get(textId)
  return packed && (JSON.parse(inflateRawSync(packed).toString('utf8')) as Unrepaired)
}

export function addRepairedCuts(db: Db, cuts: readonly Cut[]): number {
  return Number(db.prepare<[string]>('INSERT INTO repaired_cuts (cuts) VALUES (?)').run(JSON.stringify(cuts)).lastInsertRowid)
}

/** The text of a source, and how the importer alone and the repairs left it. */
export interface RepairableSource {
  readonly path: string
  readonly textId: number
  readonly repairedCutsId: number | null
  readonly text: string
  /** As they are now. */
  readonly cuts: readonly Cut[]
  readonly machineCuts: readonly Cut[]
  /** As they are now. */
  readonly problems: readonly Problem[]
}

/** Removed ones too: they keep their repairs. */
export function findRepairable(db: Db, sourceId: number): RepairableSource | undefined {
  const row = db
    .prepare<[number], { path: string; textId: number; cutsId: number | null; cuts: string | null; problems: string }>(`
      SELECT path, text_id AS textId, repaired_cuts_id AS cutsId, repaired_cuts.cuts, problems
      FROM source LEFT JOIN repaired_cuts ON repaired_cuts.id = repaired_cuts_id
      WHERE source.id = ?`)
    .get(sourceId)
  const found = row && findTextById(db, row.textId)
  if (!row || !found) return undefined
  const cuts = row.cuts === null ? found.cuts : (JSON.parse(row.cuts) as Cut[])
  const problems = JSON.parse(row.problems) as Problem[]
  const { path, textId, cutsId: repairedCutsId } = row
  return { path, textId, repairedCutsId, text: found.text, cuts, machineCuts: found.cuts, problems }
}

/** What repairs made of a source beside its reports. Null for the cuts of the text itself. */
export function repairSource(db: Db, sourceId: number, repairedCutsId: number | null, problems: readonly Problem[]): void {
  db.prepare<[number | null, string, number]>('UPDATE source SET repaired_cuts_id = ?, problems = ? WHERE id = ?').run(
    repairedCutsId,
    JSON.stringify(problems),
    sourceId,
  )
}
