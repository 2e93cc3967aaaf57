import type { IndicatorCell, IndicatorColumn, IndicatorTable, IndicatorTableRow } from '../model/indicator-table.ts'

/** What a report aimed at for its year, beside what the report of the next year says was reached. */
export interface TargetPair extends Pick<IndicatorTableRow, 'place' | 'path' | 'body'> {
  /** The column of the aims. */
  readonly column: IndicatorColumn
  /** The year aimed at: that of the report with the aim, the one before that of the report with the result. */
  readonly year: number
  readonly aim: IndicatorCell | undefined
  /** Undefined where the report of that year is not there. */
  readonly aimRow: IndicatorTableRow | undefined
  readonly result: IndicatorCell | undefined
  readonly resultRow: IndicatorTableRow | undefined
  /** What was reached less what was aimed at, in the unit; null for ranges and where one is missing. */
  readonly difference: number | null
}

/**
 * Aims for one year held against results: the annual figures of a plan part with those that the report of the following
 * year gives for the same indicator in the same unit. Pairs of which both sides are missing are left out. By column, then
 * in the order of the rows.
 */
export function pairTargets({ columns, rows }: Pick<IndicatorTable, 'columns' | 'rows'>): TargetPair[] {
  const indexOf = new Map(columns.map(({ key }, at) => [key, at]))
  const years = new Map<string, Map<number, IndicatorTableRow>>()
  for (const row of rows) {
    const its = years.get(nameOf(row)) ?? new Map<number, IndicatorTableRow>()
    if (row.year !== null) its.set(row.year, row)
    years.set(nameOf(row), its)
  }
  return columns.flatMap((column, aimAt) => {
    if (column.part !== 'plan' || column.period !== 'annual') return []
    const resultAt = indexOf.get(column.key.replace(/plan$/, 'review'))
    return [...years.values()].flatMap(its =>
      yearsAimedAt(its).flatMap(year => {
        const [aimRow, resultRow] = [its.get(year), its.get(year + 1)]
        const [aim, result] = [cellAt(aimRow, aimAt), cellAt(resultRow, resultAt)]
        const row = aimRow ?? resultRow
        if (!row || (!aim && !result)) return []
        const { place, path, body } = row
        return [{ column, place, path, body, year, aim, aimRow, result, resultRow, difference: difference(aim, result) }]
      }),
    )
  })
}

/** Rows of one place and body have one. */
function nameOf({ place, path, body }: IndicatorTableRow): string {
  return JSON.stringify([place, path, body])
}

/** Rising. */
function yearsAimedAt(rows: ReadonlyMap<number, unknown>): number[] {
  return [...new Set([...rows.keys()].flatMap(year => [year - 1, year]))].sort((a, b) => a - b)
}

function cellAt(row: IndicatorTableRow | undefined, at: number | undefined): IndicatorCell | undefined {
  return at === undefined ? undefined : row?.cells.find(({ column }) => column === at)
}

function difference(aim: IndicatorCell | undefined, result: IndicatorCell | undefined): number | null {
  if (aim?.value == null || result?.value == null || aim.to !== null || result.to !== null) return null
  return Number((result.value - aim.value).toPrecision(12))
}
