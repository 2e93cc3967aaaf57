import { Worker } from 'node:worker_threads'
import type { EventName, EventPayload } from '../../shared/contract.ts'
import type { SegmentBytes, SegmentTexts } from '../comparing/reuse/reuse-worker.ts'
import { log } from '../log.ts'
import { type AnnotationsService, createAnnotations } from './annotations.ts'
import { BACKUP_TIMES, type BackupsService, createBackups } from './backups.ts'
import { type BinService, createBin } from './bin.ts'
import { type CodebookService, createCodebook } from './codebook.ts'
import { type ColumnsService, createColumns } from './columns.ts'
import { type ComparisonService, createComparisons } from './comparison.ts'
import { type ConceptsService, createConcepts } from './concepts.ts'
import { type ConcordanceService, createConcordances } from './concordance.ts'
import { createCopyThread } from './copy-thread.ts'
import { type Changes, type CurrentLibrary, createCurrentLibrary } from './current-library.ts'
import { createDuplicates, type DuplicatesService } from './duplicates.ts'
import { type AnnotationExports, createAnnotationExports } from './export-annotations.ts'
import { createTableExports, type TableExports } from './export-tables.ts'
import { createExportTemplates, type ExportTemplates } from './export-templates.ts'
import { createExports, type ExportsService } from './exports.ts'
import { createFolders, type FoldersService } from './folders.ts'
import { createFoundBySearches, type FoundBySearches } from './found-by-searches.ts'
import { createHighlights, type HighlightsService } from './highlights.ts'
import { createIdleThread } from './idle-thread.ts'
import { createImporting, type ImportingService } from './importing.ts'
import { createIndicatorChoices, type IndicatorChoices } from './indicator-choices.ts'
import { createIndicatorExports, type IndicatorExports } from './indicator-exports.ts'
import { createIndicators, type IndicatorsService } from './indicators.ts'
import { createInks, type InksService } from './inks.ts'
import { createJournal, type JournalService } from './journal.ts'
import { createLibrary, type LibraryService } from './library.ts'
import { createLists, type ListsService } from './lists.ts'
import { createLivingExport, type LivingExportService } from './living-export.ts'
import { createMemos, type MemosService } from './memos.ts'
import { createOpenedPaths } from './opened-paths.ts'
import type { ServiceOptions } from './options.ts'
import { createParsePool } from './parse-pool.ts'
import { createProblems, type ProblemsService } from './problems.ts'
import { createQueryHelp, type QueryHelpService } from './query-help.ts'
import { createQuickOpen, type QuickOpenService } from './quick-open.ts'
import { createQuiet, type Quiet } from './quiet.ts'
import { createRepairs, type RepairsService } from './repairs.ts'
import { createReports, type ReportsService } from './reports.ts'
import { createReuseIndex } from './reuse-index.ts'
import { createReview, type ReviewService } from './review.ts'
import { createSample } from './sample.ts'
import { createSavedSearches, type SavedSearchesService } from './saved-searches.ts'
import { createSearchCorpus } from './search-corpus.ts'
import { createSearchedReports } from './searched-reports.ts'
import { createSearching, type SearchingService } from './searching.ts'
import { createSentenceChanges, type SentenceChangesService } from './sentence-changes.ts'
import { createSettings, type SettingsService } from './settings.ts'
import { createSharedWording, type SharedWordingService } from './shared-wording.ts'
import { createSources, type SourcesService } from './sources.ts'
import { createTags, type TagsService } from './tags.ts'
import { createThemeMatrix, type ThemeMatrixService } from './theme-matrix.ts'
import { createThemedStretches } from './themed-stretches.ts'
import { createThemes, type ThemesService } from './themes.ts'
import { createTrends, type TrendsService } from './trends.ts'
import { WATCH_TIMES } from './watching.ts'
import { createWordCounts } from './word-counts.ts'
import { createWordExports, type WordExports } from './word-exports.ts'
import { createWordLists } from './word-lists.ts'
import { createWordThread } from './word-thread.ts'
import { createWords, type WordsService } from './words.ts'
import { createWorkspace, type WorkspaceService } from './workspace.ts'

/** Everything the program does, whoever asks. */
export interface Services {
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
  readonly searching: SearchingService
  readonly quickOpen: QuickOpenService
  readonly queryHelp: QueryHelpService
  readonly concordances: ConcordanceService
  readonly trends: TrendsService
  readonly themes: ThemesService
  readonly themeMatrix: ThemeMatrixService
  readonly comparisons: ComparisonService
  readonly indicators: IndicatorsService
  readonly indicatorChoices: IndicatorChoices
  readonly indicatorExports: IndicatorExports
  readonly words: WordsService
  readonly sharedWording: SharedWordingService
  readonly sentenceChanges: SentenceChangesService
  readonly concepts: ConceptsService
  readonly lists: ListsService
  readonly savedSearches: SavedSearchesService
  readonly foundBySearches: FoundBySearches
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
  const texts = createSearchCorpus(current, quiet)
  const themes = createThemes(current, announce)
  const themedStretches = createThemedStretches(themes)
  const searched = createSearchedReports(current, texts, themedStretches)
  const searching = createSearching(current, searched)
  const foundBySearches = createFoundBySearches(current, searched, quiet, ids => emit('reports.changed', { ids }))
  const quickOpen = createQuickOpen(current, quiet)
  const pool = createParsePool(new URL(options.parseWorker))

