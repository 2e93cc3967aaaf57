import type { Db } from './db.ts'

/** A layout of panes under a name; `layout` as another version may have written it. */
export interface StoredLayout {
  readonly id: string
  readonly name: string
  readonly layout: unknown
}

export function listSavedLayouts(db: Db): StoredLayout[] {
  const rows = db.prepare<[], { id: string; name: string; layout: string }>('SELECT id, name, layout FROM saved_layout').all()
  return rows.map(row => ({ ...row, layout: JSON.parse(row.layout) }))
}

export function findSavedLayoutByName(db: Db, name: string): string | undefined {
  return db.prepare<[string], string>('SELECT id FROM saved_layout WHERE name = ?').pluck().get(name)
}

/** Adds it, or takes the place of the one with its id. */
export function saveSavedLayout(db: Db, { id, name, layout }: StoredLayout): void {
  db.prepare<[string, string, string]>(`
    INSERT INTO saved_layout VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, layout = excluded.layout`).run(
    id,
    name,
    JSON.stringify(layout),
  )
}

export function removeSavedLayout(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM saved_layout WHERE id = ?').run(id)
}
