import { isWholeCountry, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../shared/model/report.ts'
import type { QueryGroup } from '../../shared/model/search.ts'
import { valuesOf } from './facets.ts'
import { FILTERED, isInFilter } from './report-filter.ts'

type Division = Pick<QueryGroup, 'place' | 'year' | 'body'>

/**
 * The filter that finds the reports of one part of the library and no others. A place's name means also what lies in it,
 * several places may have one name, and nothing means "unknown": where words of a filter would find other reports too,
 * it names the reports one by one.
 */
export function filterOfGroup(filter: ReportFilter, group: Division, reports: readonly ReportSummary[]): ReportFilter {
  const inGroup = reports.filter(passing(filter)).filter(report => isIn(report, group))
  const [one] = inGroup
  const path = group.place && one ? valuesOf(one, 'place').at(-1) : undefined
  const worded: ReportFilter = {
    ...filter,
    ...(path === undefined ? {} : { place: [path] }),
    ...(typeof group.year === 'number' ? { year: [group.year] } : {}),
    ...(group.body === undefined ? {} : { body: [group.body] }),
  }
  const found = reports.filter(passing(worded))
  const isExact = found.length === inGroup.length && inGroup.every(passing(worded))
  return isExact ? worded : { ...withoutPlace(worded, filter), ids: inGroup.map(({ id }) => id) }
}

/** Named one by one, they need no place: several of one name may lie in different ones. */
function withoutPlace(worded: ReportFilter, filter: ReportFilter): ReportFilter {
  const { place: _, ...rest } = worded
  return filter.place ? { ...rest, place: filter.place } : rest
}

/** Whether the sides of a filter that lists offer let a report through. */
function passing(filter: ReportFilter): (report: ReportSummary) => boolean {
  const ids = filter.ids && new Set(filter.ids)
  const asked = FILTERED.filter(dimension => (filter[dimension]?.length ?? 0) > 0)
  return report =>
    (ids?.has(report.id) ?? true) &&
    asked.every(dimension => valuesOf(report, dimension).some(value => isInFilter(filter, dimension, value)))
}

function isIn(report: ReportSummary, { place, year, body }: Division): boolean {
  return (
    (place === undefined || (isWholeCountry(report) ? WHOLE_COUNTRY : report.place) === place) &&
    (year === undefined || report.year === year) &&
    (body === undefined || report.body === body)
  )
}
