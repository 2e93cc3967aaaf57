import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../shared/model/report.ts'
import { shortPlaceName } from '../../shared/text/place-names.ts'
import type { Db } from '../store/db.ts'
import { listReportsInLists } from '../store/lists.ts'
import { listReportsWithTags } from '../store/reports.ts'
import { withTagsBelow } from './tags.ts'

/** Whether a report passes; what is asked of the database is asked once, here. */
export function createReportMatcher(db: Db, filter: ReportFilter): (report: ReportSummary) => boolean {
  const { place, year, body, kind, tag, source, list, ids } = filter
  const places = place && new Set(place)
  const tagged = tag && listReportsWithTags(db, [...withTagsBelow(db, tag)])
  const listed = list && listReportsInLists(db, list)
  const wanted = ids && new Set(ids)
  return report =>
    (!places || liesInOne(report, places)) &&
    (!year || (report.year !== null && year.includes(report.year))) &&
    (!body || body.includes(report.body)) &&
    (!kind || kind.includes(report.kind)) &&
    (!tagged || tagged.has(report.id)) &&
    (!source || report.sourcePath.includes(source)) &&
    (!listed || listed.has(report.id)) &&
    (!wanted || wanted.has(report.id))
}

function liesInOne(report: ReportSummary, places: ReadonlySet<string>): boolean {
  if (isWholeCountry(report)) return places.has(WHOLE_COUNTRY)
  return placeNames(report).some(name => places.has(name) || places.has(shortPlaceName(name)))
}
