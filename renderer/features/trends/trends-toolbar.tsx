import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { MEASURES } from '../../state/trends.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TableFormats } from '../../ui/table-formats.tsx'
import { useCopyTrends } from './use-copy-trends.ts'

const GROUPINGS = ['year', 'place', 'body', 'place-year'] as const
const VIEWS = ['chart', 'table'] as const

/** How the counts are divided, measured and drawn, and the ways out. `children`: which reports are counted. */
export function TrendsToolbar({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['trends', 'common'])
  const by = useApp(state => state.trendBy)
  const measure = useApp(state => state.trendMeasure)
  const view = useApp(state => state.trendView)
  const trends = useApp(state => state.trends)
  const changeTrends = useApp(state => state.changeTrends)
  const draw = useApp(state => state.drawTrends)
  const exportTrends = useApp(state => state.exportTrends)
  const copy = useCopyTrends()
  return (
    <Bar edge="top">
      <Segmented
        label={t('by.label')}
        value={by}
        options={GROUPINGS.map(value => ({ value, label: t(`by.${value}`) }))}
        onChange={value => void changeTrends({ by: value })}
      />
      <Select
        label={t('measure.label')}
        labelHidden
        value={measure}
        options={MEASURES.map(value => ({ value, label: t(`measure.${value}`) }))}
        onChange={value => draw({ measure: value })}
      />
      {children}
      <BarSpace />
      <Segmented
        label={t('view.label')}
        value={view}
        options={VIEWS.map(value => ({ value, label: t(`view.${value}`) }))}
        onChange={value => draw({ view: value })}
      />
      <Menu
        trigger={
          <IconButton label={t('more')} disabled={!trends}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={copy}>{t('copy')}</MenuItem>
        <TableFormats name={format => t(`common:table.${format}`)} onChoose={format => void exportTrends(format)} />
      </Menu>
    </Bar>
  )
}
