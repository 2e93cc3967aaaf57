import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { WordingDetail } from '../features/shared-wording/wording-detail.tsx'
import { WordingsStage } from '../features/shared-wording/wordings-stage.tsx'
import { WordingsToolbar } from '../features/shared-wording/wordings-toolbar.tsx'
import { useApp } from '../state/store.ts'
import { Columns } from '../ui/columns.tsx'
import { FilterFacets } from './filter-facets.tsx'

/** What the reports of the library have in common, wording by wording, and where each of them stands. */
export default function WordingsView({ viewSwitch }: { readonly viewSwitch: ReactNode }) {
  const { t } = useTranslation('wording')
  const filter = useApp(state => state.wordingsFilter)
  const change = useApp(state => state.changeWordings)
  const refresh = useApp(state => state.refreshWordings)
  const listed = useApp(state => (state.wordings?.families.length ?? 0) > 0)
  // The library may have changed while another screen was shown.
  useEffect(() => void refresh(), [refresh])
  return (
    <Columns
      head={<WordingsToolbar viewSwitch={viewSwitch} />}
      side={<FilterFacets filter={filter} onChange={chosen => void change({ filter: chosen })} />}
      sideLabel={t('facets')}
      end={listed && <WordingDetail />}
      endLabel={t('detail.label')}
    >
      <WordingsStage />
    </Columns>
  )
}
