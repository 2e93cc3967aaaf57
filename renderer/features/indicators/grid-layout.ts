import type { IndicatorCell, IndicatorColumn, IndicatorTable, IndicatorTableRow } from '../../../shared/model/indicator-table.ts'
import { pairTargets, type TargetPair } from '../../../shared/tabling/target-pairs.ts'
import type { IndicatorShape } from '../../state/indicators.ts'

/** What stands at a crossing of the grid. */
export type GridCell =
  | { readonly kind: 'figure'; readonly cell: IndicatorCell; readonly at: number; readonly row: IndicatorTableRow }
  /** The report says nothing of it. */
  | { readonly kind: 'unmentioned'; readonly at: number; readonly row: IndicatorTableRow }
  /** There is no report of that year; `gap` where there might well be one: between others, or where a year is asked for. */
  | { readonly kind: 'no-report'; readonly gap: boolean }
  | { readonly kind: 'difference'; readonly value: number; readonly at: number }
  /** Nothing can stand there. */
  | { readonly kind: 'nothing' }

export interface GridColumn {
  readonly key: string
  /** Index of the table's column. */
  readonly at: number
  /** Set where the columns are years. */
  readonly year: number | null
  /** Set where aims stand beside results. */
  readonly side: 'aim' | 'result' | 'difference' | null
}

export interface GridRow {
  readonly key: string
  readonly place: string | null
  readonly path: readonly string[]
  readonly body: IndicatorTableRow['body']
  /** Null where the years are the columns. */
  readonly year: number | null
  /** In the order of the columns. */
  readonly cells: readonly GridCell[]
}

export interface Grid {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
}

/** What of a table is shown, and how. */
export interface GridChoice {
  readonly shape: IndicatorShape
  /** Of the rows; null for all. */
  readonly year: number | null
  /** Key of the column whose years are shown. */
  readonly column: string | null
  /** Columns in which next to nothing stands, too. */
  readonly sparse: boolean
}

/** Rows and columns as they are shown. */
export function layoutGrid(table: IndicatorTable, { shape, year, column, sparse }: GridChoice): Grid {
  if (shape === 'years') return layoutYears(table, columnAt(table.columns, column))
  const isShown = (at: number) => sparse || !isSparse(table.columns, at)
  return shape === 'targets' ? layoutTargets(table, year, isShown) : layoutIndicators(table, year, isShown)
}

/** A tenth of what stands in the fullest column of the indicator is little; the fullest itself never is. */
const LITTLE = 0.1

/** Whether next to nothing stands in a column, held against the other columns of its indicator. */
export function isSparse(columns: readonly IndicatorColumn[], at: number): boolean {
  const column = columns[at]
  if (!column) return false
  const most = Math.max(...columns.filter(({ indicator }) => indicator === column.indicator).map(({ filled }) => filled))
  return column.filled < most * LITTLE
}

/** The first where there is no such column any more. */
export function columnAt(columns: readonly IndicatorColumn[], key: string | null): number {
  return Math.max(
    0,
    columns.findIndex(column => column.key === key),
  )
}

/** Falling; years of which there is a report. */
export function yearsOf(rows: readonly IndicatorTableRow[]): number[] {
  return [...new Set(rows.flatMap(({ year }) => year ?? []))].sort((a, b) => b - a)
}

function layoutIndicators({ columns, rows }: IndicatorTable, year: number | null, isShown: (at: number) => boolean): Grid {
  const kept = columns.flatMap((column, at) => (isShown(at) ? [{ column, at }] : []))
  const shown = year === null ? rows.map(row => ({ row, there: true })) : inYear(rows, year)
  return {
    columns: kept.map(({ column: { key }, at }) => ({ key, at, year: null, side: null })),
    rows: shown.map(({ row, there }) => ({
      ...labelOf(row, year ?? row.year),
      cells: kept.map(({ column, at }) => (there ? cellAt(row, column, at) : MISSING)),
    })),
  }
}

const MISSING = { kind: 'no-report', gap: true } as const
const BEYOND = { kind: 'no-report', gap: false } as const
const NOTHING = { kind: 'nothing' } as const

/** Of each place the row of that year, or any other row where it has none. */
function inYear(rows: readonly IndicatorTableRow[], year: number): { readonly row: IndicatorTableRow; readonly there: boolean }[] {
  return [...Map.groupBy(rows, nameOf).values()].flatMap(its => {
    const own = its.filter(row => row.year === year)
    const there = own.length > 0
    return (there ? own : its.slice(0, 1)).map(row => ({ row, there }))
  })
}

