import type { ColumnChoice, ColumnMeaning, Table } from '../../../shared/model/table.ts'
import type { Column, ColumnMap } from './columns.ts'

/** Rows that are shown, and characters of a cell. */
const ROWS = 6
const CELL = 160

/**
 * The columns that the user chose, where this header has them. Undefined where it has none with texts: then the choice
 * was made for another table, and names tell as they do without it.
 */
export function columnsChosen(header: readonly string[], choice: ColumnChoice): ColumnMap | undefined {
  const names = header.map(shortened)
  const found = new Map<Column, number[]>()
  for (const { name, at, as } of choice) {
    const here = names[at] === name ? at : names.indexOf(name)
    if (here >= 0) found.set(as, [...(found.get(as) ?? []), here])
  }
  return found.has('text') ? found : undefined
}

export function tableOf(header: readonly string[], rows: readonly (readonly string[])[], columns: ColumnMap): Table {
  const meanings: (ColumnMeaning | null)[] = header.map(() => null)
  for (const [column, cells] of columns) for (const at of cells) meanings[at] ??= column
  return {
    header: header.map(shortened),
    rows: rows.slice(0, ROWS).map(row => header.map((_, at) => shortened(row[at] ?? ''))),
    total: rows.length,
    meanings,
  }
}

function shortened(cell: string): string {
  const line = cell
    .slice(0, CELL * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > CELL ? `${line.slice(0, CELL)}…` : line
}
