import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { MatrixStage } from '../features/themes/matrix-stage.tsx'
import { MatrixToolbar } from '../features/themes/matrix-toolbar.tsx'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { FilterFacets } from './filter-facets.tsx'

/** Themes of many reports side by side: how much each speaks of them, and with which words. */
export default function ThemeMatrixView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('themes')
  const filter = useApp(state => state.matrixFilter)
  const change = useApp(state => state.changeMatrix)
  const refresh = useApp(state => state.refreshMatrix)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns
      head={<MatrixToolbar viewSwitch={viewSwitch} />}
      side={<FilterFacets filter={filter} onChange={chosen => void change({ filter: chosen })} />}
      sideLabel={t('facets')}
    >
      <MatrixStage />
    </Columns>
  )
}
