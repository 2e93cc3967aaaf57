import type { Db } from '../db.ts'

/** One step of the schema. Numbers rise without gaps; two branches that both add a step collide visibly. */
export interface Migration {
  readonly version: number
  up(db: Db): void
}

/** All pending steps in one transaction: either the database has the newest schema or it is as it was. */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  const from = schemaVersion(db)
  const pending = migrations.filter(migration => migration.version > from)
  if (pending.length === 0) return
  db.transaction(() => {
    for (const migration of pending) {
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    }
  }).immediate()
}

export function schemaVersion(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number
}

export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}
