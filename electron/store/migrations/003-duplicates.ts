import type { Migration } from './migration.ts'

/**
 * A fingerprint of each revision's text, which is derived and can be made again at any time; and what the user said of
 * reports that look alike: those of one settlement are different reports, however alike they are.
 */
export const duplicates: Migration = {
  version: 3,
  up(db) {
    db.exec(`
      CREATE TABLE fingerprint (
        revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
        packed TEXT NOT NULL
      ) STRICT;

      CREATE TABLE kept_apart (
        report_id TEXT NOT NULL REFERENCES report (id),
        settlement TEXT NOT NULL,
        PRIMARY KEY (report_id, settlement)
      ) STRICT, WITHOUT ROWID;
    `)
  },
}
