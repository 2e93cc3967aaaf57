import type { BinItem } from '../../shared/model/bin.ts'
import type { HistoryEntry } from '../../shared/model/journal.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export interface HistorySlice {
  readonly historyShown: boolean
  /** The newest first; null until they were read. */
  readonly history: readonly HistoryEntry[] | null
  readonly historyHasMore: boolean
  readonly bin: readonly BinItem[] | null
  showHistory(shown: boolean): Promise<void>
  /** What is shown of them, anew. */
  refreshHistory(): Promise<void>
  loadMoreHistory(): Promise<void>
  /** To the moment after this action; 0 is before all of them. */
  goToHistory(id: number): Promise<void>
  restoreFromBin(items: readonly BinItem[]): Promise<void>
  /** For good. */
  emptyBin(): Promise<void>
}

/** Read at a time. */
const PAGE = 200

export const createHistorySlice: Slice<HistorySlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let newest = 0

  return {
    historyShown: false,
    history: null,
    historyHasMore: false,
    bin: null,

    async showHistory(historyShown) {
      set({ historyShown, ...(historyShown ? {} : { history: null, bin: null }) })
      await get().refreshHistory()
    },

    async refreshHistory() {
      if (!get().historyShown) return
      const turn = ++newest
      await attempt(async () => {
        const limit = Math.max(PAGE, get().history?.length ?? 0)
        const [{ entries, more }, bin] = await Promise.all([api.call('journal.list', { limit }), api.call('bin.list', {})])
        if (turn === newest && get().historyShown) set({ history: entries, historyHasMore: more, bin })
      })
    },

    loadMoreHistory: () =>
      attempt(async () => {
        const known = get().history ?? []
        const { entries, more } = await api.call('journal.list', { limit: PAGE, before: known.at(-1)?.id ?? null })
        set({ history: [...known, ...entries], historyHasMore: more })
      }),

    goToHistory: id =>
      attempt(async () => {
        const { steps } = await api.call('journal.goTo', { id })
        get().notify('notices.wentTo', { count: steps })
      }),

    restoreFromBin: items =>
      attempt(async () => {
        const { count } = await api.call('bin.restore', { items: items.map(({ kind, id }) => ({ kind, id })) })
        get().notify('notices.restored', { count }, { undoable: true })
      }),

    emptyBin: () =>
      attempt(async () => {
        const { removed } = await api.call('bin.empty', {})
        get().notify('notices.binEmptied', { count: removed })
      }),
  }
}
