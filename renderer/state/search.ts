import type { ReportFilter } from '../../shared/model/report.ts'
import type { SearchResult } from '../../shared/model/search.ts'
import type { Slice } from './store.ts'

export interface SearchSlice {
  readonly query: string
  readonly searchFilter: ReportFilter
  readonly exact: boolean
  readonly searchResult: SearchResult | null
  readonly searching: boolean
  /** The row the keyboard is on; kept so that a way back from the text ends where it began. */
  readonly activeHit: string | null
  /** Searches at once; a newer search makes an older one's answer void. */
  search(change: { query?: string; filter?: ReportFilter; exact?: boolean }): Promise<void>
  activateHit(key: string | null): void
  forgetSearch(): void
}

const REPORTS_SHOWN = 500

export const createSearchSlice: Slice<SearchSlice> = (set, get, api) => {
  let running: AbortController | undefined
  return {
    query: '',
    searchFilter: {},
    exact: false,
    searchResult: null,
    searching: false,
    activeHit: null,

    async search(change) {
      running?.abort()
      const turn = new AbortController()
      running = turn
      const query = change.query ?? get().query
      const filter = change.filter ?? get().searchFilter
      const exact = change.exact ?? get().exact
      set({ query, searchFilter: filter, exact })
      if (query.trim() === '') {
        set({ searchResult: null, searching: false, activeHit: null })
        return
      }
      set({ searching: true })
      try {
        const searchResult = await api.call('reports.search', { query, filter, exact, limit: REPORTS_SHOWN }, { signal: turn.signal })
        if (running === turn) set({ searchResult, searching: false, activeHit: null })
      } catch (error) {
        if (running === turn) {
          set({ searching: false })
          get().fail(error)
        }
      }
    },

    activateHit: activeHit => set({ activeHit }),

    forgetSearch() {
      running?.abort()
      running = undefined
      set({ query: '', searchFilter: {}, searchResult: null, searching: false, activeHit: null })
    },
  }
}
