import type { Migration } from './migration.ts'

/**
 * The words of revisions, counted. Like what searching keeps (005-search.ts) it is derived from revisions, which never
 * change, can be thrown away at any time, and is not journalled.
 */
export const words: Migration = {
  version: 9,
  up(db) {
    db.exec(`
      -- Every word that was counted, folded, with the number that stands for it.
      CREATE TABLE word (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL
      ) STRICT;

      CREATE TABLE revision_words (
        revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
        -- Which segmentation and dictionary made it.
        version INTEGER NOT NULL,
        checksum INTEGER NOT NULL,
        -- All words, repetitions included.
        words INTEGER NOT NULL,
        -- Numbers of words with their counts.
        counts BLOB NOT NULL,
        -- A bit for each unit of the text at which a word, number or sign begins.
        cuts BLOB NOT NULL
      ) STRICT;
    `)
  },
}
