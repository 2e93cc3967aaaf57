import type { Migration } from './migration.ts'

/** Each file of an import is looked up by where it lies. */
export const sourcePlaces: Migration = {
  version: 17,
  up(db) {
    db.exec('CREATE INDEX source_by_place ON source (file_location)')
  },
}
