import { existsSync, renameSync, rmSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { makeFolder } from '../make-folder.ts'
import { databaseOf, hasDatabase, syncFolder } from './database.ts'
import { lockLibrary } from './lock.ts'

interface Copies {
  /** Writes the database that is to come. */
  readonly write: (to: string) => Promise<unknown>
  /** Keeps the one that is there. */
  readonly keep: (from: string) => Promise<unknown>
}

/**
 * Puts another database in the place of the one of the library at `path`, which nobody may have open; where there is no
 * library, one is made. The library has its old database or the new one at any moment, and the old one is kept first:
 * by `keep`, or, where it is too damaged for that, under another name beside it.
 */
export async function replaceDatabase(path: string, { write, keep }: Copies): Promise<void> {
  hasDatabase(path, true)
  makeFolder(path)
  const lock = lockLibrary(path)
  try {
    const file = databaseOf(path)
    const coming = `${file}.new`
    await write(coming)
    try {
      if (existsSync(file)) await keep(file).catch(error => setAside(file, error))
      // What the old one has in its log is in the copy that was kept; over the new one it would be poured out.
      for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
      renameSync(coming, file)
      syncFolder(path)
    } finally {
      rmSync(coming, { force: true })
    }
  } finally {
    lock.release()
  }
}

/** Anything but damage is a reason to leave everything as it is. */
function setAside(file: string, error: unknown): void {
  if (!(error instanceof AppError && error.code === 'library-damaged')) throw error
  const name = `${file}.damaged-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  for (const ending of ['', '-wal']) if (existsSync(file + ending)) renameSync(file + ending, name + ending)
}
