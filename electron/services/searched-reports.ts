import type { ReportFilter, ReportSummary } from '../../shared/model/report.ts'
import { fold } from '../fold-table.ts'
import type { Corpus } from '../searching/corpus.ts'
import type { SearchSpace } from '../searching/evaluate.ts'
import { both } from '../searching/masks.ts'
import { printQuery } from '../searching/query/print.ts'
import type { Heading } from '../searching/sections.ts'
import { findOutline, findText, listReports, listReportsById } from '../store/reports.ts'
import type { CurrentLibrary } from './current-library.ts'
import { createFieldTest } from './query-fields.ts'
import { createReportMatcher } from './report-filter.ts'
import { createSavedSearchMasks } from './saved-search-masks.ts'
import type { SearchCorpus } from './search-corpus.ts'

/** So many changes are read one by one; for more all reports are listed. */
const FEW = 200

/** A heading as it is searched and as it is shown. */
export interface ShownHeading extends Heading {
  readonly shown: string
}

/** All visible reports for whoever searches them: their texts by slot, and what else a query asks of them. */
export interface SearchedReports {
  readonly corpus: Corpus
  /** Rises whenever an answer may have become another one. */
  readonly version: number
  /** Waits until every text is in. */
  ready(): Promise<void>
  /** Of the report in a slot; undefined for an empty one. After `ready`. */
  summaryOf(slot: number): ReportSummary | undefined
  slotOf(id: string): number | undefined
  /** Folded. */
  titleOf(slot: number): string
  headingsOf(slot: number): readonly ShownHeading[]
  canonicalText(slot: number): string
  /** 1 for each slot with a report that passes. */
  mask(filter?: ReportFilter): Uint8Array
  /** For one query. */
  space(): SearchSpace
  restart(): void
  refresh(ids: readonly string[]): void
  /** Highlights, tags or reading lists changed: filters by them may choose other reports. */
  regrouped(): void
}

export function createSearchedReports(library: CurrentLibrary, texts: SearchCorpus): SearchedReports {
  const { corpus } = texts
  const summaries = new Map<string, ReportSummary>()
  /** The same by slot, with what else every search asks of all of them; made anew when reports have changed. */
  let shelved: (ReportSummary | undefined)[] = []
  let visible = new Uint8Array()
  let titles: (string | undefined)[] = []
  const headings = new Map<string, readonly ShownHeading[]>()
  const changed = new Set<string>()
  let listed = false
  let version = 0

  /** Nothing is read of the library before somebody searches. */
  function bringUpToDate(): void {
    if (listed && changed.size === 0) return
    const db = library.database()
    if (!listed || changed.size > FEW) {
      summaries.clear()
      for (const report of listReports(db)) summaries.set(report.id, report)
    } else {
      for (const id of changed) summaries.delete(id)
      for (const report of listReportsById(db, [...changed])) summaries.set(report.id, report)
    }
    listed = true
    changed.clear()
    shelve()
  }

  function shelve(): void {
    titles = []
    shelved = Array.from({ length: corpus.slots }, (_, slot) => summaries.get(texts.idOf(slot) ?? ''))
    visible = Uint8Array.from(shelved, report => (report ? 1 : 0))
  }

  function summaryOf(slot: number): ReportSummary | undefined {
    return shelved[slot]
  }

  function headingsOf(slot: number): readonly ShownHeading[] {
    const id = texts.idOf(slot)
    if (id === undefined) return []
    const known = headings.get(id)
    if (known) return known
    const read = findOutline(library.database(), id).map(({ heading, start, end }) => ({ text: fold(heading), shown: heading, start, end }))
    headings.set(id, read)
    return read
  }

  function titleOf(slot: number): string {
    const known = titles[slot] ?? fold(summaryOf(slot)?.title ?? '')
    titles[slot] = known
    return known
  }

  function canonicalText(slot: number): string {
    const id = texts.idOf(slot)
    return id === undefined ? '' : (findText(library.database(), id) ?? '')
  }

  const savedSearches = createSavedSearchMasks(library, () => searched)

  function maskFor({ search, ...filter }: ReportFilter): Uint8Array {
    const mask = Object.keys(filter).length > 0 ? maskOf(createReportMatcher(library.database(), filter)) : visible.slice()
    return search ? both(mask, savedSearches.of(search)) : mask
  }

  function maskOf(passes: (report: ReportSummary) => boolean): Uint8Array {
    return Uint8Array.from(shelved, report => (report && passes(report) ? 1 : 0))
  }

  const searched: SearchedReports = {
    corpus,
    get version() {
      return version
    },
    async ready() {
      library.database()
      await texts.filled()
      bringUpToDate()
    },
    summaryOf,
    slotOf: texts.slotOf,
    titleOf,
    headingsOf,
    canonicalText,
    mask: (filter = {}) => maskFor(filter),
    space() {
      const masks = new Map<string, Uint8Array>()
      return {
        corpus,
        fold,
        headings: headingsOf,
        canonicalText,
        reportsWith(field) {
          const key = printQuery(field)
          const mask = masks.get(key) ?? maskOf(createFieldTest(library.database(), field))
          masks.set(key, mask)
          return mask
        },
      }
    },
    restart() {
      version++
      listed = false
      for (const known of [summaries, headings, changed]) known.clear()
      savedSearches.forget()
      texts.restart()
    },
    refresh(ids) {
      version++
      for (const id of ids) {
        changed.add(id)
        headings.delete(id)
      }
      texts.refresh(ids)
    },
    regrouped() {
      version++
    },
  }
  return searched
}
