import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

export interface Lock {
  release(): void
}

/**
 * One program per library. An exclusive transaction on a tiny file of its own is held while the library is open; the
 * system lets go of it when the program dies, however it dies. A note beside it says who holds it, for the sentence
 * that the second program shows.
 */
export function lockLibrary(folder: string): Lock {
  const holder = join(folder, 'lock.json')
  const db = new Database(join(folder, 'lock'), { timeout: 0 })
  try {
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw alreadyOpen(folder, holder)
    throw error
  }
  writeFileSync(holder, JSON.stringify({ pid: process.pid, program: process.argv[1] ?? process.execPath }))
  return {
    release() {
      rmSync(holder, { force: true })
      db.close()
    },
  }
}

function alreadyOpen(folder: string, holder: string): AppError {
  const { pid, program } = readHolder(holder)
  const who = pid === undefined ? 'another program' : `process ${pid} (${program ?? 'unknown'})`
  return new AppError('library-locked', `The library is open already, in ${who}. Close it there first.`, {
    path: folder,
    ...(pid === undefined ? {} : { pid }),
    ...(program === undefined ? {} : { program }),
  })
}

/** The note may be missing or half written in the moment when the other program starts or ends. */
function readHolder(file: string): { pid?: number; program?: string } {
  if (!existsSync(file)) return {}
  try {
    const note = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    return {
      ...(typeof note['pid'] === 'number' ? { pid: note['pid'] } : {}),
      ...(typeof note['program'] === 'string' ? { program: note['program'] } : {}),
    }
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
}
