import type { ActionKind } from '../../shared/model/journal.ts'
import type { Db } from './db.ts'

/**
 * Which action undo and redo turn next. Users turn their own actions, the last one first; what came in by itself is
 * passed over, unless the action shares rows with it: then neither can be turned without the other.
 */

export interface ActionRow {
  readonly id: number
  readonly kind: ActionKind
  readonly count: number
  readonly at: string
}

/** Kinds of actions that nobody asked for. */
const BY_ITSELF: readonly ActionKind[] = ['source.refresh']

export function isByItself({ kind }: Pick<ActionRow, 'kind'>): boolean {
  return BY_ITSELF.includes(kind)
}

/** The newest first. While a user's action runs, only what was done after it began can be taken back. */
export function listDone(db: Db, after = 0): ActionRow[] {
  return db.prepare<[Wanted], ActionRow>(`${TURNABLE} ORDER BY id DESC`).all({ ...ANY, state: 'done', after })
}

/** The one first that was done first. */
export function listUndone(db: Db, before = Number.MAX_SAFE_INTEGER): ActionRow[] {
  return db.prepare<[Wanted], ActionRow>(`${TURNABLE} ORDER BY id`).all({ ...ANY, state: 'undone', before })
}

export function nextUndo(db: Db): ActionRow | undefined {
  const own = db.prepare<[Wanted], ActionRow>(`${TURNABLE} AND ${OWN} ORDER BY id DESC LIMIT 1`).get({ ...ANY, state: 'done' })
  return own && firstOf(db, own, listDone(db, own.id))
}

/** What came in by itself and was taken back is done again when there is nothing else. */
export function nextRedo(db: Db): ActionRow | undefined {
  const own = db.prepare<[Wanted], ActionRow>(`${TURNABLE} AND ${OWN} ORDER BY id LIMIT 1`).get({ ...ANY, state: 'undone' })
  return own ? firstOf(db, own, listUndone(db, own.id)) : listUndone(db)[0]
}

interface Wanted {
  readonly state: 'done' | 'undone'
  readonly after: number
  readonly before: number
  /** JSON. */
  readonly byItself: string
}

const ANY = { after: 0, before: Number.MAX_SAFE_INTEGER, byItself: JSON.stringify(BY_ITSELF) }
const OWN = 'kind NOT IN (SELECT value FROM json_each(@byItself))'
const TURNABLE = `
  SELECT id, kind, count, at FROM action
  WHERE state = @state AND id > @after AND id < @before
    AND id > coalesce((SELECT max(id) FROM action WHERE state = 'running' AND ${OWN}), 0)`

/** The action itself, or what must be turned before it. `nearer` are those before it in turn, the first one first. */
function firstOf(db: Db, action: ActionRow, nearer: readonly ActionRow[]): ActionRow {
  const at = nearer.findLastIndex(other => sharesRows(db, action.id, [other.id]))
  const other = nearer[at]
  return other ? firstOf(db, other, nearer.slice(0, at)) : action
}

/** Whether a done action can be taken back before all that was done after it. */
export function standsAlone(db: Db, id: number): boolean {
  const later = db.prepare<[number], number>(`SELECT id FROM action WHERE id > ? AND state IN ('done', 'running')`).pluck().all(id)
  return !sharesRows(db, id, later) && !isReferredTo(db, id, later)
}

/** Whether an action changed a row that one of the others changed, too. */
export function sharesRows(db: Db, one: number, others: readonly number[]): boolean {
  const key = keyColumn(db)
  return (
    db
      .prepare<[number, string], number>(`
        WITH one AS MATERIALIZED (SELECT DISTINCT subject, ${key} AS key FROM change WHERE action_id = ?),
          other AS MATERIALIZED (
            SELECT DISTINCT subject, ${key} AS key FROM change WHERE action_id IN (SELECT value FROM json_each(?)))
        SELECT EXISTS (SELECT 1 FROM one JOIN other USING (subject, key))`)
      .pluck()
      .get(one, JSON.stringify(others)) === 1
  )
}

/** Whether others spoke of a row that this action made, or of a text that it gave to a report. */
function isReferredTo(db: Db, id: number, others: readonly number[]): boolean {
  const ids = JSON.stringify(others)
  const links = db
    .prepare<[string], { child: string; column: string; parent: string }>(`
      SELECT subject AS child, link."from" AS column, link."table" AS parent
      FROM (SELECT DISTINCT subject FROM change WHERE action_id IN (SELECT value FROM json_each(?)))
      JOIN pragma_foreign_key_list(subject) AS link`)
    .all(ids)
  return links.some(({ child, column, parent }) => {
    // Texts are outside the journal: it is the report that tells which one it was given.
    const [subject, key, wasThere] = parent === 'revision' ? ['report', 'revision_id', 'NOT NULL'] : [parent, 'id', 'NULL']
    return (
      db
        .prepare<[Record<string, string | number>], number>(`
          WITH made AS MATERIALIZED (
              SELECT DISTINCT after ->> @key AS key FROM change WHERE action_id = @id AND subject = @subject AND before IS ${wasThere}),
            spoken AS MATERIALIZED (
              SELECT DISTINCT coalesce(after, before) ->> @column AS key FROM change
              WHERE action_id IN (SELECT value FROM json_each(@ids)) AND subject = @child)
          SELECT EXISTS (SELECT 1 FROM made JOIN spoken USING (key))`)
        .pluck()
        .get({ subject, key, id, ids, child, column }) === 1
    )
  })
}

/** The key of the row that a change is about; each image holds it. */
function keyColumn(db: Db): string {
  const tables = db.prepare<[], string>(`SELECT DISTINCT subject FROM change`).pluck().all()
  const keys = tables.map(table => {
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}') WHERE pk > 0 ORDER BY pk`).pluck().all()
    return `WHEN '${table}' THEN json_array(${columns.map(name => `coalesce(before, after) -> '$.${name}'`).join(', ')})`
  })
  return keys.length > 0 ? `CASE subject ${keys.join(' ')} END` : 'NULL'
}
