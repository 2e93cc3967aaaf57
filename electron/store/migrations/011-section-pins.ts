import type { Migration } from './migration.ts'

/** What the user said of two sections that are compared. */
export const sectionPins: Migration = {
  version: 11,
  up(db) {
    db.exec(`
      -- Sections that correspond, or do not, whatever the program thinks. Each is kept by the words that it begins with, as a
      -- highlight is, with the revision on which they stood.
      CREATE TABLE section_pin (
        id TEXT PRIMARY KEY,
        linked INTEGER NOT NULL CHECK (linked IN (0, 1)),
        left_report_id TEXT NOT NULL REFERENCES report (id),
        left_revision_id INTEGER NOT NULL REFERENCES revision (id),
        left_start INTEGER NOT NULL,
        left_end INTEGER NOT NULL,
        left_quote TEXT NOT NULL,
        left_prefix TEXT NOT NULL,
        left_suffix TEXT NOT NULL,
        right_report_id TEXT NOT NULL REFERENCES report (id),
        right_revision_id INTEGER NOT NULL REFERENCES revision (id),
        right_start INTEGER NOT NULL,
        right_end INTEGER NOT NULL,
        right_quote TEXT NOT NULL,
        right_prefix TEXT NOT NULL,
        right_suffix TEXT NOT NULL,
        pinned_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX section_pin_by_left ON section_pin (left_report_id);
      CREATE INDEX section_pin_by_right ON section_pin (right_report_id);
    `)
  },
}
