import type { BinItem } from '../../shared/model/bin.ts'
import type { Db } from './db.ts'

/**
 * What was removed and can be had again. Sources and reports are only hidden; what became of highlights and tags that
 * were deleted is in the journal, which keeps every row as it was. So the bin is a view and needs no tables of its own.
 */

export function listRemovedSources(db: Db): BinItem[] {
  // One whose import was taken back has been hidden since it was read.
  return db
    .prepare<[], Omit<BinItem, 'kind'>>(`
      SELECT cast(id AS TEXT) AS id, path AS words, NULL AS origin, removed_at AS removedAt, (
        SELECT count(*) FROM highlight JOIN report ON report.id = highlight.report_id WHERE report.source_id = source.id
      ) AS highlights
      FROM source WHERE removed_at IS NOT NULL AND removed_at <> imported_at`)
    .all()
    .map(item => ({ kind: 'source', ...item }))
}

/** Of sources that are there. What a source itself no longer holds has no place to come back to. */
export function listRemovedReports(db: Db): BinItem[] {
  return db
    .prepare<[], Omit<BinItem, 'kind'>>(`
      SELECT report.id, report.title AS words, source.path AS origin, report.removed_at AS removedAt,
        (SELECT count(*) FROM highlight WHERE highlight.report_id = report.id) AS highlights
      FROM report JOIN source ON source.id = report.source_id
      WHERE report.removed_at IS NOT NULL AND report.ordinal IS NOT NULL AND source.removed_at IS NULL`)
    .all()
    .map(item => ({ kind: 'report', ...item }))
}

/** A row that an action deleted and that is not there now. */
export interface DeletedRow {
  readonly actionId: number
  readonly at: string
  readonly row: Readonly<Record<string, string | number | null>>
}

/** The newest deletion of each highlight. */
export function listDeletedHighlights(db: Db): DeletedRow[] {
  return deletedRows(db, 'highlight', ['highlight.remove'])
}

/** The newest deletion of each tag; one that was merged lives on in another. */
export function listDeletedTags(db: Db): DeletedRow[] {
  return deletedRows(db, 'tag', ['tag.remove', 'sample.remove'])
}

/** The newest deletion of each memo that was removed by itself; the others come back with what they are about. */
export function listDeletedMemos(db: Db): DeletedRow[] {
  return deletedRows(db, 'memo', ['memo.remove'])
}

function deletedRows(db: Db, table: 'highlight' | 'tag' | 'memo', kinds: readonly string[]): DeletedRow[] {
  const rows = db
    .prepare<[{ subject: string; kinds: string }], { actionId: number; at: string; image: string }>(`
      SELECT action.id AS actionId, action.at, change.before AS image
      FROM action CROSS JOIN change ON change.action_id = action.id
      WHERE action.state = 'done' AND action.kind IN (SELECT value FROM json_each(@kinds))
        AND change.subject = @subject AND change.after IS NULL
        AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = change.before ->> 'id')
      ORDER BY change.seq DESC`)
    .all({ subject: table, kinds: JSON.stringify(kinds) })
  const seen = new Set<unknown>()
  return rows.flatMap(({ actionId, at, image }) => {
    const row = JSON.parse(image) as DeletedRow['row']
    if (seen.has(row['id'])) return []
    seen.add(row['id'])
    return [{ actionId, at, row }]
  })
}

/** Puts a deleted row back as it was. */
export function insertDeleted(db: Db, table: 'highlight' | 'tag' | 'memo', row: DeletedRow['row']): void {
  const columns = Object.keys(row)
  db.prepare<[DeletedRow['row']]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(name => `@${name}`).join(', ')})`,
  ).run(row)
}

/** Links of highlights to tags that this action cut, where both ends are there. */
export function restoreLinks(db: Db, actionId: number, column: 'highlight_id' | 'tag_id', id: string): void {
  db.prepare<[{ actionId: number; id: string; key: string }]>(`
    INSERT OR IGNORE INTO highlight_tag (highlight_id, tag_id, example)
    SELECT change.before ->> 'highlight_id', change.before ->> 'tag_id', coalesce(change.before ->> 'example', 0) FROM change
    JOIN highlight ON highlight.id = change.before ->> 'highlight_id'
    JOIN tag ON tag.id = change.before ->> 'tag_id'
    WHERE change.action_id = @actionId AND change.subject = 'highlight_tag' AND change.after IS NULL
      AND change.before ->> @key = @id`).run({ actionId, id, key: column })
}

/** The memo that this action deleted together with what it is about. */
export function restoreMemo(db: Db, actionId: number, column: 'highlight_id' | 'tag_id', id: string): void {
  db.prepare<[{ actionId: number; id: string; key: string }]>(`
    INSERT OR IGNORE INTO memo (id, report_id, tag_id, highlight_id, text, created_at, updated_at)
    SELECT before ->> 'id', before ->> 'report_id', before ->> 'tag_id', before ->> 'highlight_id', before ->> 'text',
      before ->> 'created_at', before ->> 'updated_at'
    FROM change WHERE action_id = @actionId AND subject = 'memo' AND after IS NULL AND before ->> @key = @id`).run({
    actionId,
    id,
    key: column,
  })
}

/** Deletes a hidden source or report for good, with all rows that refer to it, whatever their tables are. */
export function purge(db: Db, table: 'source' | 'report', ids: readonly (string | number)[]): void {
  db.pragma('defer_foreign_keys = ON')
  const referring = db
    .prepare<[], { child: string; column: string; parent: string }>(`
      SELECT child.name AS child, link."from" AS column, link."table" AS parent
      FROM sqlite_schema AS child JOIN pragma_foreign_key_list(child.name) AS link WHERE child.type = 'table'`)
    .all()
  const remove = (parent: string, keys: readonly (string | number)[]): void => {
    if (keys.length === 0) return
    const list = JSON.stringify(keys)
    for (const { child, column } of referring.filter(link => link.parent === parent)) {
      // What a report shows refers to the report itself; the report goes first.
      const hasId = db.prepare<[string], number>(`SELECT 1 FROM pragma_table_info(?) WHERE name = 'id'`).pluck().get(child)
      const within = `WHERE ${column} IN (SELECT value FROM json_each(?))`
      const below = hasId ? db.prepare<[string], string | number>(`SELECT id FROM ${child} ${within}`).pluck().all(list) : []
      db.prepare<[string]>(`DELETE FROM ${child} ${within}`).run(list)
      remove(child, below)
    }
    db.prepare<[string]>(`DELETE FROM ${parent} WHERE id IN (SELECT value FROM json_each(?))`).run(list)
  }
  remove(table, ids)
  db.exec(`
    DELETE FROM unrepaired WHERE text_id NOT IN (SELECT text_id FROM source);
    DELETE FROM source_text WHERE id NOT IN (SELECT text_id FROM source);
  `)
}

/** Hidden and visible ones. */
export function listReportIds(db: Db, sourceId: number): string[] {
  return db.prepare<[number], string>('SELECT id FROM report WHERE source_id = ?').pluck().all(sourceId)
}

/** Reports on whose texts highlights of other reports stand: their words went there when two reports became one. */
export function listReportsLentTexts(db: Db): Set<string> {
  return new Set(
    db
      .prepare<[], string>(`
        SELECT DISTINCT revision.report_id FROM highlight JOIN revision ON revision.id = highlight.revision_id
        WHERE revision.report_id <> highlight.report_id`)
      .pluck()
      .all(),
  )
}
