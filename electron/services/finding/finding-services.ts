import type { ThemesService } from '../comparing/themes.ts'
import type { Announce, Changes, CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { createLists, type ListsService } from '../library/lists.ts'
import type { WordFiles } from '../options.ts'
import type { Quiet } from '../quiet.ts'
import { type ConceptsService, createConcepts } from './concepts.ts'
import { type ConcordanceService, createConcordances } from './concordance.ts'
import { createFoundBySearches, type FoundBySearches } from './found-by-searches.ts'
import { createQueryHelp, type QueryHelpService } from './query-help.ts'
import { createQuickOpen, type QuickOpenService } from './quick-open.ts'
import { createSavedSearches, type SavedSearchesService } from './saved-searches.ts'
import { createSearchCorpus, type SearchCorpus } from './search-corpus.ts'
import { createSearchedReports, type SearchedReports } from './searched-reports.ts'
import { createSearching, type SearchingService } from './searching.ts'
import { createThemedStretches } from './themed-stretches.ts'
import { createTrends, type TrendsService } from './trends.ts'
import { createWordCounts } from './word-counts.ts'
import { createWordLists } from './word-lists.ts'
import { createWordThread, type WordThread } from './word-thread.ts'
import { createWords, type WordsService } from './words.ts'

/** Finding and counting words, and what is kept of it. */
export interface FindingServices {
  readonly searching: SearchingService
  readonly quickOpen: QuickOpenService
  readonly queryHelp: QueryHelpService
  readonly concordances: ConcordanceService
  readonly trends: TrendsService
  readonly words: WordsService
  readonly concepts: ConceptsService
  readonly lists: ListsService
  readonly savedSearches: SavedSearchesService
  readonly foundBySearches: FoundBySearches
}

export interface Finding {
  readonly services: FindingServices
  readonly texts: SearchCorpus
  readonly searched: SearchedReports
  readonly wordThread: WordThread
  /** Terms of the field, folded: words that stay whole. */
  terms(): readonly string[]
  /** Words that mean nothing by themselves, folded. */
  stopWords(): ReadonlySet<string>
  /** A window shows the library: what its user may ask next is made ready. */
  prepare(): void
  /** Another library, or none. */
  restart(): void
  /** What is derived from the library follows it. */
  refresh(changes: Changes): void
  /** What memos say, or the names of what they are about, changed. */
  memosChanged(): void
  close(): Promise<void>
}

interface FindingParts {
  readonly current: CurrentLibrary
  readonly quiet: Quiet
  readonly themes: ThemesService
  readonly duplicates: DuplicatesService
  readonly wordFiles: WordFiles
  readonly announce: Announce
  /** Saved searches find other reports now. */
  readonly foundOthers: (reportIds: readonly string[]) => void
}

export function createFinding({ current, quiet, themes, duplicates, wordFiles, announce, foundOthers }: FindingParts): Finding {
  const texts = createSearchCorpus(current, quiet)
  const searched = createSearchedReports(current, texts, createThemedStretches(themes))
  const foundBySearches = createFoundBySearches(current, searched, quiet, foundOthers)
  const quickOpen = createQuickOpen(current, quiet)
  const queryHelp = createQueryHelp(current, quickOpen)
  const wordLists = createWordLists(wordFiles)
  const wordThread = createWordThread(new URL(wordFiles.worker), wordLists.segmenter)
  const wordCounts = createWordCounts(current, wordThread, wordLists.version)

  return {
    services: {
      searching: createSearching(current, searched),
      quickOpen,
      queryHelp,
      concordances: createConcordances(current, searched, duplicates, announce),
      trends: createTrends(current, searched, duplicates),
      words: createWords(current, searched, duplicates, wordCounts, wordLists.stopWords),
      concepts: createConcepts(current, announce),
      lists: createLists(current, announce),
      savedSearches: createSavedSearches(current, announce),
      foundBySearches,
    },
    texts,
    searched,
    wordThread,
    terms: () => wordLists.segmenter().dictionary,
    stopWords: wordLists.stopWords,
    prepare() {
      texts.prepare()
      quickOpen.prepare()
      foundBySearches.prepare()
    },
    restart() {
      searched.restart()
      foundBySearches.restart()
      wordCounts.restart()
      quickOpen.restart()
    },
    refresh({ reports, highlights, tags, lists, themes: themed }) {
      const regrouped = tags || themed || lists !== undefined || highlights !== undefined
      if (reports) {
        searched.refresh(reports)
        quickOpen.refresh(reports)
      }
      if (regrouped) searched.regrouped()
      if (reports || regrouped) foundBySearches.refresh()
      if (highlights !== undefined) quickOpen.renoted()
      if (tags) quickOpen.retagged()
      if (tags || themed || reports !== undefined) queryHelp.forget()
    },
    memosChanged: quickOpen.memosChanged,
    close: wordThread.close,
  }
}
