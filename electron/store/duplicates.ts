import type { SourceFormat } from '../../shared/model/source.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

/** Fingerprints of the texts as they are now, and what the user said of reports that look alike. */

export interface StoredFingerprint {
  readonly reportId: string
  readonly revisionId: number
  /** Null where it was not made yet. */
  readonly packed: string | null
}

export const FINGERPRINTS_AMONG = `
  SELECT report.id AS reportId, report.revision_id AS revisionId, fingerprint.packed AS packed
  FROM report JOIN source ON source.id = report.source_id
  LEFT JOIN fingerprint ON fingerprint.revision_id = report.revision_id
  WHERE report.removed_at IS NULL AND source.removed_at IS NULL AND report.id IN (SELECT value FROM json_each(?))`

/** Of the visible ones among these reports. */
export function listFingerprints(db: Db, reportIds: readonly string[]): StoredFingerprint[] {
  return db.prepare<[string], StoredFingerprint>(FINGERPRINTS_AMONG).all(JSON.stringify(reportIds))
}

/** By revision; made later than these. */
export function saveFingerprints(db: Db, made: ReadonlyMap<number, string>): void {
  db.transaction(() => {
    for (const [revisionId, packed] of made) saveFingerprint(db, revisionId, packed)
  }).immediate()
}

/** Outside the journal: it says nothing that the text does not say. */
export function saveFingerprint(db: Db, revisionId: number, packed: string): void {
  db.prepare<[number, string]>('INSERT OR REPLACE INTO fingerprint (revision_id, packed) VALUES (?, ?)').run(revisionId, packed)
}

/** Ids of settlements by report: those that share one are different reports. */
export function listKeptApart(db: Db): Map<string, Set<string>> {
  const rows = db.prepare<[], { report_id: string; settlement: string }>('SELECT report_id, settlement FROM kept_apart').all()
  const found = new Map<string, Set<string>>()
  for (const { report_id: reportId, settlement } of rows) {
    const known = found.get(reportId)
    if (known) known.add(settlement)
    else found.set(reportId, new Set([settlement]))
  }
  return found
}

export function keepApart(db: Db, reportIds: readonly string[]): void {
  const settlement = newId()
  const insert = db.prepare<[string, string]>('INSERT OR IGNORE INTO kept_apart (report_id, settlement) VALUES (?, ?)')
  for (const id of reportIds) insert.run(id, settlement)
}

/** What a list of reports does not say of one. */
export interface DuplicateFacts {
  readonly format: SourceFormat
  readonly importedAt: string
  readonly position: number | null
  readonly notes: number
  readonly misfiled: boolean
}

export function findDuplicateFacts(db: Db, reportId: string): DuplicateFacts | undefined {
  const row = db
    .prepare<[string], { format: string; imported_at: string; ordinal: number | null; notes: number; misfiled: number }>(`
      SELECT source.format, source.imported_at, report.ordinal,
        (SELECT coalesce(sum(json_array_length(entry.value, '$.notes')), 0) FROM json_each(revision.outline) AS entry) AS notes,
        EXISTS (SELECT 1 FROM json_each(revision.problems) AS problem WHERE problem.value ->> 'code' = 'place-contradicts-name') AS misfiled
      FROM report JOIN source ON source.id = report.source_id JOIN revision ON revision.id = report.revision_id
      WHERE report.id = ?`)
    .get(reportId)
  return (
    row && {
      format: row.format as SourceFormat,
      importedAt: row.imported_at,
      position: row.ordinal === null ? null : row.ordinal + 1,
      notes: row.notes,
      misfiled: row.misfiled === 1,
    }
  )
}
