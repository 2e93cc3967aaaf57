import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'

export interface YearGrid {
  /** Rising; null at the end where a report has no year. */
  readonly years: readonly (number | null)[]
  readonly rows: readonly YearRow[]
}

export interface YearRow {
  readonly key: string
  /** Any report of the place; it has the place's names. */
  readonly place: ReportSummary
  readonly reports: ReadonlyMap<number | null, readonly ReportSummary[]>
  /** First and last year of which there is a report; null where none has a year. */
  readonly span: { readonly first: number; readonly last: number } | null
}

/** Which reports of which place and year are in hand, place by place as in the list. */
export function yearGridOf(reports: readonly ReportSummary[]): YearGrid {
  const places = Map.groupBy(reports, keyOf)
  const span = spanOf(reports)
  const years: (number | null)[] = span ? Array.from({ length: span.last - span.first + 1 }, (_, at) => span.first + at) : []
  if (reports.some(report => report.year === null)) years.push(null)
  const rows = [...places].flatMap(([key, own]) => {
    const [place] = own
    return place ? [{ key, place, reports: Map.groupBy(own, report => report.year), span: spanOf(own) }] : []
  })
  return { years, rows: rows.sort((a, b) => rankOf(a.key) - rankOf(b.key) || compareNames(a.key, b.key)) }
}

/** A gap in the collection is a year between a place's own first and last; before and after it nothing is known to be missing. */
export function isGap({ span, reports }: YearRow, year: number | null): boolean {
  return year !== null && span !== null && year > span.first && year < span.last && !reports.has(year)
}

function spanOf(reports: readonly ReportSummary[]): YearRow['span'] {
  const years = reports.map(report => report.year).filter(year => year !== null)
  if (years.length === 0) return null
  return {
    first: years.reduce((least, year) => Math.min(least, year)),
    last: years.reduce((most, year) => Math.max(most, year)),
  }
}

function keyOf(report: ReportSummary): string {
  if (isWholeCountry(report)) return WHOLE_COUNTRY
  return placeNames(report).join('\n') || (report.place ?? '')
}

/** The whole country first, what is not known last. */
function rankOf(key: string): number {
  return key === WHOLE_COUNTRY ? 0 : key === '' ? 2 : 1
}
