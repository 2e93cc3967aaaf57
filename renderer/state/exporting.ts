import type { Output, Progress } from '../../shared/contract.ts'
import type { Slice } from './store.ts'

export interface ExportSlice {
  /** Chosen in this session; a folder must be granted anew after a start. */
  readonly exportFolder: string | null
  readonly exportPreview: Output<'exports.preview'> | null
  /** Null while nothing is being exported. */
  readonly exportProgress: Progress<'exports.markdown'> | null
  readonly exportResult: (Output<'exports.markdown'> & { readonly directory: string }) | null
  chooseExportFolder(): Promise<void>
  /** For the highlights that the notes show. */
  loadExportPreview(): Promise<void>
  /** Asks for the folder first where none is chosen yet. */
  exportMarkdown(): Promise<void>
  cancelExport(): void
  revealExport(): Promise<void>
  /** What was written is no longer what is shown. */
  forgetExportResult(): void
  forgetExport(): void
}

export const createExportSlice: Slice<ExportSlice> = (set, get, api) => {
  let running: AbortController | undefined
  let newest = 0
  return {
    exportFolder: null,
    exportPreview: null,
    exportProgress: null,
    exportResult: null,

    async chooseExportFolder() {
      const [folder] = (await get().pickPaths('export-folder')) ?? []
      if (folder) set({ exportFolder: folder, exportResult: null })
    },

    async loadExportPreview() {
      const turn = ++newest
      try {
        const exportPreview = await api.call('exports.preview', { filter: get().notesFilter })
        if (turn === newest) set({ exportPreview })
      } catch (error) {
        get().fail(error)
      }
    },

    async exportMarkdown() {
      if (!get().exportFolder) await get().chooseExportFolder()
      const directory = get().exportFolder
      if (running || !directory) return
      running = new AbortController()
      set({ exportProgress: { done: 0, total: 0 }, exportResult: null })
      try {
        const done = await api.call(
          'exports.markdown',
          { directory, filter: get().notesFilter },
          { signal: running.signal, onProgress: exportProgress => set({ exportProgress }) },
        )
        set({ exportResult: { ...done, directory } })
      } catch (error) {
        get().fail(error)
      } finally {
        running = undefined
        set({ exportProgress: null })
      }
    },

    cancelExport: () => running?.abort(),

    async revealExport() {
      const path = get().exportResult?.directory
      if (!path) return
      try {
        await api.call('host.reveal', { path })
      } catch (error) {
        get().fail(error)
      }
    },

    forgetExportResult: () => set({ exportResult: null }),

    forgetExport() {
      newest++
      set({ exportPreview: null, exportResult: null })
    },
  }
}
