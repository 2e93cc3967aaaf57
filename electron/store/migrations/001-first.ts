import type { Migration } from './migration.ts'

/**
 * The first schema. Rows that a user can change are small and journalled (source, report, highlight, highlight_tag,
 * tag); what importing made of a file is written once and never changed (source_text, revision), so that every
 * revision on which something was marked is still there, and undoing an update only turns a reference back.
 */
export const first: Migration = {
  version: 1,
  up(db) {
    db.exec(`
      CREATE TABLE source_text (
        id INTEGER PRIMARY KEY,
        cuts TEXT NOT NULL,
        packed_text BLOB NOT NULL
      ) STRICT;

      CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        file_path TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        file_location TEXT NOT NULL,
        text_id INTEGER NOT NULL REFERENCES source_text (id),
        format TEXT NOT NULL,
        encoding TEXT,
        bytes INTEGER NOT NULL,
        imported_at TEXT NOT NULL,
        sample INTEGER NOT NULL,
        removed_at TEXT,
        problems TEXT NOT NULL
      ) STRICT;
      CREATE INDEX source_by_file ON source (file_path);

      CREATE TABLE report (
        id TEXT PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source (id),
        ordinal INTEGER,
        revision_id INTEGER NOT NULL REFERENCES revision (id),
        removed_at TEXT,
        title TEXT NOT NULL,
        province TEXT,
        city TEXT,
        county TEXT,
        level TEXT,
        body TEXT NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER,
        year_inferred INTEGER NOT NULL,
        review_from INTEGER,
        review_to INTEGER,
        session TEXT,
        date TEXT,
        speaker TEXT,
        incomplete INTEGER NOT NULL,
        characters INTEGER NOT NULL,
        problem_count INTEGER NOT NULL,
        corrected TEXT NOT NULL
      ) STRICT;
      CREATE INDEX report_by_source ON report (source_id, ordinal);

      CREATE TABLE revision (
        id INTEGER PRIMARY KEY,
        report_id TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
        made_at TEXT NOT NULL,
        found TEXT NOT NULL,
        evidence TEXT NOT NULL,
        problems TEXT NOT NULL,
        pieces TEXT NOT NULL,
        outline TEXT NOT NULL,
        text TEXT NOT NULL
      ) STRICT;
      CREATE INDEX revision_by_report ON revision (report_id);

      CREATE TABLE highlight (
        id TEXT PRIMARY KEY,
        report_id TEXT NOT NULL REFERENCES report (id),
        revision_id INTEGER NOT NULL REFERENCES revision (id),
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        colour TEXT NOT NULL,
        note TEXT NOT NULL,
        state TEXT NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        CHECK (start >= 0 AND start < end)
      ) STRICT;
      CREATE INDEX highlight_by_report ON highlight (report_id, start);

      CREATE TABLE tag (
        id TEXT PRIMARY KEY,
        parent_id TEXT REFERENCES tag (id),
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        colour TEXT,
        position INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX tag_by_name ON tag (coalesce(parent_id, ''), name);
      CREATE INDEX tag_by_parent ON tag (parent_id);

      CREATE TABLE highlight_tag (
        highlight_id TEXT NOT NULL REFERENCES highlight (id),
        tag_id TEXT NOT NULL REFERENCES tag (id),
        PRIMARY KEY (highlight_id, tag_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX highlight_tag_by_tag ON highlight_tag (tag_id);

      CREATE TABLE action (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        count INTEGER NOT NULL,
        at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone', 'abandoned'))
      ) STRICT;
      CREATE INDEX action_by_state ON action (state, id);

      CREATE TABLE change (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        action_id INTEGER NOT NULL REFERENCES action (id),
        subject TEXT NOT NULL,
        before TEXT,
        after TEXT
      ) STRICT;
      CREATE INDEX change_by_action ON change (action_id, seq);

      CREATE TABLE setting (
        key TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT;
    `)
  },
}
