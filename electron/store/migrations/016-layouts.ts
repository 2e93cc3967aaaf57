import type { Migration } from './migration.ts'

/** Layouts of panes, rows of their own so that each can be taken back; they were one setting. `layout` is a JSON object. */
export const layouts: Migration = {
  version: 16,
  up(db) {
    db.exec(`
      CREATE TABLE saved_layout (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        layout TEXT NOT NULL
      ) STRICT;

      INSERT OR IGNORE INTO saved_layout
      SELECT json_each.value ->> 'id', json_each.value ->> 'name', json_each.value -> 'layout'
      FROM setting, json_each(setting.value) WHERE setting.key = 'workspaces';

      DELETE FROM setting WHERE key = 'workspaces';
    `)
  },
}
