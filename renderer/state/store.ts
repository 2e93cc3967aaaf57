import { createContext, useContext } from 'react'
import { type StateCreator, type StoreApi, useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Api } from '../api/api.ts'
import { type AnnotationsSlice, createAnnotationsSlice } from './annotations.ts'
import { type BackupSlice, createBackupSlice } from './backups.ts'
import { type ChangesSlice, createChangesSlice } from './changes.ts'
import { type CodebookSlice, createCodebookSlice } from './codebook.ts'
import { type CodersSlice, createCodersSlice } from './coders.ts'
import { type ColumnsSlice, createColumnsSlice } from './columns.ts'
import { type ComparisonSlice, createComparisonSlice } from './comparison.ts'
import { type ComparisonViewSlice, createComparisonViewSlice } from './comparison-view.ts'
import { type ConceptsSlice, createConceptsSlice } from './concepts.ts'
import { type ConcordanceSlice, createConcordanceSlice } from './concordance.ts'
import { type CopiesSlice, createCopiesSlice } from './copies.ts'
import { createDuplicatesSlice, type DuplicatesSlice } from './duplicates.ts'
import { createExportSlice, type ExportSlice } from './exporting.ts'
import { createFolderSlice, type FolderSlice } from './folders.ts'
import { createFollowingSlice, type FollowingSlice } from './following.ts'
import { createHighlightSlice, type HighlightSlice } from './highlights.ts'
import { createHistorySlice, type HistorySlice } from './history.ts'
import { createImportSlice, type ImportSlice } from './importing.ts'
import { createIndicatorsSlice, type IndicatorsSlice } from './indicators.ts'
import { createInkSlice, type InkSlice } from './inks.ts'
import { createJournalSlice, type JournalSlice } from './journal.ts'
import { createLibrarySlice, type LibrarySlice } from './library.ts'
import { createLibraryViewSlice, type LibraryViewSlice } from './library-view.ts'
import { createListsSlice, type ListsSlice } from './lists.ts'
import { createMemosSlice, type MemosSlice } from './memos.ts'
import { createNotesSlice, type NotesSlice } from './notes.ts'
import { createNoticeSlice, type NoticeSlice } from './notices.ts'
import { createPaneFindSlice, type PaneFindSlice } from './pane-find.ts'
import { createPaneRowSlice, type PaneRowSlice } from './pane-row.ts'
import { createPaneSlice, type PaneSlice } from './panes.ts'
import { createPassageLinkSlice, type PassageLinkSlice } from './passage-links.ts'
import { createPickingSlice, type PickingSlice } from './picking.ts'
import { createQuickOpenSlice, type QuickOpenSlice } from './quick-open.ts'
import { createReadingViewSlice, type ReadingViewSlice } from './reading-view.ts'
import { createReviewSlice, type ReviewSlice } from './review.ts'
import { createSearchSlice, type SearchSlice } from './search.ts'
import { createSectionThemesSlice, type SectionThemesSlice } from './section-themes.ts'
import { createSessionSlice, type SessionSlice } from './session.ts'
import { createSettingsSlice, type SettingsSlice } from './settings.ts'
import { createSharedWordingSlice, type SharedWordingSlice } from './shared-wording.ts'
import { createSourceViewSlice, type SourceViewSlice } from './source-view.ts'
import { createTagSlice, type TagSlice } from './tags.ts'
import { createThemeMatrixSlice, type ThemeMatrixSlice } from './theme-matrix.ts'
import { createTrendsSlice, type TrendsSlice } from './trends.ts'
import { createWordingsSlice, type WordingsSlice } from './wordings.ts'
import { createWordsSlice, type WordsSlice } from './words.ts'
import { createWorkspacesSlice, type WorkspacesSlice } from './workspaces.ts'

