import { statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Bytes of what a library keeps. */
export interface Kept {
  /** In UTF-8. */
  readonly text: number
  readonly folded: number
  readonly index: number
}

export function keptBytes(library: string): Kept {
  const { text, folded, index } = ask<Kept>(
    library,
    `SELECT (SELECT sum(octet_length(text)) FROM revision) AS text,
      (SELECT coalesce(sum(length(units)), 0) FROM folded_text) AS folded,
      (SELECT coalesce(sum(length(bytes)), 0) FROM index_piece) + (SELECT coalesce(sum(length(directory)), 0) FROM index_segment) AS "index"`,
  )
  return { text, folded, index }
}

export function readTexts(library: string): string[] {
  const db = open(library)
  try {
    return db.prepare<[], string>('SELECT text FROM revision ORDER BY id').pluck().all()
  } finally {
    db.close()
  }
}

/** Waits until the program has written nothing more for its library for some seconds. */
export async function settle(library: string): Promise<void> {
  const written = () => {
    const { chunks, pieces } = ask<{ chunks: number; pieces: number }>(
      library,
      'SELECT (SELECT count(*) FROM folded_text) AS chunks, (SELECT count(*) FROM index_piece) AS pieces',
    )
    return { chunks, state: `${chunks} ${pieces} ${statSync(join(library, 'library.sqlite-wal')).mtimeMs}` }
  }
  for (let last = '', quiet = 0; quiet < 8; ) {
    await new Promise(resolve => setTimeout(resolve, 500))
    const { chunks, state } = written()
    quiet = state === last && chunks > 0 ? quiet + 1 : 0
    last = state
  }
}

function ask<T>(library: string, sql: string): T {
  const db = open(library)
  try {
    return db.prepare<[], T>(sql).get() as T
  } finally {
    db.close()
  }
}

function open(library: string): Database.Database {
  return new Database(join(library, 'library.sqlite'), { readonly: true })
}
