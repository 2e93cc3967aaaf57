import { placeNames } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'

export interface YearGrid {
  /** Rising; null at the end where a report has no year. */
  readonly years: readonly (number | null)[]
  readonly rows: readonly {
    readonly key: string
    readonly place: string
    readonly reports: ReadonlyMap<number | null, readonly ReportSummary[]>
  }[]
}

/** Which reports of which place and year are in hand. Years without any report stand between others as gaps. */
export function yearGridOf(reports: readonly ReportSummary[], unknownPlace: string): YearGrid {
  const rows = new Map<string, { key: string; place: string; reports: Map<number | null, ReportSummary[]> }>()
  for (const report of reports) {
    const key = placeNames(report).join('\n') || (report.place ?? '')
    const row = rows.get(key) ?? { key, place: report.place ?? unknownPlace, reports: new Map() }
    row.reports.set(report.year, [...(row.reports.get(report.year) ?? []), report])
    rows.set(key, row)
  }
  const known = reports.map(report => report.year).filter(year => year !== null)
  const first = known.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY)
  const last = known.reduce((most, year) => Math.max(most, year), Number.NEGATIVE_INFINITY)
  const years: (number | null)[] = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at)
  if (known.length < reports.length) years.push(null)
  return {
    years,
    rows: [...rows.values()].sort((a, b) => Number(a.key === '') - Number(b.key === '') || compareNames(a.key, b.key)),
  }
}