/** Everything needed to draw the window. One slice per topic; what one component alone needs stays in it. */
export type AppState = SessionSlice &
  LibrarySlice &
  BackupSlice &
  DuplicatesSlice &
  FolderSlice &
  ColumnsSlice &
  ImportSlice &
  PaneSlice &
  PassageLinkSlice &
  PaneRowSlice &
  FollowingSlice &
  WorkspacesSlice &
  PaneFindSlice &
  ReadingViewSlice &
  HighlightSlice &
  InkSlice &
  TagSlice &
  ChangesSlice &
  CodebookSlice &
  CodersSlice &
  ReviewSlice &
  HistorySlice &
  SearchSlice &
  ComparisonSlice &
  SharedWordingSlice &
  WordingsSlice &
  ComparisonViewSlice &
  ThemeMatrixSlice &
  SectionThemesSlice &
  TrendsSlice &
  WordsSlice &
  IndicatorsSlice &
  ConceptsSlice &
  ConcordanceSlice &
  CopiesSlice &
  JournalSlice &
  SettingsSlice &
  NoticeSlice &
  LibraryViewSlice &
  NotesSlice &
  MemosSlice &
  AnnotationsSlice &
  ExportSlice &
  PickingSlice &
  SourceViewSlice &
  QuickOpenSlice &
  ListsSlice

/** A slice: its part of the state, made from the whole store's `set` and `get` and the api. */
export type Slice<S> = (set: Parameters<StateCreator<AppState>>[0], get: () => AppState, api: Api) => S

export type AppStore = StoreApi<AppState>

/** A store of its own for every caller, so that a test makes its own with its own api. */
export function createAppStore(api: Api): AppStore {
  return createStore<AppState>()((set, get) => ({
    ...createSessionSlice(set, get, api),
    ...createLibrarySlice(set, get, api),
    ...createBackupSlice(set, get, api),
    ...createDuplicatesSlice(set, get, api),
    ...createFolderSlice(set, get, api),
    ...createColumnsSlice(set, get, api),
    ...createImportSlice(set, get, api),
    ...createPaneSlice(set, get, api),
    ...createPassageLinkSlice(set, get, api),
    ...createPaneRowSlice(set, get, api),
    ...createFollowingSlice(set, get, api),
    ...createWorkspacesSlice(set, get, api),
    ...createPaneFindSlice(set, get, api),
    ...createReadingViewSlice(set, get, api),
    ...createHighlightSlice(set, get, api),
    ...createInkSlice(set, get, api),
    ...createTagSlice(set, get, api),
    ...createChangesSlice(set, get, api),
    ...createCodebookSlice(set, get, api),
    ...createCodersSlice(set, get, api),
    ...createReviewSlice(set, get, api),
    ...createHistorySlice(set, get, api),
    ...createSearchSlice(set, get, api),
    ...createComparisonSlice(set, get, api),
    ...createSharedWordingSlice(set, get, api),
    ...createWordingsSlice(set, get, api),
    ...createComparisonViewSlice(set, get, api),
    ...createThemeMatrixSlice(set, get, api),
    ...createSectionThemesSlice(set, get, api),
    ...createTrendsSlice(set, get, api),
    ...createWordsSlice(set, get, api),
    ...createIndicatorsSlice(set, get, api),
    ...createConceptsSlice(set, get, api),
    ...createConcordanceSlice(set, get, api),
    ...createCopiesSlice(set, get, api),
    ...createJournalSlice(set, get, api),
    ...createSettingsSlice(set, get, api),
    ...createNoticeSlice(set, get, api),
    ...createLibraryViewSlice(set, get, api),
    ...createNotesSlice(set, get, api),
    ...createMemosSlice(set, get, api),
    ...createAnnotationsSlice(set, get, api),
    ...createExportSlice(set, get, api),
    ...createPickingSlice(set, get, api),
    ...createSourceViewSlice(set, get, api),
    ...createQuickOpenSlice(set, get, api),
    ...createListsSlice(set, get, api),
  }))
}

const StoreContext = createContext<AppStore | null>(null)
export const StoreProvider = StoreContext.Provider

export function useAppStore(): AppStore {
  const store = useContext(StoreContext)
  if (!store) throw new Error('This component stands outside the store provider.')
  return store
}

/** Reads through a selector; the component draws again only when the selected value changes. */
export function useApp<T>(select: (state: AppState) => T): T {
  return useStore(useAppStore(), select)
}
