import { type Chosen, type Dimension, NOTHING_CHOSEN, type ReportListFilter } from './facets.ts'
import { NOTHING_SELECTED, type Selection, toggled } from './selection.ts'
import type { Slice } from './store.ts'

export const COLUMNS = ['place', 'title', 'body', 'year', 'kind', 'characters', 'highlights', 'problems'] as const
export type Column = (typeof COLUMNS)[number]

export interface Sorting {
  readonly column: Column
  readonly descending: boolean
}

/** How the library is looked at; kept while the user is on another screen. */
export interface LibraryViewSlice {
  readonly libraryLayout: 'table' | 'years'
  readonly libraryFilter: ReportListFilter
  readonly librarySorting: Sorting
  readonly librarySelection: Selection
  setLibraryLayout(layout: 'table' | 'years'): void
  filterLibrary(text: string): void
  toggleLibraryFacet(dimension: Dimension, value: string): void
  /** Shows the list of these reports alone. */
  narrowLibrary(chosen: Partial<Chosen>, text?: string): void
  /** Without a dimension: everything, also the words. */
  clearLibraryFilter(dimension?: Dimension): void
  sortLibrary(sorting: Sorting): void
  selectReports(selection: Selection): void
}

const EVERYTHING: ReportListFilter = { text: '', chosen: NOTHING_CHOSEN }

export const createLibraryViewSlice: Slice<LibraryViewSlice> = (set, get) => {
  const choose = (dimension: Dimension, values: readonly string[]) => {
    const { text, chosen } = get().libraryFilter
    set({ libraryFilter: { text, chosen: { ...chosen, [dimension]: values } } })
  }
  return {
    libraryLayout: 'table',
    libraryFilter: EVERYTHING,
    librarySorting: { column: 'place', descending: false },
    librarySelection: NOTHING_SELECTED,
    setLibraryLayout: libraryLayout => set({ libraryLayout }),
    filterLibrary: text => set({ libraryFilter: { ...get().libraryFilter, text } }),
    toggleLibraryFacet: (dimension, value) => choose(dimension, toggled(get().libraryFilter.chosen[dimension], value)),
    narrowLibrary: (chosen, text = '') =>
      set({ libraryLayout: 'table', libraryFilter: { text, chosen: { ...NOTHING_CHOSEN, ...chosen } } }),
    clearLibraryFilter: dimension => (dimension ? choose(dimension, []) : set({ libraryFilter: EVERYTHING })),
    sortLibrary: librarySorting => set({ librarySorting }),
    selectReports: librarySelection => set({ librarySelection }),
  }
}
