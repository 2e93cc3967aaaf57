import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

/** For the command line; a window has a list to choose from. */
export const RESTORE = '"duidu restore --library DIR" lists its backups.'

/**
 * What SQLite and the file system say, in the program's own words; anything that has no word of its own comes back as
 * it was and ends up as `unexpected`.
 */
export function translateError(error: unknown, path = ''): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  const details = path ? { path } : {}
  const options = { cause: error }
  if (error instanceof Database.SqliteError) {
    if (code === 'SQLITE_FULL') return diskFull(details, error)
    if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_PERM') {
      return readOnly(path, error)
    }
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
      return new AppError('library-damaged', `The library file is damaged. ${RESTORE}`, details, options)
    }
    if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') {
      return new AppError('library-locked', 'Another program is using the library.', details, options)
    }
    if (code.startsWith('SQLITE_IOERR')) {
      return new AppError('library-unreachable', 'The disk of the library does not answer.', details, options)
    }
    return error
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(details, error)
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return readOnly(path, error)
  }
  if ((error as NodeJS.ErrnoException).syscall === 'mkdir') {
    return new AppError('library-read-only', 'The library cannot be made: no folder can be made at this place.', details, options)
  }
  return error
}

function readOnly(path: string, cause: Error): AppError {
  const message = `The library cannot be written. Check the permissions of ${path || 'its folder'} and of what lies in it.`
  return new AppError('library-read-only', message, path ? { path } : {}, { cause })
}

function diskFull(details: Record<string, string>, cause: Error): AppError {
  return new AppError('disk-full', 'The disk is full. Nothing that was confirmed is lost; make room and try again.', details, { cause })
}

/** Runs `work`; what it throws is translated. */
export async function translating<T>(path: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translateError(error, path)
  }
}
