import type { Folder, FolderNews, InterruptedImport } from '../../shared/model/folder.ts'
import type { Source } from '../../shared/model/source.ts'
import { createAttempts } from './attempt.ts'
import { NOTHING_SELECTED } from './selection.ts'
import type { Slice } from './store.ts'

export interface FolderSlice {
  /** The folders that were opened in this library. */
  readonly folders: readonly Folder[]
  readonly interrupted: InterruptedImport | null
  /** What came in by itself last, until it was put away. */
  readonly folderNews: FolderNews | null
  /** True while the list of folders is open. */
  readonly foldersShown: boolean
  /** True while folders are looked through because the user asked. */
  readonly lookingAgain: boolean
  showFolders(shown: boolean): void
  loadFolders(): Promise<void>
  watchFolder(id: number, on: boolean): Promise<void>
  forgetFolder(id: number): Promise<void>
  /** Looks through this folder, or all. */
  lookAgain(id?: number): Promise<void>
  /** Sources of which the file is no longer there. */
  listMissing(folder: Folder): Promise<readonly Source[]>
  leaveInterrupted(): Promise<void>
  newsCame(news: FolderNews): void
  dismissNews(): void
  /** Goes to the reports of which the news speak. */
  showNews(): void
}

export const createFolderSlice: Slice<FolderSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let newest = 0

  return {
    folders: [],
    interrupted: null,
    folderNews: null,
    foldersShown: false,
    lookingAgain: false,

    showFolders: foldersShown => set({ foldersShown }),

    async loadFolders() {
      const turn = ++newest
      const [folders, interrupted] = await Promise.all([api.call('folders.list', {}), api.call('sources.interrupted', {})])
      if (turn === newest) set({ folders, interrupted })
    },

    async watchFolder(id, on) {
      const change = (changed: Partial<Folder>) =>
        set({ folders: get().folders.map(folder => (folder.id === id ? { ...folder, ...changed } : folder)) })
      // The switch answers at once.
      change({ watched: on })
      try {
        change(await api.call('folders.watch', { id, on }))
      } catch (error) {
        change({ watched: !on })
        get().fail(error)
      }
    },

    forgetFolder: id =>
      attempt(async () => {
        await api.call('folders.forget', { id })
        set({ folders: get().folders.filter(folder => folder.id !== id) })
      }),

    async lookAgain(id) {
      if (get().lookingAgain) return
      set({ lookingAgain: true })
      await attempt(async () => {
        const news = await api.call('folders.lookAgain', id === undefined ? {} : { ids: [id] })
        if (news.folders.length === 0) get().notify('notices.nothingNew')
      })
      set({ lookingAgain: false })
    },

    async listMissing({ name }) {
      const sources = await api.call('sources.list', {})
      return sources.filter(({ missingSince, path }) => missingSince !== null && path.startsWith(`${name}/`))
    },

    leaveInterrupted: () =>
      attempt(async () => {
        const { interrupted } = get()
        set({ interrupted: null })
        if (interrupted) await api.call('sources.leave', { id: interrupted.id })
      }),

    newsCame: folderNews => set({ folderNews }),
    dismissNews: () => set({ folderNews: null }),

    showNews() {
      const news = get().folderNews
      const [first, ...others] = news?.reportIds ?? []
      set({ folderNews: null })
      if (first === undefined) {
        get().showFolders(true)
        return
      }
      if (others.length === 0) {
        get().read(first)
        return
      }
      get().clearLibraryFilter()
      get().setLibraryLayout('table')
      get().selectReports({ ...NOTHING_SELECTED, ids: new Set([first, ...others]), active: first, anchor: first })
      get().show('library')
    },
  }
}
