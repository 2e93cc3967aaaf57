import type { Migration } from './migration.ts'

/**
 * What the program knows of the disk, apart from what users did: folders that were opened, files as they were when they
 * were last read, imports that have not come to their end. None of it is journalled: taking an import back does not
 * change what lies on the disk, and a file that was looked at once is not read again because its reports were removed.
 * Only what a column of a table means is the user's word; it stands with the source and can be taken back.
 */
export const folders: Migration = {
  version: 4,
  up(db) {
    db.exec(`
      CREATE TABLE folder (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        location TEXT NOT NULL UNIQUE,
        watched INTEGER NOT NULL,
        looked_at TEXT
      ) STRICT;

      CREATE TABLE file (
        location TEXT PRIMARY KEY,
        sha256 TEXT NOT NULL,
        bytes INTEGER NOT NULL,
        modified REAL NOT NULL,
        changed REAL NOT NULL,
        read_at REAL NOT NULL,
        missing_since TEXT
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE import_run (
        id INTEGER PRIMARY KEY,
        paths TEXT NOT NULL,
        done INTEGER NOT NULL,
        total INTEGER NOT NULL,
        begun_at TEXT NOT NULL
      ) STRICT;

      CREATE INDEX source_by_bytes ON source (file_sha256);
      ALTER TABLE source ADD COLUMN columns TEXT;
    `)
  },
}
