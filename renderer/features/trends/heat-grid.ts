import type { QueryGroup } from '../../../shared/model/search.ts'
import { spanOfYears, type YearSpan, yearsOf } from './year-series.ts'

export interface HeatGrid {
  /** All from the first to the last, so that a distance is a time; null at the end where a report has no year. */
  readonly years: readonly (number | null)[]
  /** In the order of the groups. */
  readonly rows: readonly HeatRow[]
}

export interface HeatRow {
  readonly place: string | null
  /** Places of the groups, for each year; null where there is no report. */
  readonly cells: readonly (number | null)[]
  /** First and last year of which there is a report; null where none has a year. */
  readonly span: YearSpan | null
}

/** Places by years, from the groups of both. */
export function heatGridOf(groups: readonly QueryGroup[]): HeatGrid {
  const span = spanOfYears(groups)
  const years: (number | null)[] = span ? yearsOf(span) : []
  if (groups.some(({ year }) => year === null)) years.push(null)
  const columns = new Map(years.map((year, column) => [year, column]))
  const rows = new Map<string | null, (number | null)[]>()
  groups.forEach(({ place = null, year = null }, at) => {
    const cells = rows.get(place) ?? years.map(() => null)
    rows.set(place, cells)
    const column = columns.get(year)
    if (column !== undefined) cells[column] = at
  })
  return {
    years,
    rows: [...rows].map(([place, cells]) => ({
      place,
      cells,
      span: spanOfYears(cells.flatMap(at => (at === null ? [] : (groups[at] ?? [])))),
    })),
  }
}

/** A gap is a year between a place's own first and last; before and after it nothing is known to be missing. */
export function isGap({ span }: HeatRow, year: number | null): boolean {
  return year !== null && span !== null && year > span.first && year < span.last
}
