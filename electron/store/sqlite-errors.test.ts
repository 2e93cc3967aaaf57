import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { AppError, toErrorData } from '../../shared/errors.ts'
import { translateError, translating } from './sqlite-errors.ts'
import { cacheStatements } from './statement-cache.ts'

const system = (code: string) => Object.assign(new Error('ENOENT: secret path'), { code })

describe('what the disk and SQLite say', () => {
  it.each([
    [new Database.SqliteError('database or disk is full', 'SQLITE_FULL'), 'disk-full'],
    [system('ENOSPC'), 'disk-full'],
    [system('EDQUOT'), 'disk-full'],
    [new Database.SqliteError('readonly', 'SQLITE_READONLY_DIRECTORY'), 'library-read-only'],
    [new Database.SqliteError('cannot open', 'SQLITE_CANTOPEN'), 'library-read-only'],
    [system('EROFS'), 'library-read-only'],
    [new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ'), 'library-unreachable'],
    [new Database.SqliteError('malformed', 'SQLITE_CORRUPT_INDEX'), 'library-damaged'],
    [new Database.SqliteError('no database', 'SQLITE_NOTADB'), 'library-damaged'],
    [new Database.SqliteError('busy', 'SQLITE_BUSY'), 'library-locked'],
    [new AppError('conflict', 'kept'), 'conflict'],
    [new Database.SqliteError('near "x": syntax error', 'SQLITE_ERROR'), 'unexpected'],
    [system('ENOENT'), 'unexpected'],
  ])('gets words of its own: %s', (error, code) => {
    expect(toErrorData(translateError(error, '/a/书库.duidu')).code).toBe(code)
  })

  it('is translated whether it comes at once or later', async () => {
    const fail = () => {
      throw system('ENOSPC')
    }
    await expect(translating('/a', fail)).rejects.toMatchObject({ code: 'disk-full', details: { path: '/a' } })
    await expect(translating('/a', async () => fail())).rejects.toMatchObject({ code: 'disk-full' })
    expect(await translating('/a', () => 7)).toBe(7)
  })
})

it('a statement that is asked for again gives rows again', () => {
  const db = new Database(':memory:')
  cacheStatements(db)
  expect(db.prepare('SELECT 1 AS one').pluck().get()).toBe(1)
  expect(db.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 })
})
