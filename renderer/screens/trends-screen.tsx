import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ConceptPanel } from '../features/trends/concept-panel.tsx'
import { SubjectBar } from '../features/trends/subject-bar.tsx'
import { TrendsStage } from '../features/trends/trends-stage.tsx'
import { TrendsToolbar } from '../features/trends/trends-toolbar.tsx'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { FilterFacets } from './filter-facets.tsx'
import { OneOfEach } from './one-of-each.tsx'

/** How words and concepts change over years and places; every value leads to the passages that it counts. */
export default function TrendsScreen() {
  const { t } = useTranslation(['trends', 'search'])
  const filter = useApp(state => state.trendFilter)
  const changeTrends = useApp(state => state.changeTrends)
  const refresh = useApp(state => state.refreshTrends)
  const copies = useApp(state => state.trends?.copies ?? 0)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns
      side={<FilterFacets filter={filter} onChange={chosen => void changeTrends({ filter: chosen })} />}
      sideLabel={t('search:facets.label')}
      end={<ConceptPanel />}
      endLabel={t('concepts.title')}
    >
      <SubjectBar />
      <TrendsToolbar>
        <OneOfEach copies={copies} />
      </TrendsToolbar>
      <TrendsStage />
    </Columns>
  )
}
