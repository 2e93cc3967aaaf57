import type { ConcordanceGroup, Division } from '../../../shared/model/search.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import type { CountsColumn, CountsSorting } from '../../state/concordance.ts'

const AMOUNTS: Readonly<Record<Exclude<CountsColumn, 'name'>, (group: ConcordanceGroup) => number>> = {
  occurrences: ({ count }) => count.occurrences,
  rate: ({ count }) => count.rate,
  reports: ({ count }) => count.reports,
  characters: ({ characters }) => characters,
}

/** Parts in the order that was chosen; those without a name come last where names are sorted. */
export function orderedGroups(
  groups: readonly ConcordanceGroup[],
  by: Division,
  { column, descending }: CountsSorting,
): readonly ConcordanceGroup[] {
  const sign = descending ? -1 : 1
  if (column !== 'name') return [...groups].sort((a, b) => sign * (AMOUNTS[column](a) - AMOUNTS[column](b)))
  const nameOf = (group: ConcordanceGroup) => group[by] ?? null
  return [...groups].sort((a, b) => {
    const [first, second] = [nameOf(a), nameOf(b)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * compareNames(String(first), String(second))
  })
}
