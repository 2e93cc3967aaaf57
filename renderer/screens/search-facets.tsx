import { useMemo } from 'react'
import type { SearchResult } from '../../shared/model/search.ts'
import { countFacets, NOTHING_CHOSEN, UNKNOWN } from '../state/facets.ts'
import { FILTERED, type Filtered, isFiltered, isInFilter, toggledInFilter, withoutDimension } from '../state/report-filter.ts'
import { useApp } from '../state/store.ts'
import { ReportFacets } from './report-facets.tsx'

/** What narrows a search: places, years, bodies, kinds. */
export function SearchFacets({ result }: { readonly result: SearchResult | null }) {
  const reports = useApp(state => state.reports)
  const reportsById = useApp(state => state.reportsById)
  const filter = useApp(state => state.searchFilter)
  const search = useApp(state => state.search)

  /** Everything the library has, with the number of reports that the search finds together with what is chosen on the other sides. */
  const options = useMemo(() => {
    const all = countFacets(reports, { text: '', chosen: NOTHING_CHOSEN })
    const chosenOn = (dimension: Filtered) =>
      all[dimension].map(({ value }) => value).filter(value => value !== UNKNOWN && isInFilter(filter, dimension, value))
    const chosen = { ...NOTHING_CHOSEN, ...Object.fromEntries(FILTERED.map(dimension => [dimension, chosenOn(dimension)])) }
    const holders = result?.everywhere?.flatMap(id => reportsById.get(id) ?? [])
    const found = holders && countFacets(holders, { text: '', chosen })
    const counted = (dimension: Filtered) => {
      const counts = found && new Map(found[dimension].map(({ value, count }) => [value, count]))
      return all[dimension]
        .filter(({ value }) => value !== UNKNOWN)
        .map(({ value }) => ({ value, count: counts ? (counts.get(value) ?? 0) : null }))
    }
    return {
      list: counted('list'),
      search: counted('search'),
      place: counted('place'),
      year: counted('year'),
      body: counted('body'),
      kind: counted('kind'),
      problems: [],
    }
  }, [reports, reportsById, result, filter])

  return (
    <ReportFacets
      dimensions={FILTERED}
      options={options}
      isChosen={(dimension, value) => isFiltered(dimension) && isInFilter(filter, dimension, value)}
      onToggle={(dimension, value) => isFiltered(dimension) && void search({ filter: toggledInFilter(filter, dimension, value) })}
      onClear={dimension => isFiltered(dimension) && void search({ filter: withoutDimension(filter, dimension) })}
    />
  )
}
