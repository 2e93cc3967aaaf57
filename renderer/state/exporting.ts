import type { Output, Progress } from '../../shared/contract.ts'
import type { Slice } from './store.ts'

/** Markdown and documents are a file for each report, all others are one file. */
export const EXPORT_FORMATS = ['markdown', 'docx', 'xlsx', 'csv', 'jsonld', 'qdpx', 'qdc', 'gbt7714', 'bibtex', 'csl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What came of an export; without highlights it was a codebook or references. */
export interface ExportResult {
  readonly directory: string
  readonly format: ExportFormat
  readonly written: number
  readonly unchanged: number
  readonly highlights: number
  readonly tags: number
  readonly references: number
  /** Highlights that have no place in the text any more, which a project cannot hold. */
  readonly leftOut: number
  /** Null where there are several. */
  readonly file: string | null
}

export interface ExportSlice {
  /** Chosen in this session; a folder must be granted anew after a start. */
  readonly exportFolder: string | null
  readonly exportFormat: ExportFormat
  readonly exportPreview: Output<'exports.preview'> | null
  /** Null while nothing is being exported. */
  readonly exportProgress: Progress<'exports.markdown'> | null
  readonly exportResult: ExportResult | null
  chooseExportFolder(): Promise<void>
  chooseExportFormat(format: ExportFormat): void
  /** For the highlights that the notes show. */
  loadExportPreview(): Promise<void>
  /** In the chosen format; asks for the folder first where none is chosen yet. */
  exportNotes(): Promise<void>
  cancelExport(): void
  revealExport(): Promise<void>
  /** What was written is no longer what is shown. */
  forgetExportResult(): void
  forgetExport(): void
}

export const createExportSlice: Slice<ExportSlice> = (set, get, api) => {
  let running: AbortController | undefined
  let newest = 0

  async function write(directory: string, format: ExportFormat, signal: AbortSignal): Promise<ExportResult> {
    const input = { directory, filter: get().notesFilter }
    const options = { signal, onProgress: (exportProgress: Progress<'exports.markdown'>) => set({ exportProgress }) }
    const nothing = { directory, format, written: 1, unchanged: 0, highlights: 0, tags: 0, references: 0, leftOut: 0, file: null }
    switch (format) {
      case 'markdown': {
        const { files, unchanged, highlights } = await api.call('exports.markdown', input, options)
        return { ...nothing, written: files.length - unchanged, unchanged, highlights }
      }
      case 'docx': {
        const { files, highlights } = await api.call('exports.docx', input, options)
        return { ...nothing, written: files.length, highlights }
      }
      case 'xlsx':
      case 'csv':
        return { ...nothing, ...(await api.call('exports.table', { ...input, format }, options)) }
      case 'jsonld':
        return { ...nothing, ...(await api.call('exports.jsonld', input, options)) }
      case 'qdpx':
        return { ...nothing, ...(await api.call('exports.qdpx', input, options)) }
      case 'qdc':
        return { ...nothing, ...(await api.call('exports.qdc', { directory }, { signal })) }
      case 'gbt7714':
      case 'bibtex':
      case 'csl': {
        const ids = [...new Set(get().notes?.map(note => note.reportId))]
        const { file, reports } = await api.call('exports.bibliography', { directory, format, filter: { ids } }, { signal })
        return { ...nothing, references: reports, file }
      }
    }
  }

  return {
    exportFolder: null,
    exportFormat: 'markdown',
    exportPreview: null,
    exportProgress: null,
    exportResult: null,

    async chooseExportFolder() {
      const [folder] = (await get().pickPaths('export-folder')) ?? []
      if (folder) set({ exportFolder: folder, exportResult: null })
    },

    chooseExportFormat: exportFormat => set({ exportFormat, exportResult: null }),

    async loadExportPreview() {
      const turn = ++newest
      try {
        const exportPreview = await api.call('exports.preview', { filter: get().notesFilter })
        if (turn === newest) set({ exportPreview })
      } catch (error) {
        get().fail(error)
      }
    },

    async exportNotes() {
      if (!get().exportFolder) await get().chooseExportFolder()
      const directory = get().exportFolder
      if (running || !directory) return
      running = new AbortController()
      set({ exportProgress: { done: 0, total: 0 }, exportResult: null })
      try {
        set({ exportResult: await write(directory, get().exportFormat, running.signal) })
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
