import type { ReadingList, SavedSearch } from '../../shared/model/list.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export interface ListsSlice {
  readonly lists: readonly ReadingList[]
  readonly listsById: ReadonlyMap<string, ReadingList>
  readonly savedSearches: readonly SavedSearch[]
  /** True while the dialog in which both are kept in order is open. */
  readonly listsShown: boolean
  /** Reports that are to be put into a list or taken out of one; null while nothing is asked. */
  readonly listing: readonly string[] | null
  showLists(shown: boolean): void
  loadLists(): Promise<void>
  /** Asks into which list. */
  chooseList(reportIds: readonly string[]): void
  closeListing(): void
  makeList(name: string, reportIds: readonly string[]): Promise<void>
  changeList(id: string, change: { readonly add?: readonly string[]; readonly remove?: readonly string[] }): Promise<void>
  /** False when it did not work; the user has been told then. */
  renameList(id: string, name: string): Promise<boolean>
  removeList(id: string): Promise<void>
  /** All reports that the search finds, whatever is shown of them. */
  listSearchResult(): Promise<void>
  /** Keeps what is searched for now. */
  saveSearch(name: string): Promise<boolean>
  renameSearch(search: SavedSearch, name: string): Promise<boolean>
  removeSearch(id: string): Promise<void>
  runSearch(search: SavedSearch): Promise<void>
}

/** More than a library holds. */
const ALL_REPORTS = 10_000

export const createListsSlice: Slice<ListsSlice> = (set, get, api) => {
  const { attempt, succeeds } = createAttempts(get)
  let newest = 0

  return {
    lists: [],
    listsById: new Map(),
    savedSearches: [],
    listsShown: false,
    listing: null,

    showLists: listsShown => set({ listsShown }),

    async loadLists() {
      const turn = ++newest
      const [lists, savedSearches] = await Promise.all([api.call('lists.list', {}), api.call('savedSearches.list', {})])
      if (turn === newest) set({ lists, listsById: new Map(lists.map(list => [list.id, list])), savedSearches })
    },

    chooseList: reportIds => set({ listing: reportIds }),
    closeListing: () => set({ listing: null }),

    async makeList(name, reportIds) {
      const made = await succeeds(() => api.call('lists.save', { name, reportIds: [...reportIds] }))
      if (made) get().notify('notices.listSaved', { name, count: reportIds.length }, { undoable: true })
    },

    async changeList(id, { add = [], remove = [] }) {
      const changed = await succeeds(() => api.call('lists.change', { id, add: [...add], remove: [...remove] }))
      const name = get().listsById.get(id)?.name ?? ''
      if (!changed) return
      if (add.length > 0) get().notify('notices.listed', { name, count: add.length }, { undoable: true })
      else get().notify('notices.unlisted', { name, count: remove.length }, { undoable: true })
    },

    renameList: (id, name) => succeeds(() => api.call('lists.save', { id, name })),

    async removeList(id) {
      if (await succeeds(() => api.call('lists.remove', { ids: [id] }))) get().notify('notices.listRemoved', {}, { undoable: true })
    },

    async listSearchResult() {
      const { query, searchFilter: filter, exact } = get()
      await attempt(async () => {
        const { hits } = await api.call('reports.search', { query, filter, exact, limit: ALL_REPORTS, snippets: 1 })
        get().chooseList(hits.map(hit => hit.reportId))
      })
    },

    async saveSearch(name) {
      const { query, searchFilter: filter, exact } = get()
      const saved = await succeeds(() => api.call('savedSearches.save', { name, query, filter, exact }))
      if (saved) get().notify('notices.searchSaved', { name }, { undoable: true })
      return saved
    },

    renameSearch: ({ id, query, filter, exact }, name) =>
      succeeds(() => api.call('savedSearches.save', { id, name, query, filter, exact })),

    async removeSearch(id) {
      if (await succeeds(() => api.call('savedSearches.remove', { ids: [id] })))
        get().notify('notices.searchRemoved', {}, { undoable: true })
    },

    async runSearch({ query, filter, exact }) {
      get().show('search')
      await get().search({ query, filter, exact })
    },
  }
}
