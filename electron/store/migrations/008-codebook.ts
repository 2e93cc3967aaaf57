import type { Migration } from './migration.ts'

/** A digit that chooses a tag, and quotes that show what it means. */
export const codebook: Migration = {
  version: 8,
  up(db) {
    db.exec(`
      ALTER TABLE tag ADD COLUMN shortcut INTEGER;
      ALTER TABLE highlight_tag ADD COLUMN example INTEGER NOT NULL DEFAULT 0;
    `)
  },
}
