import type { z } from 'zod'
import type { concordanceSort, queryGrouping } from '../schemas.ts'
import type { ActionSummary } from './journal.ts'
import type { Body } from './report.ts'

/** `[start, end)` in UTF-16 units of the text it belongs to. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A passage that was found. */
export interface FoundRange extends Range {
  /** Where it is words and what stands between them, these words. */
  readonly words?: readonly Range[]
}

export interface Snippet extends Range {
  /** Words around the hit; `start` and `end` are positions of the hit in the report. */
  readonly text: string
  /** Where the hit begins in `text`. */
  readonly offset: number
  /** The words of the hit, counted from its beginning, where it is not one itself. */
  readonly words?: readonly Range[]
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

/** What could not be read as it was meant. The query is searched all the same, as its `reading` says. */
export interface QueryProblem extends Range {
  readonly code: QueryProblemCode
  /** English sentence, for the command line. */
  readonly message: string
  readonly details?: Readonly<Record<string, string | number>>
}

export type QueryProblemCode =
  /** An operator with nothing to belong to is a word like others. */
  | 'operator-alone'
  /** A parenthesis that nothing closes reaches to the end. */
  | 'parenthesis-open'
  /** A parenthesis or quotation mark without its partner is text. */
  | 'mark-alone'
  /** A field without a value is left out. */
  | 'field-empty'
  /** A value that such a field cannot have: the whole is read as words. */
  | 'not-a-year'
  | 'not-a-body'
  | 'not-a-kind'
  /** A value that no report has. */
  | 'value-unknown'
  /** NEAR joins words, phrases and groups of these only: read as AND. */
  | 'near-needs-words'
  /** A wildcard at the end of a word is left out: words are found within others anyway. */
  | 'wildcard-at-edge'
  /** Nothing is asked for but what must not occur. */
  | 'only-without'

/** A stretch of the query with its meaning, for colouring it in its box. */
export interface QueryToken extends Range {
  readonly kind: 'word' | 'phrase' | 'wildcard' | 'operator' | 'parenthesis' | 'field' | 'value'
}

/** How a query is understood. */
export interface QueryReading {
  /** The query as it is searched, with every grouping written out; searching it again gives the same. */
  readonly reading: string
  readonly problems: readonly QueryProblem[]
}

export type QueryField = 'title' | 'section' | 'place' | 'year' | 'body' | 'kind' | 'tag' | 'source' | 'theme'
export type QueryOperator = 'or' | 'and' | 'not' | 'near' | 'sentence' | 'paragraph'

/** What may stand at the caret: `text` replaces `[start, end)` of the query. */
export type QuerySuggestion =
  | { readonly text: string; readonly kind: 'field'; readonly field: QueryField }
  | { readonly text: string; readonly kind: 'operator'; readonly operator: QueryOperator }
  /** `reports`: how many have the value, where it is known. */
  | { readonly text: string; readonly kind: 'value'; readonly reports?: number }

export interface QueryHelp extends QueryReading, Range {
  /** The query without the end that is still being written: a value of a field that no report has. */
  readonly written: string
  readonly tokens: readonly QueryToken[]
  readonly suggestions: readonly QuerySuggestion[]
}

export interface SearchResult extends QueryReading {
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

/** How a concordance is ordered: by what follows or precedes the hit (pinyin), by place, by time (year, then date), or as the library lists its reports. */
export type ConcordanceSort = z.infer<typeof concordanceSort>

/** A concordance that is ready to be read in pages. */
export interface Concordance extends QueryReading {
  /** Names it in the calls that follow. It stays good when reports change: the rows are then made anew. */
  readonly key: string
  /** As in a search: each passage that the query finds. */
  readonly occurrences: number
  readonly reports: number
  /** Reports that were left out as copies of others; 0 where all were asked for. */
  readonly copies: number
  readonly ms: number
}

/** An occurrence in its context. `[start, end)` in the canonical text of its report. */
export interface ConcordanceRow extends Range {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  /** Of the report: ISO date, or a prefix of one. */
  readonly date: string | null
  readonly body: Body
  /** The innermost heading that governs it, or null. */
  readonly section: string | null
  /** Text before, of and after the hit; line ends are spaces. */
  readonly left: string
  readonly hit: string
  readonly right: string
  /** The words of the hit, counted from its beginning, where it is not one itself. */
  readonly words?: readonly Range[]
}

export interface ConcordancePage {
  readonly rows: readonly ConcordanceRow[]
  /** Of the whole concordance; other than at its opening where reports have changed since. */
  readonly occurrences: number
  readonly reports: number
}

/** What a concordance is counted by. */
export const DIVISIONS = ['place', 'year', 'body', 'section'] as const
export type Division = (typeof DIVISIONS)[number]

/** Part of a library: `place`, `year` and `body` as far as it is divided by them, null where unknown. */
export interface QueryGroup {
  readonly place?: string | null
  readonly year?: number | null
  readonly body?: Body
  /** Heading without its number; null for text under no heading. */
  readonly section?: string | null
  /** Reports and their length in characters (UTF-16 units), whether they hold the query or not; for sections, these. */
  readonly reports: number
  readonly characters: number
}

export interface QueryCount {
  readonly occurrences: number
  /** Reports that hold the query. */
  readonly reports: number
  /** Occurrences per 10,000 characters. */
  readonly rate: number
}

export interface ConcordanceGroup extends QueryGroup {
  readonly count: QueryCount
}

/** What of the text around a hit is marked with it. */
export const MARK_EXTENTS = ['hit', 'sentence', 'paragraph'] as const
export type MarkExtent = (typeof MARK_EXTENTS)[number]

/** More in one action would hold the library up for seconds. */
export const MOST_MARKED = 20_000

/** What highlighting all occurrences does, or did. Several in one stretch are one highlight. */
export interface ConcordanceMarks {
  /** New highlights. */
  readonly added: number
  /** Highlights of the same passage and colour that only gain tags. */
  readonly tagged: number
  /** Those that need nothing. */
  readonly unchanged: number
  readonly reports: number
  /** Null for a preview, and where nothing was to be done. */
  readonly action: ActionSummary | null
}

export type QueryGrouping = z.infer<typeof queryGrouping>

/** How often queries occur in each part of the library. */
export interface Trends {
  /** In the order of their values: years rising, places by pinyin; the unknown last. */
  readonly groups: readonly QueryGroup[]
  readonly series: readonly TrendSeries[]
  /** Reports that were left out as copies of others; 0 where all were asked for. */
  readonly copies: number
  readonly ms: number
}

export interface TrendSeries extends QueryReading {
  /** Name of the concept, or the query. */
  readonly name: string
  readonly query: string
  /** One for each group. */
  readonly counts: readonly QueryCount[]
  readonly total: QueryCount
}

/** A name with the expressions that stand for it; each is a query of its own. */
export interface Concept {
  readonly id: string
  readonly name: string
  readonly expressions: readonly string[]
  readonly note: string
}
