import { isWholeCountry, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../shared/model/report.ts'
import type { QueryGroup } from '../../shared/model/search.ts'
import { placeName, valuesOf } from './facets.ts'
import { FILTERED } from './report-filter.ts'

type Division = Pick<QueryGroup, 'place' | 'year' | 'body'>

/**
 * The filter that finds the reports of one part of the library and no others. A place's name means also what lies in it
 * and others of its name, and nothing means "unknown": where words of a filter would find other reports too, it names
 * the reports one by one.
 */
export function filterOfGroup(filter: ReportFilter, group: Division, reports: readonly ReportSummary[]): ReportFilter {
  const inGroup = reports.filter(passing(filter)).filter(report => isIn(report, group))
  const worded: ReportFilter = {
    ...filter,
    ...(group.place ? { place: [group.place] } : {}),
    ...(group.year != null ? { year: [group.year] } : {}),
    ...(group.body === undefined ? {} : { body: [group.body] }),
  }
  const found = reports.filter(passing(worded))
  return found.length === inGroup.length ? worded : { ...worded, ids: inGroup.map(({ id }) => id) }
}

/** Whether the sides of a filter that lists offer let a report through. */
function passing(filter: ReportFilter): (report: ReportSummary) => boolean {
  const ids = filter.ids && new Set(filter.ids)
  const sides = FILTERED.flatMap(dimension => {
    const values = filter[dimension] ?? []
    return values.length > 0 ? [{ dimension, wanted: new Set(values.map(String)) }] : []
  })
  return report =>
    (ids?.has(report.id) ?? true) &&
    sides.every(({ dimension, wanted }) => valuesOf(report, dimension).some(value => wanted.has(placeName(value))))
}

function isIn(report: ReportSummary, { place, year, body }: Division): boolean {
  return (
    (place === undefined || (isWholeCountry(report) ? WHOLE_COUNTRY : report.place) === place) &&
    (year === undefined || report.year === year) &&
    (body === undefined || report.body === body)
  )
}
