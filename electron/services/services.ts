import type { EventName, EventPayload } from '../../shared/contract.ts'
import { log } from '../log.ts'
import { type AnnotationsService, createAnnotations } from './annotating/annotations.ts'
import { type CodebookService, createCodebook } from './annotating/codebook.ts'
import { createHighlights, type HighlightsService } from './annotating/highlights.ts'
import { createInks, type InksService } from './annotating/inks.ts'
import { createMemos, type MemosService } from './annotating/memos.ts'
import { createReview, type ReviewService } from './annotating/review.ts'
import { createTags, type TagsService } from './annotating/tags.ts'
import { type ComparingServices, createComparing } from './comparing/comparing-services.ts'
import { createThemes } from './comparing/themes.ts'
import { type AnnotationExports, createAnnotationExports } from './exporting/export-annotations.ts'
import { createTableExports, type TableExports } from './exporting/export-tables.ts'
import { createExportTemplates, type ExportTemplates } from './exporting/export-templates.ts'
import { createExports, type ExportsService } from './exporting/exports.ts'
import { createLivingExport, type LivingExportService } from './exporting/living-export.ts'
import { createFinding, type FindingServices } from './finding/finding-services.ts'
import { createWordExports, type WordExports } from './finding/word-exports.ts'
import { type ColumnsService, createColumns } from './importing/columns.ts'
import { createCopyThread } from './importing/copy-thread.ts'
import { createFolders, type FoldersService } from './importing/folders.ts'
import { createImporting, type ImportingService } from './importing/importing.ts'
import { createParsePool } from './importing/parse-pool.ts'
import { createRepairs, type RepairsService } from './importing/repairs.ts'
import { createSources, type SourcesService } from './importing/sources.ts'
import { WATCH_TIMES } from './importing/watching.ts'
import { BACKUP_TIMES, type BackupsService, createBackups } from './library/backups.ts'
import { type BinService, createBin } from './library/bin.ts'
import { type Changes, type CurrentLibrary, createCurrentLibrary } from './library/current-library.ts'
import { createDuplicates, type DuplicatesService } from './library/duplicates.ts'
import { createJournal, type JournalService } from './library/journal.ts'
import { createLibrary, type LibraryService } from './library/library.ts'
import { createOpenedPaths } from './library/opened-paths.ts'
import { createProblems, type ProblemsService } from './library/problems.ts'
import { createReports, type ReportsService } from './library/reports.ts'
import { createSample } from './library/sample.ts'
import { createSettings, type SettingsService } from './library/settings.ts'
import { createWorkspace, type WorkspaceService } from './library/workspace.ts'
import type { ServiceOptions } from './options.ts'
import { createQuiet, type Quiet } from './quiet.ts'

/** Everything the program does, whoever asks. */
export interface Services extends FindingServices, ComparingServices {
  /** The library that the others work on. */
  readonly current: CurrentLibrary
  readonly library: LibraryService
  readonly backups: BackupsService
  readonly sources: SourcesService
  readonly repairs: RepairsService
  readonly importing: ImportingService
  readonly folders: FoldersService
  readonly columns: ColumnsService
  readonly reports: ReportsService
  readonly duplicates: DuplicatesService
  readonly problems: ProblemsService
  readonly tableExports: TableExports
  readonly wordExports: WordExports
  readonly highlights: HighlightsService
  readonly tags: TagsService
  readonly codebook: CodebookService
  readonly review: ReviewService
  readonly memos: MemosService
  readonly bin: BinService
  readonly journal: JournalService
  readonly exports: ExportsService
  readonly exportTemplates: ExportTemplates
  /** A folder of Markdown files that follows the library. */
  readonly livingExport: LivingExportService
  readonly annotationExports: AnnotationExports
  readonly annotations: AnnotationsService
  readonly settings: SettingsService
  readonly inks: InksService
  readonly workspace: WorkspaceService
  /** Every call goes through it, so that work which can wait does. */
  readonly quiet: Quiet
  /** Ends all work and closes the library. */
  close(): Promise<void>
}

export type Emit = <E extends EventName>(name: E, payload: EventPayload<E>) => void

