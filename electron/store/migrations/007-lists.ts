import type { Migration } from './migration.ts'

/** Sets of reports by hand, and searches to be done again; `filter` is a JSON object. */
export const lists: Migration = {
  version: 7,
  up(db) {
    db.exec(`
      CREATE TABLE reading_list (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        position INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE reading_list_report (
        list_id TEXT NOT NULL REFERENCES reading_list (id),
        report_id TEXT NOT NULL REFERENCES report (id),
        PRIMARY KEY (list_id, report_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE saved_search (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        query TEXT NOT NULL,
        filter TEXT NOT NULL,
        exact INTEGER NOT NULL,
        position INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
