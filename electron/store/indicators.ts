import { crc32 } from 'node:zlib'
import type { Selector } from '../../shared/model/highlight.ts'
import type { IndicatorDefinition } from '../../shared/model/indicator-table.ts'
import type { Db } from './db.ts'
import { saveUndamaged, unlessDamaged } from './derived.ts'
import { newId } from './ids.ts'

/** What the user said about indicators, and the numbers of revisions as they were read. */

interface DefinitionRow {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly without: string
  readonly units: string
}

/** In the order in which they were made. */
export function listDefinitions(db: Db): IndicatorDefinition[] {
  return db
    .prepare<[], DefinitionRow>('SELECT id, name, words, without, units FROM indicator_definition ORDER BY position')
    .all()
    .map(({ id, name, ...lists }) => ({
      id,
      name,
      words: JSON.parse(lists.words) as string[],
      without: JSON.parse(lists.without) as string[],
      units: JSON.parse(lists.units) as string[],
    }))
}

export function addDefinition(db: Db, definition: Omit<IndicatorDefinition, 'id'>): string {
  const id = newId()
  db.prepare<[DefinitionRow]>(`
    INSERT INTO indicator_definition (id, name, words, without, units, position)
    VALUES (@id, @name, @words, @without, @units, (SELECT coalesce(max(position) + 1, 0) FROM indicator_definition))`).run(
    toRow({ id, ...definition }),
  )
  return id
}

export function saveDefinition(db: Db, definition: IndicatorDefinition): void {
  db.prepare<[DefinitionRow]>(
    'UPDATE indicator_definition SET name = @name, words = @words, without = @without, units = @units WHERE id = @id',
  ).run(toRow(definition))
}

export function removeDefinition(db: Db, id: string): void {
  db.prepare<[string]>('DELETE FROM indicator_definition WHERE id = ?').run(id)
}

function toRow({ id, name, words, without, units }: IndicatorDefinition): DefinitionRow {
  return { id, name, words: JSON.stringify(words), without: JSON.stringify(without), units: JSON.stringify(units) }
}

interface ChoiceOf {
  readonly reportId: string
  /** The key of a column. */
  readonly column: string
  readonly note: string
}

export interface CandidateChoice extends ChoiceOf {
  readonly kind: 'candidate'
  /** On which the selector was made. */
  readonly revision: number
  readonly selector: Selector
}

/** What the user said of a cell. */
export type StoredChoice =
  | CandidateChoice
  | (ChoiceOf & { readonly kind: 'none' })
  | (ChoiceOf & { readonly kind: 'typed'; readonly value: number; readonly to: number | null; readonly unit: string })

interface ChoiceRow {
  readonly reportId: string
  readonly column: string
  readonly kind: StoredChoice['kind']
  readonly revision: number | null
  readonly start: number | null
  readonly end: number | null
  readonly quote: string | null
  readonly prefix: string | null
  readonly suffix: string | null
  readonly value: number | null
  readonly to: number | null
  readonly unit: string | null
  readonly note: string
}

const CHOICES = `
  SELECT report_id AS reportId, column_key AS column, kind, revision_id AS revision, start, end, quote, prefix, suffix, value,
    to_value AS "to", unit, note
  FROM indicator_choice`

export function listChoices(db: Db): StoredChoice[] {
  return db.prepare<[], ChoiceRow>(`${CHOICES} ORDER BY report_id, column_key`).all().map(toChoice)
}

export function listChoicesOfReport(db: Db, reportId: string): StoredChoice[] {
  return db.prepare<[string], ChoiceRow>(`${CHOICES} WHERE report_id = ? ORDER BY column_key`).all(reportId).map(toChoice)
}

/** In place of the one that was there. */
export function saveChoice(db: Db, choice: StoredChoice, at: string): void {
  const nothing = { revision: null, start: null, end: null, quote: null, prefix: null, suffix: null, value: null, to: null, unit: null }
  const { reportId, column, kind, note } = choice
  const own =
    choice.kind === 'candidate'
      ? { revision: choice.revision, ...choice.selector }
      : choice.kind === 'typed'
        ? { value: choice.value, to: choice.to, unit: choice.unit }
        : {}
  // The same row keeps its place, so that the journal sees a change and not a removal.
  db.prepare<[ChoiceRow & { at: string }]>(`
    INSERT INTO indicator_choice (report_id, column_key, kind, revision_id, start, end, quote, prefix, suffix, value, to_value, unit, note,
      chosen_at)
    VALUES (@reportId, @column, @kind, @revision, @start, @end, @quote, @prefix, @suffix, @value, @to, @unit, @note, @at)
    ON CONFLICT (report_id, column_key) DO UPDATE SET kind = excluded.kind, revision_id = excluded.revision_id, start = excluded.start,
      end = excluded.end, quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix, value = excluded.value,
      to_value = excluded.to_value, unit = excluded.unit, note = excluded.note, chosen_at = excluded.chosen_at`).run({
    ...nothing,
    ...own,
    reportId,
    column,
    kind,
    note,
    at,
  })
}

export function removeChoice(db: Db, reportId: string, column: string): void {
  db.prepare<[string, string]>('DELETE FROM indicator_choice WHERE report_id = ? AND column_key = ?').run(reportId, column)
}

function toChoice({ reportId, column, kind, note, ...row }: ChoiceRow): StoredChoice {
  const { revision, start, end, quote, prefix, suffix, value, to, unit } = row
  if (kind === 'candidate') {
    const selector = { start: start ?? 0, end: end ?? 0, quote: quote ?? '', prefix: prefix ?? '', suffix: suffix ?? '' }
    return { kind, reportId, column, note, revision: revision ?? 0, selector }
  }
  return kind === 'typed' ? { kind, reportId, column, note, value: value ?? 0, to, unit: unit ?? '' } : { kind, reportId, column, note }
}

/** Undefined where they were never read, by other rules, or are not what was written. */
export function findNumbers(db: Db, revision: number, version: string): string | undefined {
  const find = db.prepare<[number], { version: string; checksum: number; candidates: string }>(
    'SELECT version, checksum, candidates FROM revision_numbers WHERE revision_id = ?',
  )
  const row = unlessDamaged(() => find.get(revision), undefined)
  return row && row.version === version && crc32(row.candidates) === row.checksum ? row.candidates : undefined
}

export interface ReadNumbers {
  readonly revision: number
  readonly version: string
  /** As `packCandidates` has them. */
  readonly candidates: string
}

/** Those that belong on damaged pages are read anew each time. */
export function saveNumbers(db: Db, read: readonly ReadNumbers[]): void {
  const save = db.prepare<[number, string, number, string]>(
    'INSERT OR REPLACE INTO revision_numbers (revision_id, version, checksum, candidates) VALUES (?, ?, ?, ?)',
  )
  saveUndamaged(db, read, ({ revision, version, candidates }) => save.run(revision, version, crc32(candidates), candidates))
}
