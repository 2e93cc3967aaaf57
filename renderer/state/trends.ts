import type { ReportFilter } from '../../shared/model/report.ts'
import type { QueryGroup, QueryGrouping, TrendSeries } from '../../shared/model/search.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { filterOfGroup } from './group-filter.ts'
import type { Slice } from './store.ts'
import { asQuestion, type Counted, inOrderOfAnswer, keyOf, MOST_SUBJECTS, type TrendSubject, withSubject } from './trend-subjects.ts'
import { createTableWriter } from './write-table.ts'

/** What is shown of the counts: occurrences per 10,000 characters, occurrences, or the share of reports that hold it. */
export const MEASURES = ['rate', 'occurrences', 'share'] as const
export type Measure = (typeof MEASURES)[number]

/** Parts of the library as they are named, or those with most first. */
export type TrendOrder = 'name' | 'value'
export type TrendView = 'chart' | 'table'

/** What was counted, with the question that it answers. */
export interface CountedTrends {
  readonly by: QueryGrouping
  readonly filter: ReportFilter
  readonly exact: boolean
  readonly oneOfEach: boolean
  /** Reports that were left out as copies of others. */
  readonly copies: number
  readonly groups: readonly QueryGroup[]
  /** In the order of the subjects. */
  readonly lines: readonly TrendLine[]
}

export interface TrendLine extends TrendSeries {
  readonly subject: TrendSubject
}

export interface TrendsSlice {
  readonly trendSubjects: readonly TrendSubject[]
  readonly trendBy: QueryGrouping
  /** Key of the one subject that is counted by place and year, and by whose values parts are sorted. */
  readonly trendFocus: string | null
  readonly trendOrder: TrendOrder
  readonly trendView: TrendView
  readonly trendFilter: ReportFilter
  readonly trendExact: boolean
  readonly trendMeasure: Measure
  readonly trends: CountedTrends | null
  /** True while what is shown is not yet what was asked for. */
  readonly counting: boolean
  /** The part of the charts whose passages are being looked at in the search, as it is to be called there. */
  readonly visitedFromTrends: TrendPoint | null
  /** One line more. */
  countSubject(counted: Counted): Promise<void>
  forgetSubject(key: string): Promise<void>
  /** Counts at once; a newer question makes an older one's answer void. */
  changeTrends(change: TrendsChange): Promise<void>
  /** Counts again what is shown, after a change in the library. */
  refreshTrends(): Promise<void>
  /** How the counts are drawn; they stay the same. */
  drawTrends(change: { measure?: Measure; order?: TrendOrder; focus?: string; view?: TrendView }): void
  /** Goes to the passages of one line in one part of the library. */
  searchTrendPoint(point: TrendPoint): Promise<void>
  leaveTrendPoint(): void
  /** What the search looks for, as a line over the years. */
  countSearch(): Promise<void>
  exportTrends(format: TableFormat): Promise<void>
  forgetTrends(): void
  /** The lines of last time; they are counted when they are looked at. */
  restoreTrends(workspace: Workspace | null): void
  /** What of the lines the workspace keeps. */
  shownTrends(): NonNullable<Workspace['trends']>
}

export interface TrendPoint {
  readonly line: TrendLine
  readonly group: QueryGroup
}

interface TrendsChange {
  readonly subjects?: readonly TrendSubject[]
  readonly by?: QueryGrouping
  readonly focus?: string | null
  readonly filter?: ReportFilter
  readonly exact?: boolean
}

