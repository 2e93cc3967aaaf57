import type { Body, Part } from './report.ts'
import type { Range } from './search.ts'
import type { ThemeShare } from './theme.ts'

/** What stands in the columns of a matrix of themes. */
export const MATRIX_COLUMNS = ['place', 'year', 'report'] as const
export type MatrixColumns = (typeof MATRIX_COLUMNS)[number]

/** Parts of a report that a matrix may keep to. */
export const MATRIX_PARTS = ['review', 'plan'] as const
export type MatrixPart = (typeof MATRIX_PARTS)[number]

/** One or more reports. */
export interface MatrixColumn {
  /** The same whatever else is in the matrix: summaries are kept by it. */
  readonly key: string
  /** Of a year null, as where it is not known. */
  readonly place: string | null
  /** Of a place null, as where it is not known. */
  readonly year: number | null
  readonly body: Body | null
  /** Of a report; else empty. */
  readonly title: string
  /** Those whose text was read. */
  readonly reportIds: readonly string[]
  /** Reports with no text to read, or none in the part: what they leave out is not left out by them. */
  readonly unread: number
}

/** Words of a report that stand for a theme. */
export interface MatrixQuote extends Range {
  readonly reportId: string
  readonly text: string
}

/** What the reports of a column say of a theme; there is none where they do not mention it and nothing was written of it. */
export interface MatrixCell {
  /** Index of the theme in the set. */
  readonly theme: number
  /** Index of the column. */
  readonly column: number
  /** Of the running text, 0 to 1; of several reports the mean of their shares, those that do not mention it included. */
  readonly share: number
  /** Headings left out. */
  readonly paragraphs: number
  /** Reports that mention it. */
  readonly reports: number
  /** First sentences of its weightiest paragraphs, as many as were asked for. */
  readonly quotes: readonly MatrixQuote[]
  /** What the user wrote of it; empty for nothing. */
  readonly summary: string
}

/** How much reports speak of each theme of a set. */
export interface ThemeMatrix {
  /** Null where there is no set for any of the reports. */
  readonly setId: string | null
  readonly by: MatrixColumns
  /** Null for the whole text. */
  readonly part: MatrixPart | null
  readonly columns: readonly MatrixColumn[]
  readonly cells: readonly MatrixCell[]
  /** Reports that were read. */
  readonly reports: number
  /** Reports that pass and that the set is not for. */
  readonly others: number
  readonly ms: number
}

/** A paragraph about a theme. */
export interface ThemeParagraph extends MatrixQuote {
  /** Of its section. */
  readonly heading: string
  readonly part: Part
  /** How much of it speaks for the theme. */
  readonly share: number
  readonly alternatives: readonly ThemeShare[]
  /** The user said so. */
  readonly chosen: boolean
  /** Its first sentence. */
  readonly first: Range
}
