import type { Migration } from './migration.ts'

/**
 * The index of shared wording. Like what searching keeps (005-search.ts) it is derived from revisions, which never change,
 * can be thrown away at any time, and is not journalled.
 */
export const sharedWording: Migration = {
  version: 12,
  up(db) {
    db.exec(`
      -- The anchors of some revisions' texts. Until it is whole nobody reads it.
      CREATE TABLE reuse_segment (
        id INTEGER PRIMARY KEY,
        -- Which fold and which choice of anchors made it.
        version INTEGER NOT NULL,
        whole INTEGER NOT NULL,
        -- [[revision, units], …]
        revisions TEXT NOT NULL,
        list_checksum INTEGER NOT NULL,
        -- How many there are, and their checksum.
        bytes INTEGER NOT NULL,
        checksum INTEGER NOT NULL
      ) STRICT;

      -- Its bytes, cut into pieces of one size.
      CREATE TABLE reuse_piece (
        segment_id INTEGER NOT NULL REFERENCES reuse_segment (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (segment_id, ordinal)
      ) STRICT;
    `)
  },
}