/** Wires the services; everything they share is made here. */
export function createServices(options: ServiceOptions, emit: Emit): Services {
  const current = createCurrentLibrary()
  const quiet = createQuiet()
  const pool = createParsePool(new URL(options.parseWorker))

  /** A window shows the library: what its user may ask next is made ready. */
  function prepare(): void {
    finding.prepare()
    comparing.prepare()
  }

  /** What is derived from the library follows it. */
  function refresh(changes: Changes): void {
    finding.refresh(changes)
    if (!changes.reports) return
    comparing.refresh()
    duplicates.refresh(changes.reports)
  }

  function tellWindows({
    reports,
    highlights,
    highlightChanges: changes,
    tags,
    concepts,
    indicators,
    themes: themed,
    comparisons: paired,
    layouts,
    lists,
  }: Changes): void {
    if (reports !== undefined) emit('reports.changed', { ids: reports })
    if (highlights !== undefined) emit('highlights.changed', { reportIds: highlights, ...(changes ? { changes } : {}) })
    if (tags) emit('tags.changed', {})
    if (concepts) emit('concepts.changed', {})
    if (indicators) emit('indicators.changed', {})
    if (themed) emit('themes.changed', {})
    if (paired) emit('comparisons.changed', {})
    if (layouts) emit('workspaces.changed', {})
    if (lists !== undefined) emit('lists.changed', {})
    if (lists !== undefined && lists.length > 0) emit('reports.changed', { ids: lists })
    emit('journal.changed', journal.get())
    emit('library.changed', library.get())
  }

  function announce(changes: Changes): void {
    refresh(changes)
    livingExport.changed(changes)
    tellWindows(changes)
    if (concernsMemos(changes)) {
      finding.memosChanged()
      emit('memos.changed', {})
    }
  }

  /** Files that follow the notes name the colours as well. */
  function inksRenamed(): void {
    emit('inks.changed', {})
    livingExport.changed(null)
  }

  const tellReports = (ids: readonly string[]) => emit('reports.changed', { ids })
  const duplicates = createDuplicates(current, quiet, announce, tellReports)
  const themes = createThemes(current, announce)
  const finding = createFinding({ current, quiet, themes, duplicates, wordFiles: options.words, announce, foundOthers: tellReports })
  const comparing = createComparing({ current, quiet, themes, duplicates, finding, reuseWorker: options.reuseWorker, announce })
  const settings = createSettings(options.dataFolder, payload => emit('settings.changed', payload))
  const journal = createJournal(current, announce)
  const importing = createImporting(
    current,
    pool,
    announce,
    progress => emit('importing.progress', progress),
    {
      begins: (paths, walk) => folders.importBegins(paths, walk),
      ends: paths => folders.importEnds(paths),
    },
    duplicates,
  )
  const opened = createOpenedPaths(options.dataFolder)
  const folders = createFolders({
    current,
    importing,
    opened,
    announce,
    tell: news => emit('folders.news', news),
    changed: () => emit('folders.changed', {}),
    failed: error => log('watching', error),
    dataFolder: options.dataFolder,
    times: options.watching === undefined ? WATCH_TIMES : options.watching,
  })
  const sample = createSample(options.sampleFolder, current, importing, announce)
  const exportTemplates = createExportTemplates(current, id => livingExport.templateChanged(id))
  const exports = createExports(current, exportTemplates)
  // Its filter may name saved searches: what they find now is looked up each time.
  const follow: ExportsService['follow'] = async (input, ...rest) =>
    exports.follow((await foundBySearches.resolved(input)) as typeof input, ...rest)
  const livingExport = createLivingExport(current, { follow }, options.dataFolder, living => emit('exports.living', living))
  const copy = createCopyThread(new URL(options.copyWorker))
  const backups = createBackups({
    current,
    library: () => library,
    copy,
    times: options.backups === undefined ? BACKUP_TIMES : options.backups,
    failed: error => log('backup', error),
  })
  const library = createLibrary(current, settings, sample, options, {
    async closing() {
      const looking = folders.libraryClosing()
      await importing.stop()
      await looking
      await backups.libraryClosing()
      await livingExport.libraryClosing()
    },
    opened() {
      finding.restart()
      comparing.restart()
      folders.libraryOpened()
      backups.libraryOpened()
      livingExport.libraryOpened()
      duplicates.restart()
      announce({ reports: null, highlights: null, tags: true, concepts: true, indicators: true, themes: true, lists: [] })
    },
  })

  const codebook = createCodebook(current, announce)
  const { concordances, trends, words, concepts, foundBySearches } = finding.services

  return {
    ...finding.services,
    ...comparing.services,
    current,
    library,
    backups,
    sources: createSources(current, announce),
    repairs: createRepairs(current, pool, announce),
    importing,
    folders,
    columns: createColumns(current, pool, opened, announce),
    reports: createReports(current, announce, prepare, duplicates.countOf, foundBySearches.of),
    duplicates,
    problems: createProblems(current, duplicates),
    wordExports: createWordExports(words),
    tableExports: createTableExports(concordances, trends, concepts, codebook),
    highlights: createHighlights(current, announce),
    tags: createTags(current, announce),
    codebook,
    review: createReview(current, announce),
    memos: createMemos(current, announce),
    bin: createBin(current, announce),
    journal,
    exports,
    exportTemplates,
    livingExport,
    annotationExports: createAnnotationExports(current),
    annotations: createAnnotations(current, importing, copy, announce),
    settings,
    inks: createInks(current, inksRenamed),
    workspace: createWorkspace(current, announce),
    quiet,
    async close() {
      try {
        await library.close()
      } finally {
        await Promise.all([pool.close(), finding.close(), comparing.close()])
      }
    },
  }
}

/** They come and go with what they are about, and are called by its name. */
function concernsMemos({ memos, reports, highlights, highlightChanges, tags }: Changes): boolean {
  const removed = highlightChanges ? highlightChanges.removed.length > 0 : highlights !== undefined
  return Boolean(memos || tags || reports !== undefined || removed)
}
