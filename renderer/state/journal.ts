import type { JournalState } from '../../shared/model/journal.ts'
import type { Slice } from './store.ts'

export interface JournalSlice {
  readonly journal: JournalState
  loadJournal(): Promise<void>
  /** The user's last action, or this one. */
  undo(id?: number): Promise<void>
  redo(): Promise<void>
}

export const createJournalSlice: Slice<JournalSlice> = (set, get, api) => ({
  journal: { undo: null, redo: null },

  async loadJournal() {
    set({ journal: await api.call('journal.get', {}) })
  },

  async undo(id) {
    if (id === undefined && !get().journal.undo) return
    try {
      const action = await api.call('journal.undo', id === undefined ? {} : { id })
      get().notify(`undone.${action.kind}`, { count: action.count })
    } catch (error) {
      get().fail(error)
    }
  },

  async redo() {
    if (!get().journal.redo) return
    try {
      const action = await api.call('journal.redo', {})
      get().notify(`redone.${action.kind}`, { count: action.count })
    } catch (error) {
      get().fail(error)
    }
  },
})