function layoutYears({ columns, rows }: IndicatorTable, at: number): Grid {
  const column = columns[at]
  const own = column ? rows.filter(({ body }) => belongs(column, body)) : []
  const known = yearsOf(own).reverse()
  // Before the first figure there is nothing to see.
  const first = known.findIndex(year => own.some(row => row.year === year && row.cells.some(cell => cell.column === at)))
  const years = known.slice(Math.max(0, first))
  return {
    columns: years.map(year => ({ key: String(year), at, year, side: null })),
    rows: [...Map.groupBy(own, nameOf).values()].flatMap(its => {
      const [any] = its
      if (!any || !column) return []
      const byYear = new Map(its.map(row => [row.year, row]))
      const [last = 0, first = 0] = yearSpan(its)
      const cells = years.map(year => {
        const row = byYear.get(year)
        if (row) return cellAt(row, column, at)
        return first < year && year < last ? MISSING : BEYOND
      })
      return [{ ...labelOf(any, null), cells }]
    }),
  }
}

/** The last year and the first. */
function yearSpan(rows: readonly IndicatorTableRow[]): readonly [number | undefined, number | undefined] {
  const years = yearsOf(rows)
  return [years[0], years.at(-1)]
}

/** Only years whose aims could be known. */
function layoutTargets(table: IndicatorTable, year: number | null, isShown: (at: number) => boolean): Grid {
  const pairs = pairTargets(table).filter(pair => pair.aimRow !== undefined && (year === null || pair.year === year))
  const paired = new Set(pairs.map(({ column }) => column))
  const aimed = table.columns.flatMap((column, at) => (paired.has(column) && isShown(at) ? [{ column, at }] : []))
  const sides = ['aim', 'result', 'difference'] as const
  // Pairs come by column: a year that only a later column has still stands among the years of its place.
  const order = new Map(table.rows.map((row, at) => [row, at]))
  const rank = ({ aimRow }: TargetPair) => (aimRow && order.get(aimRow)) ?? 0
  const inOrder = pairs.toSorted((one, other) => rank(one) - rank(other))
  return {
    columns: aimed.flatMap(({ column, at }) => sides.map(side => ({ key: `${column.key}|${side}`, at, year: null, side }))),
    rows: [...Map.groupBy(inOrder, pair => `${nameOf(pair)}|${pair.year}`).values()].flatMap(its => {
      const [first] = its
      if (!first) return []
      const byColumn = new Map(its.map(pair => [pair.column, pair]))
      const cells = aimed.flatMap(({ column, at }) => {
        const resultAt = columnAt(table.columns, column.key.replace(/plan$/, 'review'))
        return pairCells(byColumn.get(column), first, at, resultAt)
      })
      return [{ ...labelOf(first, first.year), cells }]
    }),
  }
}

/** Aim, result and difference; `other` is any pair of the same place and year. */
function pairCells(pair: TargetPair | undefined, { aimRow, resultRow }: TargetPair, at: number, resultAt: number): GridCell[] {
  return [
    standing(pair?.aim, aimRow, at),
    standing(pair?.result, resultRow, resultAt),
    pair?.difference == null ? NOTHING : { kind: 'difference', value: pair.difference, at },
  ]
}

function cellAt(row: IndicatorTableRow, column: IndicatorColumn, at: number): GridCell {
  return belongs(column, row.body)
    ? standing(
        row.cells.find(cell => cell.column === at),
        row,
        at,
      )
    : NOTHING
}

function standing(cell: IndicatorCell | undefined, row: IndicatorTableRow | undefined, at: number): GridCell {
  if (!row) return BEYOND
  return cell ? { kind: 'figure', cell, at, row } : { kind: 'unmentioned', at, row }
}

function belongs({ bodies }: IndicatorColumn, body: IndicatorTableRow['body']): boolean {
  return bodies.length === 0 || bodies.includes(body)
}

/** The same crossing in a newer table; null where that has none. */
export function followCell(shown: GridCell, from: IndicatorTable, to: IndicatorTable): GridCell | null {
  if (from === to || (shown.kind !== 'figure' && shown.kind !== 'unmentioned')) return shown
  const key = from.columns[shown.at]?.key
  const at = to.columns.findIndex(column => column.key === key)
  const row = to.rows.find(({ reportIds }) => reportIds[0] === shown.row.reportIds[0])
  return at < 0 || !row
    ? null
    : standing(
        row.cells.find(({ column }) => column === at),
        row,
        at,
      )
}

type Named = Pick<IndicatorTableRow, 'place' | 'path' | 'body'>

function nameOf({ place, path, body }: Named): string {
  return JSON.stringify([place, path, body])
}

function labelOf(row: Named & { readonly reportIds?: readonly string[] }, year: number | null) {
  const { place, path, body } = row
  // Reports of an unknown place stand each for itself.
  return { key: `${nameOf(row)}|${year}|${place === null ? row.reportIds?.[0] : ''}`, place, path, body, year }
}
