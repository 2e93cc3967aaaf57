import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import type { ActionKind, ActionSummary, JournalState } from '../../shared/model/journal.ts'
import type { Db } from './db.ts'
import { saveDerived } from './derived.ts'
import type { JournalledTable } from './journal-triggers.ts'
import { type Change, replay, type Touched, together } from './replay.ts'
import { type ActionRow, isByItself, listDone, listUndone, nextRedo, nextUndo, sharesRows, standsAlone } from './undo-order.ts'

/**
 * Every user action with the rows it changed, so that it can be taken back, also after a restart. The images are
 * written by triggers: no store function can forget to journal.
 */

export interface Recorded<T> {
  readonly action: ActionSummary
  readonly value: T
}

export interface Replayed {
  readonly action: ActionSummary
  readonly touched: Touched
}

/** Runs `work` and the journal of what it changed in one transaction. Work that changes nothing leaves no action. */
export function recordAction<T>(db: Db, kind: ActionKind, count: number, work: () => T): Recorded<T> {
  return db
    .transaction(() => {
      const id = insertAction(db, kind, count)
      const value = recording(db, id, work)
      return { action: settle(db, id), value }
    })
    .immediate()
}

/** The same with what the journal need not know (it stays when the action is taken back): `prepare` writes that first. */
export function recordPrepared<T>(db: Db, kind: ActionKind, count: number, prepare: () => T, apply: (prepared: T) => void): Recorded<T> {
  return db
    .transaction(() => {
      const id = insertAction(db, kind, count)
      const value = prepare()
      recording(db, id, () => apply(value))
      return { action: settle(db, id), value }
    })
    .immediate()
}

/**
 * What was written last is written on: the change that `work` makes to one row counts as part of action `id`, so that it is
 * taken back with it. Undefined, and nothing done, where that is not the last thing done any more, or did not touch the row.
 */
export function amendAction(
  db: Db,
  id: number,
  row: { readonly subject: JournalledTable; readonly id: string },
  work: () => void,
): ActionSummary | undefined {
  return db
    .transaction(() => {
      const last = db
        .prepare<[], ActionRow & { state: string }>('SELECT id, kind, count, at, state FROM action ORDER BY id DESC LIMIT 1')
        .get()
      const first = findChange(db, id, row)
      if (last?.id !== id || last.state !== 'done' || first === undefined) return undefined
      recording(db, id, work)
      const image = db.prepare<[number], string>('SELECT after FROM change WHERE action_id = ? ORDER BY seq DESC LIMIT 1').pluck().get(id)
      db.prepare<[number, number]>('DELETE FROM change WHERE action_id = ? AND seq > ?').run(id, first)
      db.prepare<[string | undefined, number]>('UPDATE change SET after = json_patch(after, ?) WHERE seq = ?').run(image, first)
      return { id, kind: last.kind, count: last.count, at: last.at }
    })
    .immediate()
}

/** The only change of an action, where it is one of this row that leaves the row there. */
function findChange(db: Db, id: number, { subject, id: key }: { readonly subject: string; readonly id: string }): number | undefined {
  return db
    .prepare<[number, string, string], number>(`
      SELECT min(seq) FROM change WHERE action_id = ?
      HAVING count(*) = 1 AND min(subject) = ? AND min(after ->> 'id') = ?`)
    .pluck()
    .get(id, subject, key)
}

/** Begins an action that is carried out in several transactions, such as an import. */
export function beginAction(db: Db, kind: ActionKind): number {
  return insertAction(db, kind, 0)
}

/**
 * One more transaction of an action that was begun. `prepare` writes what the journal need not know (it stays when the
 * action is taken back); `apply` writes what it records and returns how many things it touched. It comes from files, so it
 * does not wait for the disk: `finishAction` does, for all of it.
 */
export function extendAction<T>(db: Db, id: number, prepare: () => T, apply: (prepared: T) => number): void {
  saveDerived(db, () => {
    const prepared = prepare()
    const count = recording(db, id, () => apply(prepared))
    db.prepare<[number, number]>('UPDATE action SET count = count + ? WHERE id = ?').run(count, id)
  })
}

/** From here on it can be taken back. */
export function finishAction(db: Db, id: number): ActionSummary {
  return db.transaction(() => settle(db, id)).immediate()
}

/** A program that died in the middle of a long action: what is in stays in, and can be taken back. */
export function settleRunningActions(db: Db): void {
  const running = db.prepare<[], number>(`SELECT id FROM action WHERE state = 'running' ORDER BY id`).pluck().all()
  for (const id of running) finishAction(db, id)
}

export function journalState(db: Db): JournalState {
  return { undo: nextUndo(db) ?? null, redo: nextRedo(db) ?? null }
}

