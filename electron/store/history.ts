import type { ActionKind, HistoryEntry } from '../../shared/model/journal.ts'
import type { Db } from './db.ts'

/** What was done, as it can be shown: the journal in the order in which things happened. */

/** Where an image of a row holds the words that a user knows it by. */
const WORDS: Readonly<Record<string, string>> = {
  source: 'path',
  report: 'title',
  highlight: 'quote',
  tag: 'name',
  concept: 'name',
  reading_list: 'name',
  saved_search: 'name',
  indicator_definition: 'name',
  theme_set: 'name',
  theme_choice: 'quote',
  theme_summary: 'text',
  section_pin: 'left_quote',
  memo: 'text',
  saved_layout: 'name',
}

/** A row that links others stands for the one it links. */
const LINKED: Readonly<Record<string, { readonly table: string; readonly column: string }>> = {
  highlight_tag: { table: 'tag', column: 'tag_id' },
  repair: { table: 'source', column: 'source_id' },
  kept_apart: { table: 'report', column: 'report_id' },
  reading_list_report: { table: 'reading_list', column: 'list_id' },
  indicator_choice: { table: 'report', column: 'report_id' },
}

interface Row {
  readonly id: number
  readonly kind: ActionKind
  readonly count: number
  readonly at: string
  readonly state: 'done' | 'undone'
  readonly subject: string
  readonly image: string
}

/**
 * The newest first, those before action `before` only. An action that can no longer be taken back nor done again is not
 * listed.
 */
export function listHistory(db: Db, limit: number, before: number | null): HistoryEntry[] {
  const rows = db
    .prepare<[{ before: number | null; limit: number; links: string }], Row>(`
      SELECT action.id, kind, count, at, state, first.subject, coalesce(first.after, first.before) AS image
      FROM action JOIN change AS first ON first.seq = (
        -- Of what it did, the thing itself rather than its links; of a tree that was removed, the root, which went last.
        SELECT seq FROM change WHERE action_id = action.id
        ORDER BY subject IN (SELECT value FROM json_each(@links)), after IS NOT NULL, iif(after IS NULL, -seq, seq) LIMIT 1
      )
      WHERE state IN ('done', 'undone') AND (@before IS NULL OR action.id < @before)
      ORDER BY action.id DESC LIMIT @limit`)
    .all({ before, limit, links: JSON.stringify(Object.keys(LINKED)) })
  return rows.map(({ subject, image, ...action }) => ({ ...action, words: wordsOf(db, subject, JSON.parse(image)) }))
}

const MOST_WORDS = 80

/** An image of an update holds the key and what changed; the rest is asked of the row, while it is there. */
function wordsOf(db: Db, subject: string, image: Readonly<Record<string, string | number | null>>): string {
  const linked = LINKED[subject]
  const table = linked?.table ?? subject
  const column = WORDS[table]
  if (column === undefined) return ''
  const known = linked ? undefined : image[column]
  const key = linked ? image[linked.column] : image['id']
  const words =
    known ??
    db
      .prepare<[string | number | null], string>(`SELECT ${column} FROM ${table} WHERE id = ?`)
      .pluck()
      .get(key ?? null)
  return [...String(words ?? '')].slice(0, MOST_WORDS).join('')
}
