import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { integrityFindings } from './backup.ts'
import type { Db } from './db.ts'

/**
 * Tables that hold only what the program makes anew from the others where it is missing: fingerprints, indexes, counts.
 * They are larger than all the rest, so a copy for keeping goes without them.
 */
export const DERIVED_TABLES: readonly string[] = [
  'fingerprint',
  'folded_text',
  'index_segment',
  'index_piece',
  'word',
  'revision_words',
  'reuse_segment',
  'revision_themes',
  'reuse_piece',
  'revision_numbers',
]

interface SchemaRow {
  readonly type: 'table' | 'index' | 'trigger' | 'view'
  readonly name: string
  readonly sql: string
}

/**
 * Copies the database at `from`, which may be in use, as it is at one moment, into one single file at `to`, which is whole
 * and on the disk when this returns, and was opened again and checked before it got its name. What can be made anew stays
 * behind. Takes seconds for a large library: for a thread of its own. Throws library-damaged for what does not pass.
 * @returns bytes of the copy
 */
export function copyDatabase(from: string, to: string): number {
  const unfinished = `${to}.new`
  rmSync(unfinished, { force: true })
  try {
    const copy = new Database(unfinished)
    try {
      fill(copy, from)
    } finally {
      copy.close()
    }
    check(unfinished)
    const file = openSync(unfinished, 'r+')
    fsyncSync(file)
    closeSync(file)
    renameSync(unfinished, to)
  } finally {
    for (const ending of ['', '-journal']) rmSync(unfinished + ending, { force: true })
  }
  return statSync(to).size
}

function fill(copy: Db, from: string): void {
  // Nobody knows the file yet, and it is thrown away when anything goes wrong.
  copy.pragma('journal_mode = OFF')
  copy.pragma('synchronous = OFF')
  copy.pragma('foreign_keys = OFF')
  copy.prepare('ATTACH ? AS source').run(from)
  copy.exec('BEGIN')
  const schema = copy.prepare<[], SchemaRow>('SELECT type, name, sql FROM source.sqlite_schema WHERE sql IS NOT NULL').all()
  const tables = schema.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_'))
  for (const { sql } of tables) copy.exec(sql)
  for (const { name } of tables.filter(({ name }) => !DERIVED_TABLES.includes(name))) {
    copy.exec(`INSERT INTO main.${quoted(name)} SELECT * FROM source.${quoted(name)}`)
  }
  if (schema.some(({ name }) => name === 'sqlite_sequence')) {
    copy.exec('DELETE FROM main.sqlite_sequence; INSERT INTO main.sqlite_sequence SELECT * FROM source.sqlite_sequence')
  }
  for (const { sql } of schema.filter(({ type }) => type !== 'table')) copy.exec(sql)
  const header = (name: string) => Number(copy.pragma(`source.${name}`, { simple: true }))
  const [version, application] = [header('user_version'), header('application_id')]
  copy.exec('COMMIT')
  copy.exec('DETACH source')
  copy.pragma(`user_version = ${version}`)
  copy.pragma(`application_id = ${application}`)
}

function check(path: string): void {
  const copy = new Database(path, { fileMustExist: true, readonly: true })
  try {
    const [finding] = integrityFindings(copy)
    if (finding !== undefined) throw new AppError('library-damaged', `The copy of the library did not pass its check: ${finding}`, { path })
  } finally {
    copy.close()
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