  const wordLists = createWordLists(options.words)
  const wordThread = createWordThread(new URL(options.words.worker), wordLists.segmenter)
  const wordCounts = createWordCounts(current, wordThread, wordLists.version)
  const sentenceChanges = createSentenceChanges(current, wordThread)
  const queryHelp = createQueryHelp(current)

  const reuseThread = createIdleThread<SegmentTexts, SegmentBytes>(
    () => new Worker(new URL(options.reuseWorker)),
    'Shared wording could not be indexed',
  )
  const reuseIndex = createReuseIndex(current, texts, reuseThread, quiet)

  /** A window shows the library: what its user may ask next is made ready. */
  function prepare(): void {
    texts.prepare()
    reuseIndex.prepare()
    quickOpen.prepare()
    foundBySearches.prepare()
  }

  /** What is derived from the library follows it. */
  function refresh({ reports, highlights, tags, lists, themes: themed }: Changes): void {
    if (reports) {
      searched.refresh(reports)
      reuseIndex.refresh()
      duplicates.refresh(reports)
      quickOpen.refresh(reports)
    }
    if (tags || themed || lists !== undefined || highlights !== undefined) searched.regrouped()
    if (reports || tags || themed || lists !== undefined || highlights !== undefined) foundBySearches.refresh()
    if (highlights !== undefined) quickOpen.renoted()
    if (tags) quickOpen.retagged()
    if (tags || themed || reports !== undefined) queryHelp.forget()
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
    lists,
  }: Changes): void {
    if (reports !== undefined) emit('reports.changed', { ids: reports })
    if (highlights !== undefined) emit('highlights.changed', { reportIds: highlights, ...(changes ? { changes } : {}) })
    if (tags) emit('tags.changed', {})
    if (concepts) emit('concepts.changed', {})
    if (indicators) emit('indicators.changed', {})
    if (themed) emit('themes.changed', {})
    if (paired) emit('comparisons.changed', {})
    if (lists !== undefined) emit('lists.changed', {})
    if (lists !== undefined && lists.length > 0) emit('reports.changed', { ids: lists })
    emit('journal.changed', journal.get())
    emit('library.changed', library.get())
  }

  function announce(changes: Changes): void {
    refresh(changes)
    livingExport.changed()
    tellWindows(changes)
    if (concernsMemos(changes)) {
      quickOpen.memosChanged()
      emit('memos.changed', {})
    }
  }

  /** Files that follow the notes name the colours as well. */
  function inksRenamed(): void {
    emit('inks.changed', {})
    livingExport.changed()
  }

  const duplicates = createDuplicates(current, quiet, announce, ids => emit('reports.changed', { ids }))
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
  const exportTemplates = createExportTemplates(current)
  const exports = createExports(current, exportTemplates)
  const livingExport = createLivingExport(current, exports, options.dataFolder, living => emit('exports.living', living))
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
      searched.restart()
      comparisons.restart()
      foundBySearches.restart()
      reuseIndex.restart()
      wordCounts.restart()
      sentenceChanges.restart()
      quickOpen.restart()
      folders.libraryOpened()
      backups.libraryOpened()
      livingExport.libraryOpened()
      duplicates.restart()
      announce({ reports: null, highlights: null, tags: true, concepts: true, indicators: true, themes: true, lists: [] })
    },
  })

  const codebook = createCodebook(current, announce)
  const concordances = createConcordances(current, searched, duplicates, announce)
  const trends = createTrends(current, searched)
  const indicators = createIndicators(current)
  const comparisons = createComparisons(current, themes, announce)
  const words = createWords(current, searched, wordCounts, wordLists.stopWords)

  return {
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
    searching,
    quickOpen,
    queryHelp,
    concordances,
    trends,
    themes,
    themeMatrix: createThemeMatrix(current, themes, announce),
    comparisons,
    indicators,
    indicatorChoices: createIndicatorChoices(current, announce),
    indicatorExports: createIndicatorExports(current, indicators),
    words,
    sentenceChanges,
    sharedWording: createSharedWording(current, texts, searched, reuseIndex, duplicates),
    concepts: createConcepts(current, announce),
    lists: createLists(current, announce),
    savedSearches: createSavedSearches(current, announce),
    foundBySearches,
    wordExports: createWordExports(words),
    tableExports: createTableExports(concordances, trends, codebook),
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
    workspace: createWorkspace(current),
    quiet,
    async close() {
      try {
        await library.close()
      } finally {
        await Promise.all([pool.close(), wordThread.close(), reuseThread.close()])
      }
    },
  }
}

/** They come and go with what they are about, and are called by its name. */
function concernsMemos({ memos, reports, highlights, highlightChanges, tags }: Changes): boolean {
  const removed = highlightChanges ? highlightChanges.removed.length > 0 : highlights !== undefined
  return Boolean(memos || tags || reports !== undefined || removed)
}
