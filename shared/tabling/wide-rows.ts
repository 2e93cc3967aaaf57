import type { IndicatorCell, IndicatorTable, IndicatorTableRow } from '../model/indicator-table.ts'
import type { Cell } from '../text/csv.ts'

/**
 * A line for each row of a table of indicators, a cell for each of its columns. An empty cell says that the report does not
 * mention it, or that nothing may be taken without asking; a range is a text, all other figures are numbers.
 */
export function wideRows({ columns, rows }: IndicatorTable, label: (row: IndicatorTableRow) => readonly Cell[]): Cell[][] {
  return rows.map(row => {
    const cells = new Map(row.cells.map(cell => [cell.column, cell]))
    return [...label(row), ...columns.map((_, at) => figureCell(cells.get(at)))]
  })
}

/** For a spreadsheet. */
export function figureCell(cell: IndicatorCell | undefined): Cell {
  if (cell?.value == null) return null
  return cell.to === null ? cell.value : `${cell.value}–${cell.to}`
}
