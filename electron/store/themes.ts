import { crc32 } from 'node:zlib'
import type { Selector } from '../../shared/model/highlight.ts'
import type { Body } from '../../shared/model/report.ts'
import type { Theme } from '../../shared/model/theme.ts'
import type { Db } from './db.ts'
import { couldSave, saveUndamaged, unlessDamaged } from './derived.ts'
import { newId } from './ids.ts'
import { removeThemeSummaries } from './theme-summaries.ts'

/** What the user said about themes, and the themes of revisions as they were found. */

/** A set that the user made. */
export interface OwnThemeSet {
  readonly id: string
  readonly name: string
  readonly bodies: readonly Body[]
  readonly themes: readonly Theme[]
}

interface SetRow {
  readonly id: string
  readonly name: string
  readonly bodies: string
  readonly themes: string
}

/** In the order in which they were made. */
export function listThemeSets(db: Db): OwnThemeSet[] {
  return db
    .prepare<[], SetRow>('SELECT id, name, bodies, themes FROM theme_set ORDER BY position')
    .all()
    .map(({ id, name, bodies, themes }) => ({ id, name, bodies: JSON.parse(bodies) as Body[], themes: JSON.parse(themes) as Theme[] }))
}

export function addThemeSet(db: Db, set: Omit<OwnThemeSet, 'id'>): string {
  const id = newId()
  db.prepare<[SetRow]>(`
    INSERT INTO theme_set (id, name, bodies, themes, position)
    VALUES (@id, @name, @bodies, @themes, (SELECT coalesce(max(position) + 1, 0) FROM theme_set))`).run(toRow({ id, ...set }))
  return id
}

export function saveThemeSet(db: Db, set: OwnThemeSet): void {
  db.prepare<[SetRow]>('UPDATE theme_set SET name = @name, bodies = @bodies, themes = @themes WHERE id = @id').run(toRow(set))
}

/** With what was chosen and written in it. */
export function removeThemeSet(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM theme_choice WHERE set_id = ?').run(id)
  removeThemeSummaries(db, id)
  db.prepare<[string]>('DELETE FROM theme_set WHERE id = ?').run(id)
}

function toRow({ id, name, bodies, themes }: OwnThemeSet): SetRow {
  return { id, name, bodies: JSON.stringify(bodies), themes: JSON.stringify(themes) }
}

/** A stretch whose theme the user chose. */
export interface ThemeChoice extends Selector {
  readonly id: string
  readonly setId: string
  readonly reportId: string
  /** On which the selector was made. */
  readonly revision: number
  readonly theme: string
}

const CHOICES = `
  SELECT id, set_id AS setId, report_id AS reportId, revision_id AS revision, start, end, quote, prefix, suffix, theme
  FROM theme_choice`

/** In the order in which they were made. */
export function listThemeChoices(db: Db, setId: string): ThemeChoice[] {
  return db.prepare<[string], ThemeChoice>(`${CHOICES} WHERE set_id = ? ORDER BY chosen_at, id`).all(setId)
}

/** How many there are, by set. */
export function countThemeChoices(db: Db): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[], { id: string; count: number }>('SELECT set_id AS id, count(*) AS count FROM theme_choice GROUP BY set_id')
    .all()
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export function addThemeChoice(db: Db, choice: Omit<ThemeChoice, 'id'>, at: string): void {
  db.prepare<[ThemeChoice & { at: string }]>(`
    INSERT INTO theme_choice (id, set_id, report_id, revision_id, start, end, quote, prefix, suffix, theme, chosen_at)
    VALUES (@id, @setId, @reportId, @revision, @start, @end, @quote, @prefix, @suffix, @theme, @at)`).run({ id: newId(), ...choice, at })
}

export function removeThemeChoice(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM theme_choice WHERE id = ?').run(id)
}

/** Undefined where they were never found, by another set or other choices, or are not what was written. */
export function findRevisionThemes(db: Db, revision: number, setId: string, version: string): string | undefined {
  const find = db.prepare<[number, string], { version: string; checksum: number; themes: string }>(
    'SELECT version, checksum, themes FROM revision_themes WHERE revision_id = ? AND set_id = ?',
  )
  const row = unlessDamaged(() => find.get(revision, setId), undefined)
  return row && row.version === version && crc32(row.themes) === row.checksum ? row.themes : undefined
}

export interface RevisionThemes {
  readonly revision: number
  readonly setId: string
  readonly version: string
  /** As `packThemes` has them. */
  readonly themes: string
}

/** What was found by a set; not from damaged pages. */
export function removeRevisionThemes(db: Db, setId: string): void {
  const remove = db.prepare<[string]>('DELETE FROM revision_themes WHERE set_id = ?')
  couldSave(db, () => void remove.run(setId))
}

/** Those that belong on damaged pages are found anew each time. */
export function saveRevisionThemes(db: Db, found: readonly RevisionThemes[]): void {
  const save = db.prepare<[number, string, string, number, string]>(
    'INSERT OR REPLACE INTO revision_themes (revision_id, set_id, version, checksum, themes) VALUES (?, ?, ?, ?, ?)',
  )
  saveUndamaged(db, found, ({ revision, setId, version, themes }) => save.run(revision, setId, version, crc32(themes), themes))
}
