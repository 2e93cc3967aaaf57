import type { ReportFilter } from '../../../shared/model/report.ts'
import type { ConcordanceGroup } from '../../../shared/model/search.ts'

/** The search that finds what a group counts. Parts that have no name cannot be asked for: the search stays as it is. */
export function narrowed(query: string, filter: ReportFilter, group: ConcordanceGroup): { query: string; filter: ReportFilter } {
  const { place, year, body, section } = group
  if (place) return { query, filter: { ...filter, place: [place] } }
  if (typeof year === 'number') return { query, filter: { ...filter, year: [year] } }
  if (body) return { query, filter: { ...filter, body: [body] } }
  if (section) return { query: `${query.trim()} 节:"${section.replaceAll(/["“”]/g, '')}"`, filter }
  return { query, filter }
}
