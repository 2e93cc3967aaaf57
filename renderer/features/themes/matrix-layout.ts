import type { SpelledTheme, SpelledThemeSet } from '../../../shared/model/theme.ts'
import type { MatrixCell, MatrixColumn, ThemeMatrix } from '../../../shared/model/theme-matrix.ts'

/** One square of the matrix, whichever way it lies. */
export interface MatrixSquare {
  readonly theme: SpelledTheme
  readonly column: MatrixColumn
  /** Null where the theme is not mentioned, or nothing was read. */
  readonly cell: MatrixCell | null
}

/** The matrix as it lies: lines by stacks, one of them themes and the other columns. */
export interface MatrixLayout {
  readonly set: SpelledThemeSet
  /** Themes stand side by side. */
  readonly turned: boolean
  readonly rows: number
  readonly columns: number
  /** The greatest share. */
  readonly highest: number
  /** Where each stands, by id and key. */
  readonly themeAt: ReadonlyMap<string, number>
  readonly columnAt: ReadonlyMap<string, number>
  readonly squareAt: (row: number, column: number) => MatrixSquare | undefined
}

export function layoutMatrix({ columns, cells }: ThemeMatrix, set: SpelledThemeSet, turned: boolean): MatrixLayout {
  const found = new Map(cells.map(cell => [cell.theme * columns.length + cell.column, cell]))
  const squareOf = (themeAt: number, columnAt: number): MatrixSquare | undefined => {
    const [theme, column] = [set.themes[themeAt], columns[columnAt]]
    return theme && column && { theme, column, cell: found.get(themeAt * columns.length + columnAt) ?? null }
  }
  return {
    set,
    turned,
    rows: turned ? columns.length : set.themes.length,
    columns: turned ? set.themes.length : columns.length,
    highest: cells.reduce((most, { share }) => Math.max(most, share), 0),
    themeAt: new Map(set.themes.map(({ id }, at) => [id, at])),
    columnAt: new Map(columns.map(({ key }, at) => [key, at])),
    squareAt: (row, column) => (turned ? squareOf(column, row) : squareOf(row, column)),
  }
}

/** The same theme in the same column, as it is now; null where it is not there any more. */
export function followSquare({ theme, column }: MatrixSquare, { themeAt, columnAt, turned, squareAt }: MatrixLayout): MatrixSquare | null {
  const [at, along] = [themeAt.get(theme.id), columnAt.get(column.key)]
  if (at === undefined || along === undefined) return null
  return (turned ? squareAt(along, at) : squareAt(at, along)) ?? null
}

/** Nothing was read of it: what it does not mention is not left out. */
export function isUnread({ column }: MatrixSquare): boolean {
  return column.reportIds.length === 0
}

/** Whole percent, so that a page of them is easily looked over. */
export function writeShare(share: number): string {
  if (share > 0 && share < 0.005) return '<1'
  return String(Math.round(share * 100))
}
