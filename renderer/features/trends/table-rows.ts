import type { QueryGroup } from '../../../shared/model/search.ts'
import type { CountedTrends, Measure } from '../../state/trends.ts'
import { measuredValue, orderParts, type PartOrder } from './trend-values.ts'
import { alongYears } from './year-series.ts'

/** A row of the table: one part of the library, or a year of which there is no report. */
export interface TableRow {
  readonly key: string
  /** Place among the groups; null for a year without reports. */
  readonly at: number | null
  readonly group: Pick<QueryGroup, 'place' | 'year' | 'body' | 'reports' | 'characters'>
}

export function tableRows(trends: CountedTrends, measure: Measure, order: PartOrder): readonly TableRow[] {
  const { groups, lines, by } = trends
  const rowOf = (at: number): TableRow[] => {
    const group = groups[at]
    return group ? [{ key: String(at), at, group }] : []
  }
  if (order === 'name' && by === 'year') {
    const along = alongYears(groups).flatMap(({ year, at }) =>
      at === null ? [{ key: `gap ${year}`, at, group: { year, reports: 0, characters: 0 } }] : rowOf(at),
    )
    const unknown = groups.findIndex(({ year }) => year === null)
    return unknown === -1 ? along : [...along, ...rowOf(unknown)]
  }
  const values = groups.map((group, at) => lines.map(line => measuredValue(line.counts[at], group, measure)))
  return orderParts(values, order).flatMap(rowOf)
}

/** The table as spreadsheets paste it: a tab between the columns. */
export function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const plain = (cell: string) => cell.replaceAll(/[\t\r\n]+/g, ' ')
  return [head, ...rows].map(row => row.map(plain).join('\t')).join('\n')
}
