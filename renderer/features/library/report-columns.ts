import {
  createColumnHelper,
  createSortedRowModel,
  type Row,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/react-table'
import { isWholeCountry, placeNames } from '../../../shared/model/place.ts'
import { BODIES, KINDS, type ReportSummary } from '../../../shared/model/report.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { COLUMNS, type Column, type Sorting } from '../../state/library-view.ts'

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
type Features = typeof features

/**
 * What a column sorts by; what is not known is undefined and comes last in both directions. Places stand as they lie in
 * each other, the whole country first: who compares wants a province's cities side by side, not those of one syllable.
 * The list shows the province before the city for that reason.
 */
const SORTED_BY: Readonly<Record<Column, (report: ReportSummary) => string | number | undefined>> = {
  place: report => (isWholeCountry(report) ? '' : placeNames(report).join('\n') || report.place || undefined),
  title: report => report.title,
  body: report => BODIES.indexOf(report.body),
  year: report => report.year ?? undefined,
  kind: report => KINDS.indexOf(report.kind),
  characters: report => report.characters,
  highlights: report => report.highlights,
  problems: report => report.problems,
}

const AMOUNTS: ReadonlySet<Column> = new Set(['characters', 'highlights', 'problems'])

/** How much of something: stands at the right. A year is a name. */
export function isAmount(column: Column): boolean {
  return AMOUNTS.has(column)
}

const helper = createColumnHelper<Features, ReportSummary>()

export const columns = helper.columns(
  COLUMNS.map(id =>
    helper.accessor(SORTED_BY[id], {
      id,
      sortUndefined: 'last',
      sortFn: (a: Row<Features, ReportSummary>, b: Row<Features, ReportSummary>) => compareValues(a.getValue(id), b.getValue(id)),
    }),
  ),
)

export function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareNames(String(a), String(b))
}

/** Reports that are equal in the chosen column stand by place, newest first. */
export function sortingState({ column, descending }: Sorting): SortingState {
  const further = [
    { id: 'place', desc: false },
    { id: 'year', desc: true },
    { id: 'body', desc: false },
  ]
  return [{ id: column, desc: descending }, ...further.filter(({ id }) => id !== column)]
}

/** As the list shows them. */
export function inOrder(reports: readonly ReportSummary[], sorting: Sorting): ReportSummary[] {
  const criteria = sortingState(sorting)
  return reports.toSorted((one, other) => {
    for (const { id, desc } of criteria) {
      const of = SORTED_BY[id as Column]
      const [a, b] = [of(one), of(other)]
      const step =
        a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compareValues(a, b) * (desc ? -1 : 1)
      if (step !== 0) return step
    }
    return 0
  })
}

/** The same column again turns the order round; amounts begin with the greatest, years with the newest. */
export function nextSorting(sorting: Sorting, column: Column): Sorting {
  if (sorting.column === column) return { column, descending: !sorting.descending }
  return { column, descending: isAmount(column) || column === 'year' }
}
