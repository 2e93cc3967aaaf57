import type { Db } from './db.ts'

/** Row images are written by triggers, so that no store function can forget to journal. */

/** Tables whose rows a user's action changes. */
const JOURNALLED = [
  'source',
  'report',
  'highlight',
  'highlight_tag',
  'tag',
  'repair',
  'kept_apart',
  'concept',
  'reading_list',
  'reading_list_report',
  'saved_search',
  'theme_set',
  'theme_choice',
  'theme_summary',
  'section_pin',
  'indicator_definition',
  'indicator_choice',
  'memo',
  'saved_layout',
] as const

export type JournalledTable = (typeof JOURNALLED)[number]

/** Made anew for each connection from the columns there are, so that a migration need not know of the journal. */
export function installJournal(db: Db): void {
  db.exec('CREATE TEMP TABLE current_action (id INTEGER NOT NULL)')
  for (const table of JOURNALLED) installTriggers(db, table)
}

function installTriggers(db: Db, table: string): void {
  const columns = db.prepare<[], { name: string; pk: number }>(`PRAGMA main.table_info (${table})`).all()
  const image = (row: 'OLD' | 'NEW') => `json_object(${columns.map(({ name }) => `'${name}', ${row}.${name}`).join(', ')})`
  // An update keeps the key and what changed: a bulk edit of thousands of rows stays small.
  const unchanged = columns
    .filter(({ pk }) => pk === 0)
    .map(({ name }) => `iif(OLD.${name} IS NEW.${name}, '$.${name}', '$.""')`)
    .join(', ')
  const changed = (row: 'OLD' | 'NEW') => (unchanged ? `json_remove(${image(row)}, ${unchanged})` : image(row))
  const trigger = (event: string, before: string, after: string) => `
    CREATE TEMP TRIGGER journal_${table}_${event} AFTER ${event} ON main.${table}
    WHEN EXISTS (SELECT 1 FROM current_action)
    BEGIN
      INSERT INTO change (action_id, subject, before, after) SELECT id, '${table}', ${before}, ${after} FROM current_action;
    END;`
  db.exec(
    trigger('INSERT', 'NULL', image('NEW')) + trigger('DELETE', image('OLD'), 'NULL') + trigger('UPDATE', changed('OLD'), changed('NEW')),
  )
}
