import { TABLE_FORMATS, type TableFormat } from '../../shared/model/table.ts'
import type { Command } from './commands.ts'
import { EXPORT_FORMATS, type ExportFormat } from './exporting.ts'
import type { AppState } from './store.ts'

/** Tables that leave the program, besides that of the highlights. */
const TABLES = {
  matrix: { available: hasTags, run: (app, format) => app.exportNotesTable('matrix', format) },
  pairs: { available: hasTags, run: (app, format) => app.exportNotesTable('pairs', format) },
  codebook: { available: hasTags, run: (app, format) => app.exportTags(format) },
  concordance: { available: app => (app.concordance?.occurrences ?? 0) > 0, run: (app, format) => app.exportConcordance(format) },
  counts: { available: app => app.concordanceCounts !== null, run: (app, format) => app.exportCounts(format) },
  trends: { available: app => app.trends !== null, run: (app, format) => app.exportTrends(format) },
  concepts: { available: app => app.concepts.length > 0, run: (app, format) => app.exportConcepts(format) },
  words: { available: app => app.words !== null, run: (app, format) => app.exportWords(format) },
  indicators: { available: app => app.knownIndicators !== null, run: (app, format) => app.exportIndicators(format) },
  changes: { available: app => app.changes !== null, run: (app, format) => app.exportChanges(format) },
  themes: { available: app => app.themeMatrix !== null, run: (app, format) => app.exportMatrix(format) },
} as const satisfies Record<string, { available: (app: AppState) => boolean; run: (app: AppState, format: TableFormat) => Promise<void> }>

type TableName = keyof typeof TABLES

export type ExportCommandId =
  | `export-${ExportFormat}`
  | `${TableFormat}-${TableName}`
  | 'exportNotes'
  | 'exportTemplates'
  | 'keepFolder'
  | 'leaveFolder'
  | 'importAnnotations'
  | 'mergeLibrary'
  | 'compareCoders'
  | 'compareCodersFile'
  | 'archiveLibrary'
  | 'openArchive'

function hasTags(app: AppState): boolean {
  return app.tags.length > 0
}

function showList(app: AppState): void {
  app.show('notes')
  app.showNotes('list')
}

/** What goes out of the program and what comes back; exports take the highlights that the notes show. */
export const EXPORT_COMMANDS: readonly Command[] = [
  {
    id: 'exportNotes',
    run(app) {
      showList(app)
      return app.exportNotes()
    },
  },
  ...EXPORT_FORMATS.map(
    (format): Command => ({
      id: `export-${format}`,
      run(app) {
        showList(app)
        app.chooseExportFormat(format)
        return app.exportNotes()
      },
    }),
  ),
  ...Object.entries(TABLES).flatMap(([name, { available, run }]) =>
    TABLE_FORMATS.map((format): Command => ({ id: `${format}-${name as TableName}`, available, run: app => run(app, format) })),
  ),
  {
    id: 'exportTemplates',
    run(app) {
      showList(app)
      app.chooseExportFormat('markdown')
      app.showTemplate(true)
    },
  },
  { id: 'keepFolder', available: app => app.living === null, run: app => app.keepExporting(true) },
  { id: 'leaveFolder', available: app => app.living !== null, run: app => app.keepExporting(false) },
  { id: 'importAnnotations', run: app => app.pickAnnotations() },
  { id: 'mergeLibrary', run: app => app.pickAnnotations('library') },
  { id: 'compareCoders', run: app => app.compareCoders('library') },
  { id: 'compareCodersFile', run: app => app.compareCoders('annotations') },
  { id: 'archiveLibrary', run: app => app.archiveLibrary() },
  { id: 'openArchive', run: app => app.openArchive() },
]
