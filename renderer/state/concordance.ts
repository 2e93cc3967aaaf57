import type { Input, Output, Progress } from '../../shared/contract.ts'
import { AppError, toErrorData } from '../../shared/errors.ts'
import {
  type Concordance,
  type ConcordanceMarks,
  type ConcordanceRow,
  type ConcordanceSort,
  type Division,
  MOST_MARKED,
} from '../../shared/model/search.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { type ConcordancePages, nextPage, PAGE_ROWS, withPage } from './concordance-pages.ts'
import { countRows, NO_ROWS, type RowRanges } from './row-ranges.ts'
import type { Slice } from './store.ts'
import { createTableWriter } from './write-table.ts'

type ExportProgress = Progress<'exports.concordance'>

/** How occurrences are to be marked: colour, tags, and how much of the text around each. */
export type MarkWish = Pick<Input<'concordance.highlight'>, 'colour' | 'tagIds' | 'extent'>

export interface ConcordanceCounts {
  readonly key: string
  readonly by: Division
  readonly groups: Output<'concordance.groups'>['groups']
}

/** How the table of counts is sorted. */
export type CountsColumn = 'name' | 'occurrences' | 'rate' | 'reports' | 'characters'
export interface CountsSorting {
  readonly column: CountsColumn
  readonly descending: boolean
}

export interface ConcordanceSlice {
  readonly concordance: Concordance | null
  /** What is shown is not yet what is asked. */
  readonly concordanceOpening: boolean
  readonly concordanceSort: ConcordanceSort
  /** UTF-16 units of context on either side. */
  readonly contextWidth: number
  readonly concordancePages: ConcordancePages
  /** The row that the keyboard is on; kept, as is the place in px, so that the way back from a text ends where it began. */
  readonly concordanceRow: number | null
  readonly concordanceTop: number
  readonly concordanceSelection: RowRanges
  readonly concordanceCounts: ConcordanceCounts | null
  readonly concordanceDivision: Division
  readonly countsSorting: CountsSorting
  /** Null while nothing is being written. */
  readonly concordanceExport: ExportProgress | null
  /** Of what is searched for; does nothing where it is open already. */
  openConcordance(): Promise<void>
  sortConcordance(sort: ConcordanceSort): void
  widenContext(width: number): void
  /** What is open is read anew, where it is; its question stays the same. */
  refreshConcordance(): void
  /** These rows are in view: they are read, then those around them. */
  wantRows(first: number, last: number): void
  goToRow(row: number | null): void
  rememberTop(top: number): void
  selectRows(rows: RowRanges): void
  divideConcordance(by: Division): void
  /** Again by the same column: the other way round. */
  sortCounts(column: CountsColumn): void
  /** What marking the chosen occurrences (without a choice, all) would do, or has done; rejects where they are too many. */
  markConcordance(wish: MarkWish, preview: boolean): Promise<ConcordanceMarks>
  /** Asks for the folder first. */
  exportConcordance(format: TableFormat): Promise<void>
  cancelConcordanceExport(): void
  exportCounts(format: TableFormat): Promise<void>
  forgetConcordance(): void
}

/** Pages that are read at once: with more, those in view wait behind those that were scrolled past. */
const AT_ONCE = 2
/** Rows whose places are read at a time; as many as the engine gives. */
const PLACES = 5000
/** Rows in view on a large screen: what is asked for before the list knows its height. */
const FIRST_SCREEN = 60

