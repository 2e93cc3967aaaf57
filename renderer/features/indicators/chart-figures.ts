import type { IndicatorCell, IndicatorTable, IndicatorTableRow } from '../../../shared/model/indicator-table.ts'

/** A figure of one place in one year. */
export interface Figure {
  readonly row: IndicatorTableRow
  readonly cell: IndicatorCell
  readonly value: number
}

/** The figures of one place, year by year. */
export interface PlaceFigures {
  readonly key: string
  readonly row: IndicatorTableRow
  /** Rising years; all have one. */
  readonly figures: readonly (Figure & { readonly year: number })[]
}

/** The figures of a column, of ranges the lower end; the greatest first. @param year null for the last that a place has */
export function barsOf({ rows }: IndicatorTable, at: number, year: number | null): Figure[] {
  if (year !== null)
    return figuresOf(rows, at)
      .filter(({ row }) => row.year === year)
      .sort(greatest)
  const last = [...Map.groupBy(figuresOf(rows, at), ({ row }) => keyOf(row)).values()].map(its =>
    its.reduce((best, figure) => ((figure.row.year ?? 0) > (best.row.year ?? 0) ? figure : best)),
  )
  return last.sort(greatest)
}

/** Places that have figures of more than one year, those with the most years first. */
export function linesOf({ rows }: IndicatorTable, at: number): PlaceFigures[] {
  return [...Map.groupBy(figuresOf(rows, at), ({ row }) => keyOf(row))]
    .flatMap(([key, its]) => {
      const figures = its.flatMap(figure => (figure.row.year === null ? [] : { ...figure, year: figure.row.year }))
      const [first] = figures
      return first && figures.length > 1 ? [{ key, row: first.row, figures: figures.sort((a, b) => a.year - b.year) }] : []
    })
    .sort((a, b) => b.figures.length - a.figures.length)
}

function figuresOf(rows: readonly IndicatorTableRow[], at: number): Figure[] {
  return rows.flatMap(row => {
    const cell = row.cells.find(({ column }) => column === at)
    return cell && cell.value !== null ? [{ row, cell, value: cell.value }] : []
  })
}

function greatest(a: Figure, b: Figure): number {
  return b.value - a.value
}

function keyOf({ place, path, body, reportIds }: IndicatorTableRow): string {
  return JSON.stringify([place, path, body, place === null ? reportIds[0] : ''])
}
