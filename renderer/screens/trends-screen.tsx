import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ConceptPanel } from '../features/trends/concept-panel.tsx'
import { SubjectBar } from '../features/trends/subject-bar.tsx'
import { TrendsStage } from '../features/trends/trends-stage.tsx'
import { TrendsToolbar } from '../features/trends/trends-toolbar.tsx'
import { countFacets, NOTHING_CHOSEN, UNKNOWN } from '../state/facets.ts'
import { FILTERED, isFiltered, isInFilter, toggledInFilter, withoutDimension } from '../state/report-filter.ts'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { ReportFacets } from './report-facets.tsx'

/** How words and concepts change over years and places; every value leads to the passages that it counts. */
export default function TrendsScreen() {
  const { t } = useTranslation(['trends', 'search'])
  const refresh = useApp(state => state.refreshTrends)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns side={<TrendsFacets />} sideLabel={t('search:facets.label')} end={<ConceptPanel />} endLabel={t('concepts.title')}>
      <SubjectBar />
      <TrendsToolbar />
      <TrendsStage />
    </Columns>
  )
}

/** Everything the library has, with the number of reports that would be counted together with what is chosen on the other sides. */
function TrendsFacets() {
  const reports = useApp(state => state.reports)
  const filter = useApp(state => state.trendFilter)
  const changeTrends = useApp(state => state.changeTrends)
  const options = useMemo(() => {
    const all = countFacets(reports, { text: '', chosen: NOTHING_CHOSEN })
    const chosen = Object.fromEntries(
      FILTERED.map(side => [
        side,
        all[side].map(({ value }) => value).filter(value => value !== UNKNOWN && isInFilter(filter, side, value)),
      ]),
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
      onToggle={(dimension, value) => isFiltered(dimension) && void changeTrends({ filter: toggledInFilter(filter, dimension, value) })}
      onClear={dimension => isFiltered(dimension) && void changeTrends({ filter: withoutDimension(filter, dimension) })}
    />
  )
}
