import type { Migration } from './migration.ts'

/**
 * What the user said about indicators, and the numbers of revisions as they were read. The latter is derived from
 * revisions, which never change, can be thrown away at any time, and is not journalled.
 */
export const indicators: Migration = {
  version: 13,
  up(db) {
    db.exec(`
      CREATE TABLE indicator_definition (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        -- JSON lists.
        words TEXT NOT NULL,
        without TEXT NOT NULL,
        units TEXT NOT NULL,
        position INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE indicator_choice (
        report_id TEXT NOT NULL REFERENCES report (id),
        -- The key of the column.
        column_key TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('candidate', 'none', 'typed')),
        -- A candidate is kept by its words, as a highlight is, with the revision on which it stood.
        revision_id INTEGER REFERENCES revision (id),
        start INTEGER,
        end INTEGER,
        quote TEXT,
        prefix TEXT,
        suffix TEXT,
        -- What the user wrote down.
        value REAL,
        to_value REAL,
        unit TEXT,
        note TEXT NOT NULL,
        chosen_at TEXT NOT NULL,
        PRIMARY KEY (report_id, column_key),
        CHECK ((kind = 'candidate') = (quote IS NOT NULL)),
        CHECK ((kind = 'typed') = (value IS NOT NULL))
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE revision_numbers (
        revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
        -- Which rules and lists made it, and what was known of the report.
        version TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        candidates TEXT NOT NULL
      ) STRICT;
    `)
  },
}
