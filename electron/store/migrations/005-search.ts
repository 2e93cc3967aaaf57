import type { Migration } from './migration.ts'

/**
 * What searching makes of the texts of revisions, so that it need not be made again at each opening. All of it is derived:
 * it can be thrown away at any time, and is, where a checksum or the fold does not fit. It refers to revisions, which never
 * change, so nothing that a user does or takes back makes it wrong; it is not journalled.
 */
export const search: Migration = {
  version: 5,
  up(db) {
    db.exec(`
      -- Folded texts of several revisions, one behind another, as UTF-16 (little endian).
      CREATE TABLE folded_text (
        id INTEGER PRIMARY KEY,
        fold INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        -- [[revision, units], …]
        revisions TEXT NOT NULL,
        units BLOB NOT NULL
      ) STRICT;

      -- A part of the index: which strings of two characters, and which characters, stand where in some revisions.
      -- Until it is whole nobody reads it.
      CREATE TABLE index_segment (
        id INTEGER PRIMARY KEY,
        fold INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        -- [[revision, units], …]
        revisions TEXT NOT NULL,
        directory BLOB NOT NULL
      ) STRICT;

      -- Its lists, cut into pieces of one size.
      CREATE TABLE index_piece (
        segment_id INTEGER NOT NULL REFERENCES index_segment (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (segment_id, ordinal)
      ) STRICT;
    `)
  },
}
