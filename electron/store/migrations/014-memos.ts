import type { Migration } from './migration.ts'

/**
 * What the user thinks about a report, a tag, a highlight, or, where it names none of them, the library. A memo goes with the
 * tag or the highlight that is deleted; the journal sees that as any other deletion.
 */
export const memos: Migration = {
  version: 14,
  up(db) {
    db.exec(`
      CREATE TABLE memo (
        id TEXT PRIMARY KEY,
        report_id TEXT UNIQUE REFERENCES report (id),
        tag_id TEXT UNIQUE REFERENCES tag (id) ON DELETE CASCADE,
        highlight_id TEXT UNIQUE REFERENCES highlight (id) ON DELETE CASCADE,
        text TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        CHECK ((report_id IS NOT NULL) + (tag_id IS NOT NULL) + (highlight_id IS NOT NULL) <= 1)
      ) STRICT;
      CREATE UNIQUE INDEX memo_of_library ON memo ((coalesce(report_id, tag_id, highlight_id) IS NULL))
        WHERE coalesce(report_id, tag_id, highlight_id) IS NULL;
    `)
  },
}
