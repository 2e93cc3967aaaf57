import type { Memo, MemoKind, MemoSubject } from '../../shared/model/memo.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

interface MemoRow {
  readonly id: string
  readonly report_id: string | null
  readonly tag_id: string | null
  readonly highlight_id: string | null
  readonly text: string
  readonly created_at: string
  readonly updated_at: string
}

type Columns = Pick<MemoRow, 'report_id' | 'tag_id' | 'highlight_id'>

function toMemo(row: MemoRow): Memo {
  return { id: row.id, about: subjectOf(row), text: row.text, createdAt: row.created_at, updatedAt: row.updated_at }
}

function subjectOf({ report_id, tag_id, highlight_id }: Columns): MemoSubject {
  if (report_id !== null) return { kind: 'report', id: report_id }
  if (tag_id !== null) return { kind: 'tag', id: tag_id }
  return highlight_id === null ? { kind: 'library' } : { kind: 'highlight', id: highlight_id }
}

function columnsOf(about: MemoSubject): Columns {
  const id = (kind: MemoKind) => (about.kind !== 'library' && about.kind === kind ? about.id : null)
  return { report_id: id('report'), tag_id: id('tag'), highlight_id: id('highlight') }
}

/** The one written last first; also those about reports that are in the bin. */
export function listMemos(db: Db): Memo[] {
  return db.prepare<[], MemoRow>('SELECT * FROM memo ORDER BY updated_at DESC, id').all().map(toMemo)
}

export function findMemo(db: Db, id: string): Memo | undefined {
  const row = db.prepare<[string], MemoRow>('SELECT * FROM memo WHERE id = ?').get(id)
  return row && toMemo(row)
}

export function findMemoAbout(db: Db, about: MemoSubject): Memo | undefined {
  const row = db
    .prepare<[Columns], MemoRow>('SELECT * FROM memo WHERE report_id IS @report_id AND tag_id IS @tag_id AND highlight_id IS @highlight_id')
    .get(columnsOf(about))
  return row && toMemo(row)
}

export function addMemo(db: Db, about: MemoSubject, text: string, at: string): string {
  const id = newId()
  addIncomingMemo(db, { id, about, text, createdAt: at, updatedAt: at })
  return id
}

/** With the id and the dates that it has elsewhere; under a new id where this one is taken. */
export function addIncomingMemo(db: Db, { id, about, text, createdAt, updatedAt }: Memo): void {
  db.prepare<[Columns & { id: string; text: string; createdAt: string; updatedAt: string }]>(
    'INSERT INTO memo VALUES (@id, @report_id, @tag_id, @highlight_id, @text, @createdAt, @updatedAt)',
  ).run({ id: findMemo(db, id) ? newId() : id, ...columnsOf(about), text, createdAt, updatedAt })
}

export function changeMemo(db: Db, id: string, text: string, at: string): void {
  db.prepare<[string, string, string]>('UPDATE memo SET text = ?, updated_at = ? WHERE id = ?').run(text, at, id)
}

/** In the place of what was written about it before. */
export function writeMemo(db: Db, about: MemoSubject, text: string, at: string): void {
  const known = findMemoAbout(db, about)
  if (known) changeMemo(db, known.id, text, at)
  else addMemo(db, about, text, at)
}

export function removeMemo(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM memo WHERE id = ?').run(id)
}

/** What was written about one thing stands below what was written about the other from now on; the same words stand there once. */
export function handOverMemo(db: Db, from: MemoSubject, to: MemoSubject): void {
  const given = findMemoAbout(db, from)
  if (!given) return
  const own = findMemoAbout(db, to)
  removeMemo(db, given.id)
  const at = new Date().toISOString()
  if (!own) addMemo(db, to, given.text, at)
  else if (!own.text.includes(given.text)) changeMemo(db, own.id, `${own.text}\n\n${given.text}`, at)
}
