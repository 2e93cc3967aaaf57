import type { ImportProgress, ImportResult } from '../../shared/model/source.ts'
import type { Slice } from './store.ts'

export interface ImportSlice {
  /** Null when nothing is being imported; also set by an import that another window started. */
  readonly importProgress: ImportProgress | null
  /** Files dropped into the page are handed over first (browser edition); null when none are on the way. */
  readonly handingOver: { readonly done: number; readonly total: number } | null
  /** True while this window's own import can be cancelled. */
  readonly importing: boolean
  /** The last import's outcome, until the user has put it away. */
  readonly importResult: ImportResult | null
  /** The outcome again, also after it was put away; null before the first import of this session. */
  readonly lastImport: ImportResult | null
  importPaths(paths: readonly string[]): Promise<void>
  /** `folders`: where files lay in dropped folders. */
  importFiles(files: readonly File[], folders?: ReadonlyMap<File, readonly string[]>): Promise<void>
  /** Goes on with an import that was interrupted. */
  resumeImport(id: number): Promise<void>
  cancelImport(): void
  dismissImportResult(): void
  /** True while the last import is shown in full. */
  readonly importShown: boolean
  showImport(shown: boolean): void
}

/** Files handed over at once: enough to be quick, few enough that a cancel takes hold. */
const AT_ONCE = 4

export const createImportSlice: Slice<ImportSlice> = (set, get, api) => {
  let running: AbortController | undefined

  /** One import at a time; a second one is not begun. */
  async function run(work: (signal: AbortSignal) => Promise<ImportResult | null>): Promise<void> {
    if (running) {
      get().notify('notices.importRuns')
      return
    }
    const turn = new AbortController()
    running = turn
    set({ importing: true, importResult: null })
    try {
      const importResult = await work(turn.signal)
      if (!importResult) return
      set({ importResult, lastImport: importResult })
      get().settle('import')
    } catch (error) {
      if (!turn.signal.aborted) get().fail(error, 'import')
    } finally {
      running = undefined
      set({ importing: false, importProgress: null, handingOver: null })
    }
  }

  async function importAll(paths: readonly string[], signal: AbortSignal): Promise<ImportResult | null> {
    return paths.length === 0 ? null : api.call('sources.import', { paths: [...paths] }, { signal })
  }

  return {
    importProgress: null,
    handingOver: null,
    importing: false,
    importResult: null,
    lastImport: null,

    importPaths: paths => run(signal => importAll(paths, signal)),

    importFiles: (files, folders = new Map()) =>
      run(async signal => {
        const places = { drop: crypto.randomUUID(), folders }
        const paths = new Set<string>()
        for (let done = 0; done < files.length; done += AT_ONCE) {
          signal.throwIfAborted()
          set({ handingOver: { done, total: files.length } })
          for (const path of await api.pathsOf(files.slice(done, done + AT_ONCE), places)) paths.add(path)
        }
        set({ handingOver: null })
        return importAll([...paths], signal)
      }),

    resumeImport: id => run(signal => api.call('sources.resume', { id }, { signal })),

    cancelImport: () => running?.abort(),
    dismissImportResult: () => set({ importResult: null }),
    importShown: false,
    showImport: importShown => set({ importShown }),
  }
}
