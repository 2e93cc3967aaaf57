import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { CallContext } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Folder, FolderNews, InterruptedImport } from '../../../shared/model/folder.ts'
import type { ImportProgress, ImportResult } from '../../../shared/model/source.ts'
import { addFolder, findFolder, type KnownFolder, listFolders, removeFolder, saveLook, watchFolder } from '../../store/folders.ts'
import { endRun, type ImportRun, listRuns } from '../../store/import-runs.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'
import type { OpenedPaths } from '../library/opened-paths.ts'
import { createDroppedCopies } from './dropped-copies.ts'
import type { ImportingService } from './importing.ts'
import { NO_NEWS } from './news.ts'
import type { Walk } from './walk.ts'
import { createWatching, WATCH_TIMES, type Watching, type WatchTimes } from './watching.ts'

/** The folders of the open library, and the imports of them that were interrupted. */
export interface FoldersService {
  list(): Folder[]
  watch(id: number, on: boolean): Folder
  /** Looks through these folders, or all that were opened on this computer. */
  lookAgain(ids: readonly number[] | undefined): Promise<FolderNews>
  /** The folder is no longer listed; what came from it stays. */
  forget(id: number): null
  interrupted(): InterruptedImport | null
  resume(id: number, context: CallContext<ImportProgress>): Promise<ImportResult>
  leave(id: number): null
  /** An import that the user asked for is begun: what it names was opened on this computer. */
  importBegins(paths: readonly string[], walk: Walk): void
  importEnds(paths: readonly string[]): void
  libraryOpened(): void
  libraryClosing(): Promise<void>
}

export interface FolderTools {
  readonly current: CurrentLibrary
  readonly importing: ImportingService
  readonly opened: OpenedPaths
  readonly announce: Announce
  readonly tell: (news: FolderNews) => void
  readonly changed: () => void
  readonly failed: (error: unknown) => void
  readonly dataFolder: string
  /** Null: nothing is watched, for programs that end with their work. */
  readonly times: WatchTimes | null
}

export function createFolders(tools: FolderTools): FoldersService {
  const { current, importing, opened, changed, dataFolder, times } = tools
  const dropped = createDroppedCopies(dataFolder)
  let watching: Watching | undefined
  /** Those that were there when the library was opened; one that runs now is not interrupted. */
  let interruptedIds: ReadonlySet<number> = new Set()

  function folderOf(known: KnownFolder): Folder {
    const { state, looking } = watching?.stateOf(known.id) ?? { state: 'there', looking: false }
    return { ...known, looking, state: opened.holds(known.location) ? stateNow(known, state) : 'unknown' }
  }

  /** A folder that nobody watches was last looked at long ago. */
  function stateNow({ watched, location }: KnownFolder, state: Folder['state']): Folder['state'] {
    return watched || state !== 'there' || existsSync(location) ? state : 'absent'
  }

  function need(id: number): KnownFolder {
    const folder = findFolder(current.database(), id)
    if (!folder) throw new AppError('not-found', 'There is no such folder.', { id })
    return folder
  }

  function interruptedRuns(): ImportRun[] {
    return listRuns(current.database()).filter(run => interruptedIds.has(run.id) && run.paths.every(opened.holds))
  }

  function sweep(): void {
    const library = current.find()
    if (library) dropped.sweep(library.db, library.path)
  }

  return {
    importBegins(paths, walk) {
      opened.add(paths)
      dropped.claim(paths, current.find()?.path ?? '')
      const db = current.database()
      const folders = new Set(walk.folders)
      for (const path of paths) if (folders.has(path) && !dropped.holds(path)) addFolder(db, basename(path), path)
      changed()
    },
    importEnds(paths) {
      const db = current.database()
      for (const path of paths) saveLook(db, path, new Date().toISOString())
      changed()
    },
    libraryOpened() {
      const db = current.database()
      interruptedIds = new Set(listRuns(db).map(run => run.id))
      const watchTools = { ...tools, db, isOpened: opened.holds, times: times ?? WATCH_TIMES }
      watching = createWatching(watchTools)
      if (times) watching.follow()
      sweep()
    },
    async libraryClosing() {
      await watching?.stop()
      sweep()
      watching = undefined
    },
    list: () => listFolders(current.database()).map(folderOf),
    watch(id, on) {
      const { location } = need(id)
      if (on && !opened.holds(location)) {
        throw new AppError('not-permitted', 'This folder was not opened on this computer. Open it once to watch it.', { path: location })
      }
      watchFolder(current.database(), id, on)
      watching?.follow()
      changed()
      return folderOf(need(id))
    },
    async lookAgain(ids) {
      const folders = ids ? ids.map(need) : listFolders(current.database())
      return (await watching?.look(folders)) ?? NO_NEWS
    },
    forget(id) {
      need(id)
      removeFolder(current.database(), id)
      watching?.follow()
      changed()
      return null
    },
    interrupted() {
      const run = interruptedRuns()[0]
      if (!run) return null
      const { id, paths, done, total, begunAt } = run
      return { id, name: basename(paths[0] ?? ''), others: paths.length - 1, done, total, begunAt }
    },
    resume(id, context) {
      const run = interruptedRuns().find(other => other.id === id)
      if (!run) throw new AppError('not-found', 'There is no such import.', { id })
      return importing.import(run.paths, context)
    },
    leave(id) {
      endRun(current.database(), id)
      changed()
      return null
    },
  }
}
