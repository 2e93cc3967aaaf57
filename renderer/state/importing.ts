import type { ImportProgress, ImportResult } from '../../shared/model/source.ts'
import type { Slice } from './store.ts'

export interface ImportSlice {
  /** Null when nothing is being imported; also set by an import that another window started. */
  readonly importProgress: ImportProgress | null
  /** The last import's outcome, until the user has put it away. */
  readonly importResult: ImportResult | null
  importPaths(paths: readonly string[]): Promise<void>
  importFiles(files: readonly File[]): Promise<void>
  cancelImport(): void
  dismissImportResult(): void
}

export const createImportSlice: Slice<ImportSlice> = (set, get, api) => {
  let running: AbortController | undefined
  return {
    importProgress: null,
    importResult: null,

    async importPaths(paths) {
      if (running || paths.length === 0) return
      running = new AbortController()
      set({ importResult: null })
      try {
        const importResult = await api.call('sources.import', { paths: [...paths] }, { signal: running.signal })
        set({ importResult })
      } catch (error) {
        get().fail(error)
      } finally {
        running = undefined
        set({ importProgress: null })
      }
    },

    async importFiles(files) {
      try {
        await get().importPaths(await api.pathsOf(files))
      } catch (error) {
        get().fail(error)
      }
    },

    cancelImport: () => running?.abort(),
    dismissImportResult: () => set({ importResult: null }),
  }
}
