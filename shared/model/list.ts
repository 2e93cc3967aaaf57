import type { ReportFilter } from './report.ts'

/** A named set of reports, chosen by hand or taken from a search. */
export interface ReadingList {
  readonly id: string
  readonly name: string
  /** Those of its reports that are in the library, in the order of the library. One that comes back is in its lists again. */
  readonly reportIds: readonly string[]
}

/** A search to be done again; it finds also what came later. */
export interface SavedSearch {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly filter: ReportFilter
  /** As in a search: without folding. */
  readonly exact: boolean
}
