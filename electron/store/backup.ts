import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { makeFolder } from '../make-folder.ts'
import type { Db } from './db.ts'

/**
 * A copy through SQLite's backup API (a file copy of a live WAL database is malformed), opened again and checked
 * before it counts. Returns its path.
 */
export async function backUp(db: Db, folder: string, name: string): Promise<string> {
  makeFolder(folder)
  const path = join(folder, `${name}.sqlite`)
  rmSync(path, { force: true })
  await db.backup(path)
  const findings = checkFile(path)
  if (findings.length > 0) {
    rmSync(path, { force: true })
    throw new AppError('library-damaged', `The copy of the library did not pass its check: ${findings[0]}`, { path })
  }
  return path
}

function checkFile(path: string): string[] {
  const copy = new Database(path, { fileMustExist: true })
  try {
    // The copy stays one single file that can be carried away.
    copy.pragma('journal_mode = DELETE')
    return integrityFindings(copy)
  } finally {
    copy.close()
  }
}

/** What SQLite finds wrong with the file; empty when all is well. */
export function integrityFindings(db: Db): string[] {
  const lines = db.prepare<[], string>('PRAGMA integrity_check').pluck().all()
  return lines.filter(line => line !== 'ok')
}
