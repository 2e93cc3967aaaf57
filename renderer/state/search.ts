import type { CancelSignal } from '../../shared/cancel.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { QueryHelp, SearchResult } from '../../shared/model/search.ts'
import type { Slice } from './store.ts'

/** What is shown of a search: its reports, every occurrence, or how many there are in each part of the library. */
export type SearchView = 'reports' | 'concordance' | 'counts'

export interface SearchSlice {
  readonly query: string
  /** How often a query came from elsewhere than the box in which queries are written: what stands there then gives way. */
  readonly queriesGiven: number
  readonly searchFilter: ReportFilter
  readonly exact: boolean
  readonly searchResult: SearchResult | null
  readonly searching: boolean
  /** The row the keyboard is on; kept so that a way back from the text ends where it began. */
  readonly activeHit: string | null
  readonly searchView: SearchView
  /** Queries that were used in this session, newest first. */
  readonly recentQueries: readonly string[]
  /** Searches at once; a newer search makes an older one's answer void. `typed`: the query comes from its box. */
  search(change: { query?: string; filter?: ReportFilter; exact?: boolean; typed?: boolean }): Promise<void>
  /** Something in the library changed: a search that it matters to is answered anew, at once or when it is looked at next. */
  searchOutdated(by: 'reports' | 'tags' | 'themes'): Promise<void>
  /** Answers what is shown anew where it is outdated; what was unfolded stays so, and the keyboard where it is. */
  refreshSearch(): Promise<void>
  /** Every passage of one report of the result. */
  showAllPassages(reportId: string): Promise<void>
  activateHit(key: string | null): void
  showSearchAs(view: SearchView): void
  /** What is searched for was no attempt. */
  rememberQuery(): void
  /** How a query is understood, and what may stand at the caret. */
  readQuery(query: string, caret: number, signal: CancelSignal): Promise<QueryHelp>
  forgetSearch(): void
}

const REPORTS_SHOWN = 500
/** As many as a report can hold. */
const ALL_PASSAGES = 100_000
/** Queries that may ask for it. Words in quotation marks may look like the field as well: a search too many does no harm. */
const MAY_ASK_FOR = {
  reports: /./,
  tags: /(?:标签|標籤|標簽|tag)\s*[:：]/i,
  themes: /(?:主[题題]|theme)\s*[:：]/i,
} as const
/** Of the queries that were used. */
const REMEMBERED = 30

export const createSearchSlice: Slice<SearchSlice> = (set, get, api) => {
  let running: AbortController | undefined
  let outdated = false
  return {
    query: '',
    queriesGiven: 0,
    searchFilter: {},
    exact: false,
    searchResult: null,
    searching: false,
    activeHit: null,
    searchView: 'reports',
    recentQueries: [],

    async search(change) {
      running?.abort()
      const turn = new AbortController()
      running = turn
      outdated = false
      const query = change.query ?? get().query
      const filter = change.filter ?? get().searchFilter
      const exact = change.exact ?? get().exact
      set({ query, searchFilter: filter, exact })
      if (change.query !== undefined && !change.typed) set({ queriesGiven: get().queriesGiven + 1 })
      if (query.trim() === '') {
        set({ searchResult: null, searching: false, activeHit: null })
        get().forgetConcordance()
        return
      }
      set({ searching: true })
      // What is looked at comes first: its rows do not wait for the reports.
      if (get().searchView !== 'reports') await get().openConcordance()
      if (running !== turn) return
      try {
        const searchResult = await api.call(
          'reports.search',
          { query, filter, exact, limit: REPORTS_SHOWN, everywhere: true },
          { signal: turn.signal },
        )
        if (running === turn) set({ searchResult, searching: false, activeHit: null })
      } catch (error) {
        if (running === turn) {
          set({ searching: false })
          get().fail(error)
        }
      }
    },

    async searchOutdated(by) {
      const { query, searchResult, screen } = get()
      if (!searchResult || !MAY_ASK_FOR[by].test(query)) return
      outdated = true
      if (screen === 'search') await get().refreshSearch()
    },

    async refreshSearch() {
      const { query, searchResult: before, activeHit } = get()
      if (!outdated || !before) return
      get().refreshConcordance()
      await get().search({})
      const { searchResult: after } = get()
      if (!after || after === before || after.query !== before.query || get().query !== query) return
      const unfolded = new Set(before.hits.filter(hit => hit.snippets.length === hit.occurrences).map(hit => hit.reportId))
      set({ activeHit })
      for (const { reportId, snippets, occurrences } of after.hits) {
        if (snippets.length < occurrences && unfolded.has(reportId)) await get().showAllPassages(reportId)
      }
    },

    async showAllPassages(reportId) {
      const { searchResult: asked, exact } = get()
      if (!asked) return
      try {
        const input = { query: asked.query, exact, filter: { ids: [reportId] }, limit: 1, snippets: ALL_PASSAGES }
        const [whole] = (await api.call('reports.search', input)).hits
        // Another search may have been asked for meanwhile.
        if (whole && get().searchResult === asked) {
          set({ searchResult: { ...asked, hits: asked.hits.map(hit => (hit.reportId === reportId ? whole : hit)) } })
        }
      } catch (error) {
        get().fail(error)
      }
    },

    activateHit: activeHit => set({ activeHit }),

    showSearchAs(searchView) {
      set({ searchView })
      if (searchView !== 'reports') void get().openConcordance()
    },

    rememberQuery() {
      const query = get().query.trim()
      if (query !== '') set({ recentQueries: [query, ...get().recentQueries.filter(other => other !== query)].slice(0, REMEMBERED) })
    },

    readQuery: (query, caret, signal) => api.call('queries.read', { query, caret }, { signal }),

    forgetSearch() {
      running?.abort()
      running = undefined
      set({ query: '', queriesGiven: get().queriesGiven + 1, searchFilter: {}, searchResult: null, searching: false, activeHit: null })
      get().forgetConcordance()
    },
  }
}
