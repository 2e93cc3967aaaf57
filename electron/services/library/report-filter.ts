import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportFilter, ReportSummary } from '../../../shared/model/report.ts'
import { shortPlaceName } from '../../../shared/text/place-names.ts'
import type { Db } from '../../store/db.ts'
import { listReportsInLists } from '../../store/lists.ts'
import { listReportsWithTags } from '../../store/reports.ts'
import { withTagsBelow } from '../annotating/tags.ts'

/**
 * Whether a report passes; what is asked of the database is asked once, here. Saved searches are not: calls name their
 * reports before they come here (found-by-searches.ts).
 */
export function createReportMatcher(db: Db, filter: ReportFilter): (report: ReportSummary) => boolean {
  const { place, year, body, kind, tag, source, list, ids } = filter
  const places = place?.map(path => path.split('/'))
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

/** Places are given as paths: a county's name alone may be that of several. */
function liesInOne(report: ReportSummary, places: readonly (readonly string[])[]): boolean {
  if (isWholeCountry(report)) return places.some(path => path.length === 1 && path[0] === WHOLE_COUNTRY)
  const names = placeNames(report)
  const isCalled = (name: string | undefined, wanted: string) => name === wanted || (name !== undefined && shortPlaceName(name) === wanted)
  return places.some(path => names.some((_, at) => path.every((wanted, step) => isCalled(names[at + step], wanted))))
}
