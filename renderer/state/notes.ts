import type { HighlightFilter, HighlightInContext } from '../../shared/model/highlight.ts'
import { NOTHING_SELECTED, type Selection } from './selection.ts'
import type { Slice } from './store.ts'

export const GROUPINGS = ['report', 'tag', 'place', 'year'] as const
export type Grouping = (typeof GROUPINGS)[number]

export interface NotesSlice {
  /** Highlights of the whole library that pass the filter, report by report; null until the first load. */
  readonly notes: readonly HighlightInContext[] | null
  readonly notesFilter: HighlightFilter
  readonly notesGrouping: Grouping
  readonly notesSelection: Selection
  loadNotes(): Promise<void>
  /** Loads again what is shown, after a change; does nothing before the first load. */
  refreshNotes(): Promise<void>
  filterNotes(filter: HighlightFilter): Promise<void>
  groupNotes(grouping: Grouping): void
  selectNotes(selection: Selection): void
  forgetNotes(): void
}

export const createNotesSlice: Slice<NotesSlice> = (set, get, api) => {
  let newest = 0
  return {
    notes: null,
    notesFilter: {},
    notesGrouping: 'report',
    notesSelection: NOTHING_SELECTED,

    async loadNotes() {
      const turn = ++newest
      try {
        const notes = await api.call('highlights.list', { filter: get().notesFilter })
        if (turn === newest) set({ notes })
      } catch (error) {
        get().fail(error)
      }
    },

    async refreshNotes() {
      if (get().notes) await get().loadNotes()
    },

    async filterNotes(notesFilter) {
      set({ notesFilter })
      await get().loadNotes()
    },

    groupNotes: notesGrouping => set({ notesGrouping }),
    selectNotes: notesSelection => set({ notesSelection }),

    forgetNotes() {
      newest++
      set({ notes: null, notesFilter: {}, notesSelection: NOTHING_SELECTED })
    },
  }
}
