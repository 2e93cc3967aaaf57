import { accessSync, closeSync, constants, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'
import { makeFolder } from '../make-folder.ts'
import { backUp } from './backup.ts'
import type { Db } from './db.ts'
import { APPLICATION_ID, readFileHeader } from './file-header.ts'
import { settleRunningActions } from './journal.ts'
import { installJournal } from './journal-triggers.ts'
import { lockLibrary } from './lock.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { type Migration, migrate, newestVersion, schemaVersion } from './migrations/migration.ts'
import { RESTORE, translateError } from './sqlite-errors.ts'
import { cacheStatements } from './statement-cache.ts'

const DATABASE = 'library.sqlite'
const BACKUPS = 'backups'

export interface Library {
  /** The folder, absolute. */
  readonly path: string
  readonly db: Db
  /** False once its file was moved or deleted, or its disk taken out: SQLite would go on to write to a file without a name. */
  isThere(): boolean
  close(): void
}

/** A library is a folder; this is the database in it. */
export function databaseOf(path: string): string {
  return join(path, DATABASE)
}

export interface OpenOptions {
  /** Make the library where there is none. */
  readonly create?: boolean
  readonly migrations?: readonly Migration[]
}

export async function openLibrary(path: string, options: OpenOptions = {}): Promise<Library> {
  const migrations = options.migrations ?? MIGRATIONS
  try {
    if (!hasDatabase(path, options.create ?? false)) createDatabase(path, migrations)
    refuseUnfit(databaseOf(path), path, migrations)
    refuseReadOnly(databaseOf(path))
    return await openExisting(path, migrations)
  } catch (error) {
    throw translateError(error, path)
  }
}

/** False where one is to be made. Throws what the system says of a place where nobody may look. */
export function hasDatabase(path: string, create: boolean): boolean {
  const folder = statSync(path, { throwIfNoEntry: false })
  if (!folder) {
    if (create) return false
    throw new AppError('library-missing', `There is no library at ${path}.`, { path })
  }
  if (!folder.isDirectory()) throw notALibrary(path)
  if (statSync(databaseOf(path), { throwIfNoEntry: false })) return true
  if (create && readdirSync(path).every(isOurs)) return false
  throw notALibrary(path)
}

/** What a creation that was cut short may have left behind. */
function isOurs(name: string): boolean {
  return name.startsWith(`${DATABASE}.new`) || name === 'lock' || name === 'lock.json'
}

function notALibrary(path: string): AppError {
  return new AppError('not-a-library', `This is not a Duidu library: ${path}`, { path })
}

/** Made under another name and renamed, so that a library is either whole or not there. */
function createDatabase(path: string, migrations: readonly Migration[]): void {
  makeFolder(path)
  const file = join(path, DATABASE)
  const unfinished = `${file}.new`
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
  const db = new Database(unfinished)
  try {
    db.pragma('synchronous = FULL')
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db, migrations)
  } finally {
    db.close()
  }
  renameSync(unfinished, file)
  syncFolder(path)
}

/** Makes the new name durable. Windows cannot open a folder and needs no sync. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/**
 * Refuses a file that is not the database of a library, or one of a newer program, by its header alone: it is not written
 * to at all. Errors name `path`.
 */
export function refuseUnfit(file: string, path: string, migrations: readonly Migration[] = MIGRATIONS): void {
  const header = readFileHeader(file)
  if (!header) throw new AppError('library-damaged', `The library file is damaged: it does not begin as it must. ${RESTORE}`, { path })
  if (header.applicationId !== APPLICATION_ID) throw notALibrary(path)
  refuseNewer(path, header.userVersion, migrations)
}

function refuseNewer(path: string, version: number, migrations: readonly Migration[]): void {
  const known = newestVersion(migrations)
  if (version > known) {
    const message = `The library was made by a newer version of Duidu (schema ${version}; this one knows ${known}). Update the program to open it.`
    throw new AppError('library-newer', message, { path, version, known })
  }
}

/**
 * SQLite opens a file that it may not write, too, and would say so only when the first words are to be kept; where it may
 * not write what belongs to the file, its backup never ends.
 */
function refuseReadOnly(file: string): void {
  for (const part of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(part)) accessSync(part, constants.W_OK)
}

async function openExisting(path: string, migrations: readonly Migration[]): Promise<Library> {
  const lock = lockLibrary(path)
  let db: Db | undefined
  try {
    db = new Database(join(path, DATABASE), { fileMustExist: true })
    // The header cannot tell of a migration that still lies in the write-ahead log.
    refuseNewer(path, schemaVersion(db), migrations)
    if (schemaVersion(db) < newestVersion(migrations)) await backUp(db, join(path, BACKUPS), backupName(schemaVersion(db)))
    prepareConnection(db)
    migrate(db, migrations)
    // So that the header says the version from now on.
    db.pragma('wal_checkpoint(TRUNCATE)')
    installJournal(db)
    cacheStatements(db)
    settleRunningActions(db)
  } catch (error) {
    db?.close()
    lock.release()
    throw error
  }
  const opened = db
  return {
    path,
    db: opened,
    isThere: () => existsSync(databaseOf(path)),
    close() {
      opened.close()
      lock.release()
    },
  }
}

function backupName(version: number): string {
  return `before-migration-from-${version}-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
}

/**
 * FULL, because the default in WAL mode loses acknowledged commits when the power goes (measured: at most cut points;
 * with FULL at none).
 */
function prepareConnection(db: Db): void {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('cache_size = -32000')
}

/** A library in memory with the real schema and journal. */
export function openMemory(): Db {
  const db = new Database(':memory:')
  db.pragma('foreign_keys = ON')
  migrate(db, MIGRATIONS)
  installJournal(db)
  cacheStatements(db)
  return db
}

/** Rows that were written since the database was opened: the same number means that nothing was written in between. */
export function countWrites(db: Db): number {
  return db.prepare<[], number>('SELECT total_changes()').pluck().get() ?? 0
}
