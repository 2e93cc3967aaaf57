import type { Migration } from './migration.ts'

/** Names for what is said in several ways; `expressions` is a JSON list of queries. */
export const concepts: Migration = {
  version: 6,
  up(db) {
    db.exec(`
      CREATE TABLE concept (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        expressions TEXT NOT NULL,
        note TEXT NOT NULL,
        position INTEGER NOT NULL
      ) STRICT;
    `)
  },
}
