import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { HeatTable } from './heat-table.tsx'
import { OrderChoice } from './order-choice.tsx'
import { PartBars } from './part-bars.tsx'
import { TrendTable } from './trend-table.tsx'
import type { PartOrder } from './trend-values.ts'
import { NoReportsYet, NothingToCount, TrendsStart } from './trends-notes.tsx'
import styles from './trends-stage.module.css'
import { YearChart } from './year-chart.tsx'

/** The counts as the reader wants to see them. */
export function TrendsStage() {
  const { t } = useTranslation('trends')
  const hasReports = useApp(state => state.reports.length > 0)
  const trends = useApp(state => state.trends)
  const counting = useApp(state => state.counting)
  const measure = useApp(state => state.trendMeasure)
  const order = useApp(state => state.trendOrder)
  const view = useApp(state => state.trendView)
  const focus = useApp(state => state.trendFocus)
  const draw = useApp(state => state.drawTrends)
  const open = useApp(state => state.searchTrendPoint)
  const leave = useApp(state => state.leaveTrendPoint)
  const visited = useApp(state => state.visitedFromTrends)
  // The way back from the search ends where it began, once.
  const start = useRef(visited)
  useEffect(() => {
    start.current = null
    leave()
  }, [leave])

  if (!hasReports) return <NoReportsYet />
  if (!trends) return counting ? <p className={styles.counting}>{t('counting')}</p> : <TrendsStart />
  if (trends.groups.length === 0) return <NothingToCount />

  const sorted = trends.lines.findIndex(({ subject }) => subject.key === focus)
  const partOrder: PartOrder = order === 'name' || sorted === -1 ? 'name' : { line: sorted }
  const shared = { trends, measure, visited: start.current, onOpen: open }
  const onOrder = (wanted: PartOrder) => {
    const line = wanted === 'name' ? undefined : trends.lines[wanted.line]
    draw(line ? { order: 'value', focus: line.subject.key } : { order: 'name' })
  }
  return (
    <div className={styles.stage} data-stale={counting || undefined}>
      {view === 'chart' && trends.by !== 'year' && <OrderChoice lines={trends.lines} />}
      {view === 'table' ? (
        <TrendTable {...shared} order={partOrder} onOrder={onOrder} />
      ) : trends.by === 'year' ? (
        <YearChart {...shared} />
      ) : trends.by === 'place-year' ? (
        <HeatTable {...shared} order={order} />
      ) : (
        <PartBars key={trends.by} {...shared} order={partOrder} />
      )}
    </div>
  )
}
