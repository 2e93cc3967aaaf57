import { placeNames } from '../../shared/model/place.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import { isOneSeries } from '../../shared/model/series.ts'
import { compareNames } from '../../shared/text/compare-names.ts'

export interface Neighbours {
  readonly previous: ReportSummary | null
  readonly next: ReportSummary | null
}

/** The reports of the same place and body in the nearest year before and after. Of several in one year the longest. */
export function findNeighbours(report: ReportSummary, reports: readonly ReportSummary[]): Neighbours {
  const { year } = report
  if (year === null) return { previous: null, next: null }
  const kin = reports.filter(
    other => other.id !== report.id && other.year !== null && other.kind === 'report' && isOneSeries(report, other),
  )
  const nearest = (side: -1 | 1) =>
    kin
      .filter(other => ((other.year ?? year) - year) * side > 0)
      .sort((a, b) => Math.abs((a.year ?? 0) - year) - Math.abs((b.year ?? 0) - year) || b.characters - a.characters)[0] ?? null
  return { previous: nearest(-1), next: nearest(1) }
}

/** The reports of the same year and body of the places before and after this one, among those of its level, by name. */
export function findPlaceNeighbours(report: ReportSummary, reports: readonly ReportSummary[]): Neighbours {
  const path = (of: ReportSummary) => placeNames(of).join('/')
  const own = path(report)
  if (own === '' || report.year === null) return { previous: null, next: null }
  const longest = new Map<string, ReportSummary>()
  for (const other of reports) {
    if (other.kind !== 'report' || other.year !== report.year || other.body !== report.body || other.level !== report.level) continue
    const known = longest.get(path(other))
    if (!known || other.characters > known.characters) longest.set(path(other), other)
  }
  const places = [...new Set([...longest.keys(), own])].sort(compareNames)
  const at = places.indexOf(own)
  const reportOf = (place: string | undefined) => (place === undefined ? null : (longest.get(place) ?? null))
  return { previous: reportOf(places[at - 1]), next: reportOf(places[at + 1]) }
}
