import type { HighlightFilter, HighlightInContext } from '../../shared/model/highlight.ts'
import type { MatrixSide } from '../../shared/tabling/quote-matrix.ts'
import { NOTHING_SELECTED, type Selection } from './selection.ts'
import type { Slice } from './store.ts'

/** What the notes screen shows. */
export const NOTES_VIEWS = ['list', 'matrix', 'pairs', 'codebook', 'memos', 'review'] as const
export type NotesView = (typeof NOTES_VIEWS)[number]

export const GROUPINGS = ['report', 'tag', 'place', 'year'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface NotesSlice {
  /** Highlights of the whole library that pass the filter, report by report; null until the first load. */
  readonly notes: readonly HighlightInContext[] | null
  /** All highlights of the library, whatever the filter: what there is to choose from. */
  readonly allNotes: readonly HighlightInContext[]
  /** Those of them that hold the words of the filter, whatever else it asks for. */
  readonly notesInText: readonly HighlightInContext[]
  /** Memos that hold the words of the filter. */
  readonly memosInText: number
  readonly notesFilter: HighlightFilter
  readonly notesView: NotesView
  readonly notesGrouping: Grouping
  /** What the columns of the quote matrix are. */
  readonly quoteMatrixBy: MatrixSide
  readonly notesSelection: Selection
  loadNotes(): Promise<void>
  /** Loads again what is shown, after a change; elsewhere the notes are loaded when they are opened. */
  refreshNotes(): Promise<void>
  filterNotes(filter: HighlightFilter): Promise<void>
  showNotes(view: NotesView): void
  /** The memos that hold the words of the filter. */
  showMemosInText(): void
  groupNotes(grouping: Grouping): void
  divideQuoteMatrix(by: MatrixSide): void
  selectNotes(selection: Selection): void
  forgetNotes(): void
}

export const createNotesSlice: Slice<NotesSlice> = (set, get, api) => {
  let newest = 0
  return {
    notes: null,
    allNotes: [],
    notesInText: [],
    memosInText: 0,
    notesFilter: {},
    notesView: 'list',
    notesGrouping: 'report',
    quoteMatrixBy: 'place',
    notesSelection: NOTHING_SELECTED,

    async loadNotes() {
      const turn = ++newest
      try {
        const filter = get().notesFilter
        const { text } = filter
        const all = api.call('highlights.list', {})
        const filtered = isEmpty(filter) ? all : api.call('highlights.list', { filter })
        const inText = text === undefined ? all : api.call('highlights.list', { filter: { text } })
        const memos = text === undefined ? [] : api.call('memos.list', { text })
        const [allNotes, notes, notesInText, { length }] = await Promise.all([all, filtered, inText, memos])
        if (turn === newest) set({ allNotes, notes, notesInText, memosInText: length })
      } catch (error) {
        get().fail(error)
      }
    },

    async refreshNotes() {
      if (get().screen !== 'notes') return
      await Promise.all([get().loadNotes(), get().loadReview(), get().notesView === 'codebook' ? get().refreshCodebook() : null])
    },

    async filterNotes(notesFilter) {
      set({ notesFilter })
      await get().loadNotes()
    },

    showNotes: notesView => set({ notesView }),
    showMemosInText() {
      get().showNotes('memos')
      void get().filterMemos(get().notesFilter.text ?? '')
    },
    groupNotes: notesGrouping => set({ notesGrouping }),
    divideQuoteMatrix: quoteMatrixBy => set({ quoteMatrixBy }),
    selectNotes: notesSelection => set({ notesSelection }),

    forgetNotes() {
      newest++
      set({
        notes: null,
        allNotes: [],
        notesInText: [],
        memosInText: 0,
        notesFilter: {},
        notesSelection: NOTHING_SELECTED,
        codebookTagId: null,
        review: null,
      })
    },
  }
}

export function isEmpty(filter: HighlightFilter): boolean {
  const { report = {}, ...own } = filter
  return Object.keys(own).length === 0 && Object.keys(report).length === 0
}
