import type { Migration } from './migration.ts'

/**
 * What the user said about themes, and the themes of revisions as they were found. The latter is derived from revisions and
 * choices, can be thrown away at any time, and is not journalled.
 */
export const themes: Migration = {
  version: 10,
  up(db) {
    db.exec(`
      -- The user's own sets; those of the program are no rows.
      CREATE TABLE theme_set (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        -- JSON lists.
        bodies TEXT NOT NULL,
        themes TEXT NOT NULL,
        position INTEGER NOT NULL
      ) STRICT;

      -- A stretch of a report whose theme the user chose. It is kept by its words, as a highlight is, with the revision on
      -- which it stood. The set may be one of the program.
      CREATE TABLE theme_choice (
        id TEXT PRIMARY KEY,
        set_id TEXT NOT NULL,
        report_id TEXT NOT NULL REFERENCES report (id),
        revision_id INTEGER NOT NULL REFERENCES revision (id),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        theme TEXT NOT NULL,
        chosen_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX theme_choice_by_set ON theme_choice (set_id, report_id);

      CREATE TABLE revision_themes (
        revision_id INTEGER NOT NULL REFERENCES revision (id),
        set_id TEXT NOT NULL,
        -- Which set with which choices found them.
        version TEXT NOT NULL,
        checksum INTEGER NOT NULL,
        themes TEXT NOT NULL,
        PRIMARY KEY (revision_id, set_id)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
