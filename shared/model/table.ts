/** What a column of a table with a report per row can hold. */
export const COLUMN_MEANINGS = ['title', 'text', 'place', 'year', 'date', 'body', 'speaker'] as const
export type ColumnMeaning = (typeof COLUMN_MEANINGS)[number]

/** A column that the user spoke of, by the name that the header gives it. Users' saved data depend on this shape. */
export interface NamedColumn {
  readonly name: string
  /** Its number, from 0, where the header has the name more than once or not at all. */
  readonly at: number
  readonly as: ColumnMeaning
}

/** What the user said of a table: these columns and no others. */
export type ColumnChoice = readonly NamedColumn[]

/** The beginning of a table, and how it is read. */
export interface Table {
  readonly header: readonly string[]
  /** The first rows, long cells shortened. */
  readonly rows: readonly (readonly string[])[]
  /** Rows in all, without the header. */
  readonly total: number
  /** What each column is taken for, by its number; null for one that says nothing. */
  readonly meanings: readonly (ColumnMeaning | null)[]
}

/** A table in the library, and what would come of it. */
export interface TableOfSource extends Table {
  readonly path: string
  /** True where the user has said what its columns mean. */
  readonly chosen: boolean
  readonly reports: number
  /** The first of them. */
  readonly first: readonly { readonly title: string; readonly place: string | null; readonly year: number | null }[]
}

/** As what tables leave the program. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/** As what changes between two reports leave the program: also as a text to read. */
export const CHANGES_FORMATS = [...TABLE_FORMATS, 'md'] as const
export type ChangesFormat = (typeof CHANGES_FORMATS)[number]

/** Languages in which tables that leave the program can be headed. */
export const TABLE_LANGUAGES = ['zh-CN', 'en'] as const
export type TableLanguage = (typeof TABLE_LANGUAGES)[number]
