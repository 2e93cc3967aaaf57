import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { CheckResult, LibraryInfo, LibraryWarning } from '../../../shared/model/library.ts'
import { log } from '../../log.ts'
import { integrityFindings } from '../../store/backup.ts'
import { openLibrary } from '../../store/database.ts'
import { listMisplacedHighlights } from '../../store/highlights.ts'
import { schemaVersion } from '../../store/migrations/migration.ts'
import { countAll } from '../../store/sources.ts'
import { createTurns } from '../in-turn.ts'
import type { ServiceOptions } from '../options.ts'
import type { CurrentLibrary } from './current-library.ts'
import { libraryWarnings } from './library-warnings.ts'
import type { SampleService } from './sample.ts'
import type { SettingsService } from './settings.ts'

const DEFAULT_NAME = '我的书库.duidu'

export interface LibraryService {
  open(path: string, create: boolean): Promise<LibraryInfo>
  resume(): Promise<LibraryInfo>
  get(): LibraryInfo | null
  check(): CheckResult
  removeSample(): ActionSummary
  /** Path of the library that could not be opened because it is damaged, as long as none is open. */
  damaged(): string | undefined
  /** Closes the library at this absolute path, where it is open, while `swap` puts another database in its place, and opens it. */
  replace(path: string, swap: () => Promise<void>): Promise<LibraryInfo>
  close(): Promise<void>
}

export interface LibraryEvents {
  /** Before the open library is closed: whatever works on it must end. */
  closing(): Promise<void>
  opened(): void
}

export function createLibrary(
  current: CurrentLibrary,
  settings: SettingsService,
  sample: SampleService,
  options: ServiceOptions,
  events: LibraryEvents,
): LibraryService {
  let warnings: LibraryWarning[] = []
  let damaged: string | undefined
  // Two windows that start at once open one library once.
  const { inTurn } = createTurns()

  function info(): LibraryInfo | null {
    const library = current.find()
    if (!library) return null
    const name = basename(library.path).replace(/\.duidu$/, '')
    return { path: library.path, name, schemaVersion: schemaVersion(library.db), ...countAll(library.db), warnings }
  }

  function openInfo(): LibraryInfo {
    const open = info()
    if (!open) throw new AppError('no-library', 'No library is open.')
    return open
  }

  async function closeCurrent(): Promise<void> {
    const library = current.find()
    if (!library) return
    await events.closing()
    current.set(undefined)
    library.close()
  }

  /** The open library stays open when the new one cannot be opened. */
  async function open(path: string, create: boolean, fill?: () => Promise<void>): Promise<LibraryInfo> {
    const folder = resolve(path)
    if (current.find()?.path !== folder) {
      const library = await openLibrary(folder, { create }).catch((error: unknown) => {
        if (error instanceof AppError && error.code === 'library-damaged') damaged = folder
        throw error
      })
      damaged = undefined
      try {
        await closeCurrent()
      } catch (error) {
        library.close()
        throw error
      }
      current.set(library)
      warnings = await libraryWarnings(folder)
      if (!remembers(folder)) warnings.push('not-remembered')
      try {
        await fill?.()
      } finally {
        events.opened()
      }
    }
    return openInfo()
  }

  /** A library can be worked in although the next start will not know of it. */
  function remembers(lastLibrary: string): boolean {
    if (settings.get().lastLibrary === lastLibrary) return true
    try {
      settings.update({ lastLibrary })
      return true
    } catch (error) {
      log('settings', error)
      return false
    }
  }

  async function replace(path: string, swap: () => Promise<void>): Promise<LibraryInfo> {
    const wasOpen = current.find()?.path === path
    if (wasOpen) await closeCurrent()
    try {
      await swap()
    } catch (error) {
      if (wasOpen) await open(path, false)
      throw error
    }
    return await open(path, false)
  }

  function resume(): Promise<LibraryInfo> {
    if (current.find()) return Promise.resolve(openInfo())
    if (options.libraryPath !== null) return open(options.libraryPath, false)
    const { lastLibrary } = settings.get()
    if (lastLibrary !== null) return open(lastLibrary, false)
    const path = join(options.dataFolder, DEFAULT_NAME)
    return existsSync(path) ? open(path, true) : open(path, true, () => sample.add())
  }

  return {
    open: (path, create) => inTurn(() => open(path, create)),
    resume: () => inTurn(resume),
    get: info,
    check() {
      const db = current.database()
      const misplaced = listMisplacedHighlights(db).map(id => `Highlight ${id} does not stand on its own words.`)
      const findings = [...integrityFindings(db), ...misplaced]
      return { ok: findings.length === 0, findings }
    },
    removeSample: () => sample.remove(),
    damaged: () => (current.find() ? undefined : damaged),
    replace: (path, swap) => inTurn(() => replace(path, swap)),
    close: () => inTurn(closeCurrent),
  }
}
