import type { Migration } from './migration.ts'

/** What the user writes into the cells of a matrix of themes. */
export const themeSummaries: Migration = {
  version: 15,
  up(db) {
    db.exec(`
      CREATE TABLE theme_summary (
        -- A set of the program has no row of its own.
        set_id TEXT NOT NULL,
        theme TEXT NOT NULL,
        -- A place, a year or a report; it stays when the report goes, and is there again when it comes back.
        column_key TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (set_id, theme, column_key)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
