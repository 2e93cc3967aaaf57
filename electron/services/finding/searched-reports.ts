import { throwIfCancelled } from '../../../shared/cancel.ts'
import type { ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import { fold } from '../../fold-table.ts'
import type { Corpus } from '../../searching/corpus.ts'
import type { SearchSpace } from '../../searching/evaluate.ts'
import { both } from '../../searching/masks.ts'
import { asksFor } from '../../searching/query/asks-for.ts'
import { printQuery } from '../../searching/query/print.ts'
import type { Heading } from '../../searching/sections.ts'
import { findOutline, findText, findVisibleRevision, listReports, listReportsById } from '../../store/reports.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import { createReportMatcher } from '../library/report-filter.ts'
import { runInSlices } from '../slices.ts'
import { createFieldTest } from './query-fields.ts'
import { createSavedSearchMasks } from './saved-search-masks.ts'
import type { SearchCorpus } from './search-corpus.ts'
import type { ThemedStretches, ThemedText } from './themed-stretches.ts'

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
  /** Waits until every text is in, and the themes of all where one of the queries asks for themes. */
  ready(queries?: readonly string[]): Promise<void>
  /** Of the report in a slot; undefined for an empty one. After `ready`. */
  summaryOf(slot: number): ReportSummary | undefined
  slotOf(id: string): number | undefined
  /** Folded. */
  titleOf(slot: number): string
  headingsOf(slot: number): readonly ShownHeading[]
  canonicalText(slot: number): string
  /** 1 for each slot with a report that passes. */
  mask(filter?: ReportFilter): Uint8Array
  /** Stretches of one report about a theme whose name holds one of the values (folded), without waiting for others. */
  themedIn(id: string, values: readonly string[]): readonly Range[]
  /** For one query. */
  space(): SearchSpace
  restart(): void
  refresh(ids: readonly string[]): void
  /** Highlights, tags or reading lists changed: filters by them may choose other reports. */
  regrouped(): void
}

export function createSearchedReports(library: CurrentLibrary, texts: SearchCorpus, themed: ThemedStretches): SearchedReports {
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

  function textAt(slot: number): ThemedText | undefined {
    const [report, revision] = [summaryOf(slot), texts.revisionAt(slot)]
    return report && revision !== undefined ? { report, revision } : undefined
  }

  function* shownTexts(): Generator<ThemedText> {
    for (const slot of shelved.keys()) {
      const text = textAt(slot)
      if (text) yield text
    }
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
    async ready(queries = []) {
      const db = library.database()
      const open = whileOpen(library)
      await texts.filled()
      bringUpToDate()
      if (!queries.some(query => asksFor(query, 'theme'))) return
      // What is chosen meanwhile makes them other ones, and reports may come; what was read already takes no time again.
      for (let read: number | undefined; read !== version; ) {
        read = version
        await runInSlices(themed.readAll(db, shownTexts()), open)
        throwIfCancelled(open)
        await texts.filled()
        bringUpToDate()
      }
    },
    summaryOf,
    slotOf: texts.slotOf,
    titleOf,
    headingsOf,
    canonicalText,
    mask: (filter = {}) => maskFor(filter),
    themedIn(id, values) {
      const db = library.database()
      const [report] = listReportsById(db, [id])
      const revision = findVisibleRevision(db, id)
      return report && revision !== undefined ? themed.reader(db)({ report, revision }, values) : []
    },
    space() {
      const masks = new Map<string, Uint8Array>()
      let readThemed: ReturnType<ThemedStretches['reader']> | undefined
      return {
        corpus,
        fold,
        headings: headingsOf,
        themed(slot, values) {
          readThemed ??= themed.reader(library.database())
          const text = textAt(slot)
          return text ? readThemed(text, values) : []
        },
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
      themed.forget()
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