export const createConcordanceSlice: Slice<ConcordanceSlice> = (set, get, api) => {
  const writeTable = createTableWriter(get)
  let opening: AbortController | undefined
  let writing: AbortController | undefined
  /** Of the open concordance. */
  let question = ''
  let wanted = { first: 0, last: FIRST_SCREEN }
  const coming = new Set<number>()
  /** How often rows were read anew. */
  let readings = 0

  const rowsName = () => `${get().concordance?.key} ${get().contextWidth} ${readings}`

  function readRows(): void {
    const { concordance, concordancePages } = get()
    if (!concordance || coming.size >= AT_ONCE) return
    const page = nextPage(concordancePages, rowsName(), wanted.first, wanted.last, concordance.occurrences, coming)
    if (page === undefined) return
    coming.add(page)
    const came = () => void coming.delete(page)
    readPage(concordance, page)
      .finally(came)
      .then(readRows, error => {
        // The engine has opened many others since, or has started again.
        const isForgotten = toErrorData(error).code === 'not-found'
        if (!isForgotten) get().fail(error)
        else if (get().concordance === concordance && !get().concordanceOpening) void reopen()
      })
    readRows()
  }

  async function readPage(concordance: Concordance, page: number): Promise<void> {
    const of = rowsName()
    const input = { key: concordance.key, from: page * PAGE_ROWS, count: PAGE_ROWS, width: get().contextWidth }
    const { rows, occurrences, reports } = await api.call('concordance.rows', input)
    if (of !== rowsName()) return
    const changed = occurrences !== concordance.occurrences || reports !== concordance.reports
    set({ concordancePages: withPage(changed ? new Map() : get().concordancePages, page, { of, rows }, wanted.first, wanted.last) })
    // Reports have changed since it was opened.
    if (changed) set({ concordance: { ...concordance, occurrences, reports }, concordanceSelection: NO_ROWS })
  }

  function reopen(): Promise<void> {
    question = ''
    return get().openConcordance()
  }

  async function loadCounts(): Promise<void> {
    const { concordance, concordanceDivision: by, searchView } = get()
    if (!concordance || searchView !== 'counts') return
    const { groups } = await api.call('concordance.groups', { key: concordance.key, by })
    if (get().concordance?.key === concordance.key && get().concordanceDivision === by) {
      set({ concordanceCounts: { key: concordance.key, by, groups } })
    }
  }

  /** Where the chosen rows stand in their reports; undefined for all. */
  async function chosenPassages({
    key,
    occurrences,
  }: Concordance): Promise<Pick<ConcordanceRow, 'reportId' | 'start' | 'end'>[] | undefined> {
    const chosen = get().concordanceSelection
    const total = countRows(chosen)
    if (total === 0 || total === occurrences) return undefined
    if (total > MOST_MARKED) throw new AppError('too-many', 'More rows than can be marked at once.', { total, most: MOST_MARKED })
    const passages: Pick<ConcordanceRow, 'reportId' | 'start' | 'end'>[] = []
    for (const { from, to } of chosen) {
      for (let next = from; next < to; next += PLACES) {
        const { rows } = await api.call('concordance.rows', { key, from: next, count: Math.min(PLACES, to - next), width: 0 })
        passages.push(...rows.map(({ reportId, start, end }) => ({ reportId, start, end })))
      }
    }
    return passages
  }

  return {
    concordance: null,
    concordanceOpening: false,
    concordanceSort: 'order',
    contextWidth: 40,
    concordancePages: new Map(),
    concordanceRow: null,
    concordanceTop: 0,
    concordanceSelection: NO_ROWS,
    concordanceCounts: null,
    concordanceDivision: 'place',
    countsSorting: { column: 'occurrences', descending: true },
    concordanceExport: null,

    async openConcordance() {
      const { query, searchFilter: filter, exact, concordanceSort: sort, oneOfEach } = get()
      if (query.trim() === '') return get().forgetConcordance()
      const asked = JSON.stringify([query, filter, exact, sort, oneOfEach])
      if (asked === question) return void (await loadCounts().catch(get().fail))
      question = asked
      opening?.abort()
      const turn = new AbortController()
      opening = turn
      set({ concordanceOpening: true })
      try {
        const concordance = await api.call('concordance.open', { query, filter, exact, sort, oneOfEach }, { signal: turn.signal })
        if (opening !== turn) return
        set({ concordance, concordanceOpening: false, concordanceRow: null, concordanceTop: 0, concordanceSelection: NO_ROWS })
        wanted = { first: 0, last: FIRST_SCREEN }
        readRows()
        await loadCounts()
      } catch (error) {
        if (opening !== turn) return
        question = ''
        set({ concordanceOpening: false })
        get().fail(error)
      }
    },

    sortConcordance(sort) {
      set({ concordanceSort: sort })
      void get().openConcordance()
    },

    widenContext(width) {
      set({ contextWidth: width })
      readRows()
    },

    refreshConcordance() {
      if (!get().concordance) return
      readings++
      readRows()
      loadCounts().catch(get().fail)
    },

    wantRows(first, last) {
      wanted = { first, last }
      readRows()
    },

    goToRow: row => set({ concordanceRow: row }),
    rememberTop: top => set({ concordanceTop: top }),
    selectRows: rows => set({ concordanceSelection: rows }),

    divideConcordance(by) {
      set({ concordanceDivision: by })
      loadCounts().catch(get().fail)
    },

    sortCounts(column) {
      const { column: before, descending } = get().countsSorting
      set({ countsSorting: { column, descending: column === before ? !descending : column !== 'name' } })
    },

    async markConcordance(wish, preview) {
      const { concordance } = get()
      if (!concordance) throw new AppError('not-found', 'No concordance is open.')
      const only = await chosenPassages(concordance)
      const marks = await api.call('concordance.highlight', { key: concordance.key, ...wish, ...(only ? { only } : {}), preview })
      if (marks.action) {
        get().notify('notices.occurrencesMarked', { count: marks.added + marks.tagged, reports: marks.reports }, { undoable: true })
      }
      return marks
    },

    async exportConcordance(format) {
      const { concordance, contextWidth: width } = get()
      if (writing || !concordance) return
      await writeTable(async to => {
        const turn = new AbortController()
        writing = turn
        set({ concordanceExport: { done: 0, total: concordance.occurrences } })
        try {
          const options = { signal: turn.signal, onProgress: (concordanceExport: ExportProgress) => set({ concordanceExport }) }
          return await api.call('exports.concordance', { ...to, key: concordance.key, width, format }, options)
        } finally {
          writing = undefined
          set({ concordanceExport: null })
        }
      })
    },

    cancelConcordanceExport: () => writing?.abort(),

    async exportCounts(format) {
      const { concordanceCounts: counts } = get()
      if (counts) await writeTable(to => api.call('exports.counts', { ...to, key: counts.key, by: counts.by, format }))
    },

    forgetConcordance() {
      opening?.abort()
      opening = undefined
      question = ''
      set({
        concordance: null,
        concordanceOpening: false,
        concordancePages: new Map(),
        concordanceRow: null,
        concordanceTop: 0,
        concordanceSelection: NO_ROWS,
        concordanceCounts: null,
      })
    },
  }
}
