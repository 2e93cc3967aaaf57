import { useMemo } from 'react'
import type { ReportFilter } from '../../shared/model/report.ts'
import { countFacets, NOTHING_CHOSEN, UNKNOWN } from '../state/facets.ts'
import { FILTERED, isFiltered, isInFilter, toggledInFilter, unlistedInFilter, withoutDimension } from '../state/report-filter.ts'
import { useApp } from '../state/store.ts'
import { ReportFacets } from './report-facets.tsx'

interface FilterFacetsProps {
  readonly filter: ReportFilter
  readonly onChange: (filter: ReportFilter) => void
}

/** Everything the library has, to make a filter of; with the number of reports that would be left together with what is chosen on the other sides. */
export function FilterFacets({ filter, onChange }: FilterFacetsProps) {
  const reports = useApp(state => state.reports)
  const options = useMemo(() => {
    const all = countFacets(reports, { text: '', chosen: NOTHING_CHOSEN })
    const chosen = Object.fromEntries(
      FILTERED.map(side => {
        const values = all[side].map(({ value }) => value).filter(value => value !== UNKNOWN)
        return [side, [...values.filter(value => isInFilter(filter, side, value)), ...unlistedInFilter(filter, side, values)]]
      }),
    )
    const counted = countFacets(reports, { text: '', chosen: { ...NOTHING_CHOSEN, ...chosen } })
    const known = Object.fromEntries(FILTERED.map(side => [side, counted[side].filter(({ value }) => value !== UNKNOWN)]))
    return { ...counted, ...known, problems: [] }
  }, [reports, filter])
  return (
    <ReportFacets
      dimensions={FILTERED}
      options={options}
      isChosen={(dimension, value) => isFiltered(dimension) && isInFilter(filter, dimension, value)}
      onToggle={(dimension, value) => isFiltered(dimension) && onChange(toggledInFilter(filter, dimension, value))}
      onClear={dimension => isFiltered(dimension) && onChange(withoutDimension(filter, dimension))}
    />
  )
}
