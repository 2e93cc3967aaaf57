import type { Db } from './db.ts'

/** What is kept with the library as JSON under a name: the workspace, the tags that came with the sample. */
export function findSetting(db: Db, key: string): unknown {
  const value = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck().get(key)
  return value === undefined ? undefined : JSON.parse(value)
}

export function saveSetting(db: Db, key: string, value: unknown): void {
  db.prepare<[string, string]>('INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    JSON.stringify(value),
  )
}
