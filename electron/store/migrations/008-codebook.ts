import type { Migration } from './migration.ts'

/** A digit that chooses a tag, quotes that show what it means, and memos on the library, on reports and on tags. */
export const codebook: Migration = {
  version: 8,
  up(db) {
    db.exec(`
      ALTER TABLE tag ADD COLUMN shortcut INTEGER;
      ALTER TABLE highlight_tag ADD COLUMN example INTEGER NOT NULL DEFAULT 0;

      -- The id of the library's own memo is empty.
      CREATE TABLE memo (
        subject TEXT NOT NULL CHECK (subject IN ('library', 'report', 'tag')),
        subject_id TEXT NOT NULL,
        text TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        PRIMARY KEY (subject, subject_id)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
