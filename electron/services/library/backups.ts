import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Backup, BackupReason } from '../../../shared/model/backup.ts'
import type { LibraryInfo } from '../../../shared/model/library.ts'
import { makeFolder } from '../../make-folder.ts'
import { databaseOf, refuseUnfit } from '../../store/database.ts'
import { doneSoFar } from '../../store/journal.ts'
import { replaceDatabase } from '../../store/replace-database.ts'
import { findSetting, saveSetting } from '../../store/settings.ts'
import { translatingWrites, writeBeside } from '../exporting/whole-file.ts'
import type { CopyDatabase } from '../importing/copy-thread.ts'
import { createTurns } from '../in-turn.ts'
import { backupFolder, listBackups, newBackupPath, superfluousBackups } from './backup-files.ts'
import type { CurrentLibrary } from './current-library.ts'
import type { LibraryService } from './library.ts'
import { isPacked, packLibrary, unpackLibrary } from './library-archive.ts'

export interface BackupsService {
  /** Of the open library, or of the one that is too damaged to be opened, the newest first. */
  list(): Backup[]
  make(): Promise<Backup>
  /** Writes the whole library as one archive into a folder, under a name of its own. */
  export(directory: string): Promise<Output<'exports.library'>>
  /** The library that `list` speaks of becomes what it was when this backup was made, and is open. */
  restore(name: string): Promise<LibraryInfo>
  /** The library at `path`, open or not, sound, damaged or not there at all, becomes what the copy in `file` holds. */
  restoreFile(file: string, path: string): Promise<LibraryInfo>
  libraryOpened(): void
  /** Waits for a copy that is being made. */
  libraryClosing(): Promise<void>
}

/** When backups are made by themselves, in ms. */
export interface BackupTimes {
  /** After a library was opened, for what was done since its last backup. */
  readonly first: number
  readonly every: number
}

export const BACKUP_TIMES: BackupTimes = { first: 2 * 60_000, every: 15 * 60_000 }

interface Needs {
  readonly current: CurrentLibrary
  readonly library: () => LibraryService
  readonly copy: CopyDatabase
  /** Null for a program that ends with its work. */
  readonly times: BackupTimes | null
  /** A backup that nobody asked for could not be made. */
  readonly failed: (error: unknown) => void
}

/** Under this name the library keeps what had been done when its last backup was made. */
const BACKED_UP = 'backed-up'

/**
 * Copies of the library that can be put back. They are made in a thread of their own, while it is used, and by themselves
 * when something was done since the last one. Whatever is put back, what was there before is kept as a backup.
 */
export function createBackups({ current, library, copy, times, failed }: Needs): BackupsService {
  const { inTurn, ended } = createTurns()
  let timer: NodeJS.Timeout | undefined

  function openPath(): string {
    const open = current.find()
    if (!open) throw new AppError('no-library', 'No library is open.')
    return open.path
  }

  function listedPath(): string {
    return library().damaged() ?? openPath()
  }

  async function make(reason: BackupReason): Promise<Backup> {
    const path = openPath()
    const db = current.database()
    const done = doneSoFar(db)
    const to = newBackupPath(path, reason, new Date())
    await copy({ from: databaseOf(path), to })
    saveSetting(db, BACKED_UP, done)
    const made = listBackups(path).find(backup => backup.name === basename(to))
    if (!made) throw new AppError('unexpected', `The backup ${to} is not there.`)
    return made
  }

  async function makeWhereNeeded(): Promise<void> {
    const open = current.find()
    if (!open || doneSoFar(open.db) === findSetting(open.db, BACKED_UP)) return
    const made = await make('automatic')
    for (const { name } of superfluousBackups(listBackups(open.path), made.name))
      rmSync(join(backupFolder(open.path), name), { force: true })
  }

  function lookIn(pause: number, every: number): void {
    timer = setTimeout(() => {
      inTurn(makeWhereNeeded)
        .catch(failed)
        .finally(() => timer && lookIn(every, every))
    }, pause).unref()
  }

  /** Checked and on the same disk before anything is touched; then what is there is kept, then its name goes to the other. */
  async function putBack(file: string, path: string): Promise<LibraryInfo> {
    if (!existsSync(file)) throw new AppError('not-found', `There is no file ${file}.`, { path: file })
    if (await isPacked(file)) return await unpacked(file, path)
    refuseUnfit(file, file)
    return await library().replace(path, async () => {
      await replaceDatabase(path, {
        write: to => copy({ from: file, to }),
        keep: from => copy({ from, to: newBackupPath(path, 'before-restore', new Date()) }),
      })
    })
  }

  async function unpacked(archive: string, path: string): Promise<LibraryInfo> {
    // Beside the library: its disk has the room, the system's own folder for such files may not.
    makeFolder(dirname(path))
    const folder = mkdtempSync(join(dirname(path), '.duidu-'))
    try {
      const database = join(folder, 'unpacked.sqlite')
      await unpackLibrary(archive, database)
      return await putBack(database, path)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  return {
    list: () => listBackups(listedPath()),
    make: () => inTurn(() => make('asked')),
    export(directory) {
      const path = openPath()
      return inTurn(() =>
        translatingWrites(directory, async () => {
          makeFolder(directory)
          const database = join(directory, `.duidu-${randomUUID()}.tmp`)
          try {
            await copy({ from: databaseOf(path), to: database })
            const name = `${basename(path, '.duidu')}-${new Date().toISOString().slice(0, 10)}.zip`
            const file = await writeBeside(directory, name, packLibrary(database))
            return { file, bytes: statSync(file).size }
          } finally {
            rmSync(database, { force: true })
          }
        }),
      )
    },
    restore(name) {
      const path = listedPath()
      if (!listBackups(path).some(backup => backup.name === name)) {
        throw new AppError('not-found', `There is no backup ${name}.`, { path: name })
      }
      return putBack(join(backupFolder(path), name), path)
    },
    restoreFile: (file, path) => putBack(resolve(file), resolve(path)),
    libraryOpened() {
      if (times) lookIn(times.first, times.every)
    },
    async libraryClosing() {
      clearTimeout(timer)
      timer = undefined
      await ended()
    },
  }
}
