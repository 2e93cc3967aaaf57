import type { Db } from './db.ts'

/** What the user wrote of a theme in the reports of a column. */
export interface ThemeSummary {
  readonly setId: string
  readonly theme: string
  /** As `columnKey` makes it. */
  readonly column: string
  readonly text: string
}

export function listThemeSummaries(db: Db, setId: string): ThemeSummary[] {
  return db
    .prepare<[string], ThemeSummary>(`
      SELECT set_id AS setId, theme, column_key AS column, text FROM theme_summary WHERE set_id = ? ORDER BY theme, column_key`)
    .all(setId)
}

/** Nothing is kept of an empty text. */
export function saveThemeSummary(db: Db, { setId, theme, column, text }: ThemeSummary): void {
  if (text === '') {
    db.prepare<[string, string, string]>('DELETE FROM theme_summary WHERE set_id = ? AND theme = ? AND column_key = ?').run(
      setId,
      theme,
      column,
    )
    return
  }
  db.prepare<[string, string, string, string]>(`
    INSERT INTO theme_summary (set_id, theme, column_key, text) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET text = excluded.text WHERE text IS NOT excluded.text`).run(setId, theme, column, text)
}

export function removeThemeSummaries(db: Db, setId: string): void {
  db.prepare<[string]>('DELETE FROM theme_summary WHERE set_id = ?').run(setId)
}
