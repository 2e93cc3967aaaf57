import type { Migration } from './migration.ts'

/**
 * What users repair in a source. The repairs themselves are journalled; what they make of a text, and what the importer
 * had made of it before, is written once and never changed, like all that importing writes.
 */
export const repairs: Migration = {
  version: 2,
  up(db) {
    db.exec(`
      CREATE TABLE repair (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source_id INTEGER NOT NULL REFERENCES source (id),
        made_at TEXT NOT NULL,
        step TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('applied', 'lost'))
      ) STRICT;
      CREATE INDEX repair_by_source ON repair (source_id, id);

      -- The reports as the importer alone made them of a text. Its own cuts stand with the text.
      CREATE TABLE unrepaired (
        text_id INTEGER PRIMARY KEY REFERENCES source_text (id),
        packed BLOB NOT NULL
      ) STRICT;

      CREATE TABLE repaired_cuts (
        id INTEGER PRIMARY KEY,
        cuts TEXT NOT NULL
      ) STRICT;

      -- Null where the cuts are those of the text.
      ALTER TABLE source ADD COLUMN repaired_cuts_id INTEGER REFERENCES repaired_cuts (id);
    `)
  },
}
