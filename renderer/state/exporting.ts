import type { Input, Output, Progress } from '../../shared/contract.ts'
import type { ExportTemplate, LivingExport } from '../../shared/model/export-template.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

/** Markdown and documents are a file for each report, all others are one file. */
export const EXPORT_FORMATS = ['markdown', 'docx', 'xlsx', 'csv', 'jsonld', 'qdpx', 'qdc', 'gbt7714', 'bibtex', 'csl'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What came of an export; without highlights it was a codebook or references. */
export interface ExportResult {
  readonly directory: string
  readonly format: ExportFormat
  readonly written: number
  /** What the user changed in the files and that stays so. */
  readonly kept: number
  /** Files in which the user and the program changed the same. */
  readonly conflicts: readonly string[]
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
  readonly exportTemplates: readonly ExportTemplate[]
  /** Id of the template for Markdown. */
  readonly exportTemplate: string
  /** True while a template is being written. */
  readonly templateShown: boolean
  /** The folder that follows the library; null where none does. */
  readonly living: LivingExport | null
  readonly exportPreview: Output<'exports.preview'> | null
  /** Null while nothing is being exported. */
  readonly exportProgress: Progress<'exports.markdown'> | null
  readonly exportResult: ExportResult | null
  chooseExportFolder(): Promise<void>
  chooseExportFormat(format: ExportFormat): void
  /** The templates that there are, and the folder that follows the library. */
  loadExporting(): Promise<void>
  chooseTemplate(id: string): void
  showTemplate(shown: boolean): void
  /** What a template that is being written would give for the highlights that the notes show. */
  tryTemplate(draft: Pick<ExportTemplate, 'unit' | 'source'>): Promise<Output<'exports.preview'>>
  /** True when it was saved, and is the chosen one from now on; without id as a new one. */
  saveTemplate(template: Input<'exports.saveTemplate'>): Promise<boolean>
  removeTemplate(id: string): Promise<void>
  /** The chosen folder follows the library from now on, with the template and filter as they are; or no folder does. */
  keepExporting(on: boolean): Promise<void>
  livingChanged(living: LivingExport | null): void
  /** For the highlights that the notes show. */
  loadExportPreview(): Promise<void>
  /** In the chosen format; asks for the folder first where none is chosen yet. */
  exportNotes(): Promise<void>
  /** The quote matrix, or the table of tags that stand together, for the highlights that the notes show. */
  exportNotesTable(table: 'matrix' | 'pairs', format: TableFormat): Promise<void>
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
    const nothing = {
      directory,
      format,
      written: 1,
      kept: 0,
      conflicts: [],
      unchanged: 0,
      highlights: 0,
      tags: 0,
      references: 0,
      leftOut: 0,
      file: null,
    }
    switch (format) {
      case 'markdown': {
        const template = get().exportTemplate
        const { files, unchanged, highlights, kept, conflicts } = await api.call(
          'exports.markdown',
          { ...input, template, language: get().language },
          options,
        )
        return { ...nothing, written: files.length - unchanged, unchanged, highlights, kept, conflicts: conflicts.map(({ file }) => file) }
      }
      case 'docx': {
        const { files, highlights } = await api.call('exports.docx', { ...input, language: get().language }, options)
        return { ...nothing, written: files.length, highlights }
      }
      case 'xlsx':
      case 'csv':
        return { ...nothing, ...(await api.call('exports.table', { ...input, format, language: get().language }, options)) }
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

  const { attempt, succeeds } = createAttempts(get)

  async function loadTemplates(): Promise<void> {
    set({ exportTemplates: await api.call('exports.templates', {}) })
  }

  return {
    exportTemplates: [],
    exportTemplate: 'report',
    templateShown: false,
    living: null,

    loadExporting: () =>
      attempt(async () => {
        const [, living] = await Promise.all([loadTemplates(), api.call('exports.living', {})])
        set({ living })
      }),

    chooseTemplate(exportTemplate) {
      set({ exportTemplate, exportResult: null })
      void get().loadExportPreview()
    },

    showTemplate: templateShown => set({ templateShown }),

    tryTemplate: draft => api.call('exports.preview', { filter: get().notesFilter, draft, language: get().language }),

    saveTemplate: template =>
      succeeds(async () => {
        const { id } = await api.call('exports.saveTemplate', template)
        await loadTemplates()
        get().chooseTemplate(id)
      }),

    removeTemplate: id =>
      attempt(async () => {
        await api.call('exports.removeTemplate', { id })
        await loadTemplates()
        get().chooseTemplate('report')
      }),

    async keepExporting(on) {
      if (on && !get().exportFolder) await get().chooseExportFolder()
      const directory = get().exportFolder
      if (on && !directory) return
      await attempt(async () => {
        const { notesFilter: filter, exportTemplate: template, language } = get()
        if (!on || !directory) set({ living: await api.call('exports.unkeep', {}) })
        else set({ living: await api.call('exports.keep', { directory, filter, template, language }) })
      })
    },

    livingChanged: living => set({ living }),

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
        const { notesFilter: filter, exportTemplate: template, language } = get()
        const exportPreview = await api.call('exports.preview', { filter, template, language })
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
      // From the palette the notes may not have been looked at yet.
      if (!get().notes) await get().loadNotes()
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

    async exportNotesTable(table, format) {
      const [directory] = (await get().pickPaths('export-folder')) ?? []
      if (!directory) return
      const { notesFilter: filter, language, quoteMatrixBy: by } = get()
      const input = { directory, filter, format, language }
      await attempt(async () => {
        const { file, count } =
          table === 'matrix'
            ? await api.call('exports.matrix', { ...input, by }).then(({ files, rows }) => ({ file: files[0], count: rows }))
            : await api.call('exports.tagPairs', input).then(({ file, rows }) => ({ file, count: rows }))
        if (file !== undefined) get().notify('notices.tableWritten', { file, count })
      })
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
      set({ exportPreview: null, exportResult: null, exportTemplates: [], exportTemplate: 'report', living: null })
    },
  }
}