/** Says all that was done and not taken back: the same string means that the user's data are the same. */
export function doneSoFar(db: Db): string {
  // Each change has a number of its own, also one that is written into an action that was done before.
  const sql = `
    SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0) || ' ' || json_group_array(id)
    FROM (SELECT id FROM action WHERE state = 'undone' ORDER BY id)`
  return db.prepare<[], string>(sql).pluck().get() ?? ''
}

export function undoAction(db: Db): Replayed {
  const action = nextUndo(db)
  if (!action) throw new AppError('nothing-to-undo', 'There is nothing to undo.')
  return turn(db, action, 'before')
}

/** Takes back this one, whatever was done after it. Throws where that builds on it. */
export function undoOnly(db: Db, id: number): Replayed {
  const action = listDone(db).find(each => each.id === id)
  if (!action) throw new AppError('nothing-to-undo', 'This action is not done, or not any more.', { id })
  if (!standsAlone(db, id)) throw builtUpon(id)
  try {
    return turn(db, action, 'before')
  } catch (error) {
    // What it took away was made again under the same name.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CONSTRAINT_UNIQUE') throw builtUpon(id)
    throw error
  }
}

function builtUpon(id: number): AppError {
  return new AppError('built-upon', 'What was done later builds on this action.', { id })
}

export function redoAction(db: Db): Replayed {
  const action = nextRedo(db)
  if (!action) throw new AppError('nothing-to-redo', 'There is nothing to redo.')
  return turn(db, action, 'after')
}

/**
 * Takes back, or does again, all that lies between now and the moment after this action (0: before all of them), in one
 * transaction. Returns how many actions that were.
 */
export function turnTo(db: Db, id: number): { readonly steps: number; readonly touched: Touched } {
  return db
    .transaction(() => {
      const turns: Touched[] = []
      for (const next of listDone(db)) if (next.id > id) turns.push(turn(db, next, 'before').touched)
      for (const next of listUndone(db)) if (next.id <= id) turns.push(turn(db, next, 'after').touched)
      return { steps: turns.length, touched: together(turns) }
    })
    .immediate()
}

/** Nothing that happened so far can be taken back any more. */
export function closeHistory(db: Db): void {
  db.transaction(() => {
    db.exec(`UPDATE action SET state = 'abandoned'; DELETE FROM change;`)
  }).immediate()
}

function insertAction(db: Db, kind: ActionKind, count: number): number {
  const insert = db.prepare<[string, number, string]>(`INSERT INTO action (kind, count, at, state) VALUES (?, ?, ?, 'running')`)
  return Number(insert.run(kind, count, new Date().toISOString()).lastInsertRowid)
}

function recording<T>(db: Db, id: number, work: () => T): T {
  db.prepare<[number]>('INSERT INTO current_action VALUES (?)').run(id)
  const value = work()
  db.exec('DELETE FROM current_action')
  return value
}

/** What was undone before is given up as soon as something new was done; what came in by itself leaves what it does not touch. */
function settle(db: Db, id: number): ActionSummary {
  const changed = db.prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM change WHERE action_id = ?)').pluck().get(id)
  if (!changed) {
    const row = db.prepare<[number], ActionRow>('DELETE FROM action WHERE id = ? RETURNING id, kind, 0 AS count, at').get(id)
    return existing(row)
  }
  const settled = existing(
    db.prepare<[number], ActionRow>(`UPDATE action SET state = 'done' WHERE id = ? RETURNING id, kind, count, at`).get(id),
  )
  const undone = db.prepare<[], number>(`SELECT id FROM action WHERE state = 'undone'`).pluck().all()
  abandon(db, isByItself(settled) && !sharesRows(db, id, undone) ? [] : undone)
  return settled
}

function abandon(db: Db, ids: readonly number[]): void {
  if (ids.length === 0) return
  const among = JSON.stringify(ids)
  db.prepare<[string]>('DELETE FROM change WHERE action_id IN (SELECT value FROM json_each(?))').run(among)
  db.prepare<[string]>(`UPDATE action SET state = 'abandoned' WHERE id IN (SELECT value FROM json_each(?))`).run(among)
}

function turn(db: Db, action: ActionRow, image: 'before' | 'after'): Replayed {
  return db
    .transaction(() => {
      const order = image === 'before' ? 'DESC' : 'ASC'
      const changes = db
        .prepare<[number], Change>(`SELECT subject, before, after FROM change WHERE action_id = ? ORDER BY seq ${order}`)
        .all(action.id)
      const touched = replay(db, changes, image)
      const state = image === 'before' ? 'undone' : 'done'
      db.prepare<[string, number]>('UPDATE action SET state = ? WHERE id = ?').run(state, action.id)
      return { action, touched }
    })
    .immediate()
}

function existing(row: ActionRow | undefined): ActionRow {
  if (!row) throw new AppError('unexpected', 'The action is not in the journal.')
  return row
}
