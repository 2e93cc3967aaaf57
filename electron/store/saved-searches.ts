import type { SavedSearch } from '../../shared/model/list.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'

interface SearchRow {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly filter: string
  readonly exact: number
}

const SELECT = 'SELECT id, name, query, filter, exact FROM saved_search'

function toSearch({ filter, exact, ...row }: SearchRow): SavedSearch {
  return { ...row, filter: JSON.parse(filter) as ReportFilter, exact: exact === 1 }
}

/** In the order in which they were made. */
export function listSavedSearches(db: Db): SavedSearch[] {
  return db.prepare<[], SearchRow>(`${SELECT} ORDER BY position, id`).all().map(toSearch)
}

export function findSavedSearch(db: Db, id: string): SavedSearch | undefined {
  const row = db.prepare<[string], SearchRow>(`${SELECT} WHERE id = ?`).get(id)
  return row && toSearch(row)
}

export function findSavedSearchByName(db: Db, name: string): string | undefined {
  return db.prepare<[string], string>('SELECT id FROM saved_search WHERE name = ?').pluck().get(name)
}

export function addSavedSearch(db: Db, { name, query, filter, exact }: Omit<SavedSearch, 'id'>): string {
  const id = newId()
  db.prepare<[string, string, string, string, number]>(`
    INSERT INTO saved_search (id, name, query, filter, exact, position)
    VALUES (?, ?, ?, ?, ?, (SELECT coalesce(max(position) + 1, 0) FROM saved_search))`).run(
    id,
    name,
    query,
    JSON.stringify(filter),
    Number(exact),
  )
  return id
}

export function saveSavedSearch(db: Db, { id, name, query, filter, exact }: SavedSearch): void {
  db.prepare<[string, string, string, number, string]>(
    'UPDATE saved_search SET name = ?, query = ?, filter = ?, exact = ? WHERE id = ?',
  ).run(name, query, JSON.stringify(filter), Number(exact), id)
}

export function removeSavedSearch(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM saved_search WHERE id = ?').run(id)
}