export const createTrendsSlice: Slice<TrendsSlice> = (set, get, api) => {
  let running: AbortController | undefined

  /** By place and year there is room for one. */
  function asked(): readonly TrendSubject[] {
    const { trendSubjects, trendBy, trendFocus } = get()
    return trendBy === 'place-year' ? trendSubjects.filter(({ key }) => key === trendFocus) : trendSubjects
  }

  async function count(): Promise<void> {
    running?.abort()
    const turn = new AbortController()
    running = turn
    const { trendBy: by, trendFilter: filter, trendExact: exact, oneOfEach } = get()
    const subjects = asked()
    if (subjects.length === 0) {
      set({ trends: null, counting: false })
      return
    }
    set({ counting: true })
    try {
      const question = { ...asQuestion(subjects), filter, exact, oneOfEach, by }
      const { groups, series, copies } = await api.call('trends.get', question, { signal: turn.signal })
      if (running !== turn) return
      const answered = inOrderOfAnswer(subjects)
      const lines = subjects.flatMap(subject => {
        const own = series[answered.indexOf(subject)]
        return own ? [{ ...own, subject }] : []
      })
      set({ trends: { by, filter, exact, oneOfEach, copies, groups, lines }, counting: false })
    } catch (error) {
      if (running !== turn) return
      set({ counting: false })
      get().fail(error)
    }
  }

  return {
    trendSubjects: [],
    trendBy: 'year',
    trendFocus: null,
    trendOrder: 'name',
    trendView: 'chart',
    trendFilter: {},
    trendExact: false,
    trendMeasure: 'rate',
    trends: null,
    counting: false,
    visitedFromTrends: null,

    async countSubject(counted) {
      const subjects = withSubject(get().trendSubjects, counted)
      await get().changeTrends({ subjects, focus: keyOf(counted) })
    },

    async forgetSubject(key) {
      await get().changeTrends({ subjects: get().trendSubjects.filter(subject => subject.key !== key) })
    },

    async changeTrends({ subjects = get().trendSubjects, by = get().trendBy, focus = get().trendFocus, ...change }) {
      // Years have an order of their own, places are looked at for the greatest.
      if (by !== get().trendBy) set({ trendOrder: by === 'year' ? 'name' : 'value' })
      set({
        trendSubjects: subjects,
        trendBy: by,
        trendFocus: (subjects.find(({ key }) => key === focus) ?? subjects[0])?.key ?? null,
        trendFilter: change.filter ?? get().trendFilter,
        trendExact: change.exact ?? get().trendExact,
      })
      get().saveWorkspace()
      await count()
    },

    async refreshTrends() {
      const known = new Set(get().concepts.map(({ id }) => id))
      const subjects = get().trendSubjects.filter(subject => subject.kind === 'query' || known.has(subject.conceptId))
      await get().changeTrends({ subjects })
    },

    drawTrends({ measure, order, focus, view }) {
      const { trendMeasure, trendOrder, trendFocus, trendView } = get()
      set({
        trendMeasure: measure ?? trendMeasure,
        trendOrder: order ?? trendOrder,
        trendFocus: focus ?? trendFocus,
        trendView: view ?? trendView,
      })
      get().saveWorkspace()
    },

    async searchTrendPoint(point) {
      const { trends, reports } = get()
      if (!trends) return
      set({ visitedFromTrends: point, visitedFromWords: null })
      const searching = get().search({
        query: point.line.query,
        filter: filterOfGroup(trends.filter, point.group, reports),
        exact: trends.exact,
      })
      // Only now, so that no concordance of an older search is opened.
      get().showSearchAs('concordance')
      get().show('search')
      await searching
    },

    leaveTrendPoint: () => set({ visitedFromTrends: null }),

    async countSearch() {
      const { query, searchFilter, exact, trendSubjects } = get()
      const counted = { kind: 'query', query: query.trim() } as const
      get().show('trends')
      await get().changeTrends({ subjects: withSubject(trendSubjects, counted), focus: keyOf(counted), filter: searchFilter, exact })
    },

    async exportTrends(format) {
      const { trends, trendSubjects } = get()
      if (!trends) return
      const { by, filter, exact, oneOfEach } = trends
      // Also those lines that by place and year there is no room for on the screen.
      const question = { ...asQuestion(trendSubjects), filter, exact, oneOfEach, by }
      await createTableWriter(get)(to => api.call('exports.trends', { ...to, ...question, format }))
    },

    restoreTrends(workspace) {
      const saved = workspace?.trends
      if (!saved) return
      set({
        trendSubjects: saved.subjects.slice(0, MOST_SUBJECTS).map(subject => ({ ...subject, key: keyOf(subject) })),
        trendBy: saved.by,
        trendFocus: saved.focus,
        trendOrder: saved.order,
        trendView: saved.view,
        trendMeasure: saved.measure,
        trendFilter: saved.filter,
        trendExact: saved.exact,
      })
    },

    shownTrends() {
      const { trendSubjects, trendBy, trendFocus, trendOrder, trendView, trendMeasure, trendFilter, trendExact } = get()
      return {
        subjects: trendSubjects.map(({ key: _, ...subject }) => subject),
        ...{ by: trendBy, focus: trendFocus, order: trendOrder, view: trendView, measure: trendMeasure },
        ...{ filter: trendFilter, exact: trendExact },
      }
    },

    forgetTrends() {
      running?.abort()
      running = undefined
      set({ trendSubjects: [], trendFocus: null, trendFilter: {}, trends: null, counting: false, visitedFromTrends: null })
    },
  }
}
