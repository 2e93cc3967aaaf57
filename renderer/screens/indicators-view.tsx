import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { IndicatorsStage } from '../features/indicators/indicators-stage.tsx'
import { IndicatorsToolbar } from '../features/indicators/indicators-toolbar.tsx'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { FilterFacets } from './filter-facets.tsx'

/** Figures of many reports side by side: place, year and indicator, each with the sentence that says so. */
export default function IndicatorsView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('indicators')
  const filter = useApp(state => state.indicatorFilter)
  const change = useApp(state => state.changeIndicators)
  const refresh = useApp(state => state.refreshIndicators)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns
      head={<IndicatorsToolbar viewSwitch={viewSwitch} />}
      side={<FilterFacets filter={filter} onChange={chosen => void change({ filter: chosen })} />}
      sideLabel={t('facets')}
    >
      <IndicatorsStage />
    </Columns>
  )
}
