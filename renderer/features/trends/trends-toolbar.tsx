import { Ellipsis } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { MEASURES } from '../../state/trends.ts'
import { Bar, BarSpace } from '../../ui/bar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './trends-toolbar.module.css'
import { useCopyTrends } from './use-copy-trends.ts'

const GROUPINGS = ['year', 'place', 'body', 'place-year'] as const
/** No key of a line is empty. */
const BY_NAME = ''
const VIEWS = ['chart', 'table'] as const

/** How the counts are divided, measured, ordered and drawn, and the ways out. */
export function TrendsToolbar() {
  const { t } = useTranslation('trends')
  const by = useApp(state => state.trendBy)
  const measure = useApp(state => state.trendMeasure)
  const order = useApp(state => state.trendOrder)
  const view = useApp(state => state.trendView)
  const focus = useApp(state => state.trendFocus)
  const trends = useApp(state => state.trends)
  const changeTrends = useApp(state => state.changeTrends)
  const draw = useApp(state => state.drawTrends)
  const exportTrends = useApp(state => state.exportTrends)
  const copy = useCopyTrends()
  const lines = trends?.lines ?? []
  return (
    <Bar edge="top">
      <Segmented
        label={t('by.label')}
        value={by}
        options={GROUPINGS.map(value => ({ value, label: t(`by.${value}`) }))}
        onChange={value => void changeTrends({ by: value })}
      />
      <div className={styles.measure}>
        <Select
          label={t('measure.label')}
          labelHidden
          value={measure}
          options={MEASURES.map(value => ({ value, label: t(`measure.${value}`) }))}
          onChange={value => draw({ measure: value })}
        />
      </div>
      {by !== 'year' && view === 'chart' && (
        <div className={styles.order}>
          <Select
            label={t('order.label')}
            labelHidden
            value={order === 'name' ? BY_NAME : (focus ?? BY_NAME)}
            options={[
              ...lines.map(line => ({ value: line.subject.key, label: t('order.value', { name: line.name }) })),
              { value: BY_NAME, label: t('order.name') },
            ]}
            onChange={value => draw(value === BY_NAME ? { order: 'name' } : { order: 'value', focus: value })}
          />
        </div>
      )}
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
        <MenuItem onSelect={() => void exportTrends()}>{t('export')}</MenuItem>
      </Menu>
    </Bar>
  )
}
