import type { Body } from './report.ts'

/** `[start, end)` in UTF-16 units of the text it belongs to. */
export interface Range {
  readonly start: number
  readonly end: number
}

export interface Snippet extends Range {
  /** Words around the hit; `start` and `end` are positions of the hit in the report. */
  readonly text: string
  /** Where the hit begins in `text`. */
  readonly offset: number
}

export interface SearchHit {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  readonly body: Body
  /** All occurrences of all query words in this report. */
  readonly occurrences: number
  readonly score: number
  readonly snippets: readonly Snippet[]
}

export interface SearchResult {
  readonly query: string
  /** Words the query was taken apart into, as they are matched. */
  readonly terms: readonly string[]
  /** Exact number of reports and occurrences, whatever the limit. */
  readonly reports: number
  readonly occurrences: number
  readonly ms: number
  readonly hits: readonly SearchHit[]
  /** Ids of all reports that hold the query, whatever filter and limit; there where it was asked for. */
  readonly everywhere?: readonly string[]
}
