import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorTable } from '../../../shared/model/indicator-table.ts'
import { useReadingWords } from '../../locale/use-reading-words.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ReadingBar, Unread } from '../../ui/reading-state.tsx'
import { EvidenceLine } from './evidence-line.tsx'
import { followCell, type GridCell, layoutGrid } from './grid-layout.ts'
import { IndicatorChart } from './indicator-chart.tsx'
import { IndicatorGrid } from './indicator-grid.tsx'
import { Legend } from './legend.tsx'

/** The table or a chart of it, or why there is none; below it the sentence of the figure that is looked at. */
export function IndicatorsStage() {
  const table = useApp(state => state.indicatorTable)
  const shape = useApp(state => state.indicatorShape)
  const drawing = useApp(state => state.indicatorDrawing)
  const year = useApp(state => state.indicatorYear)
  const column = useApp(state => state.indicatorColumn)
  const sparse = useApp(state => state.sparseColumns)
  const [shown, setShown] = useState<{ readonly cell: GridCell; readonly of: IndicatorTable } | null>(null)
  const onShow = useCallback((cell: GridCell | null) => setShown(cell && table ? { cell, of: table } : null), [table])
  const grid = useMemo(() => table && layoutGrid(table, { shape, year, column, sparse }), [table, shape, year, column, sparse])
  if (!table || !grid || grid.columns.length === 0 || grid.rows.length === 0) {
    return (
      <>
        <Note />
        <Standing />
      </>
    )
  }
  return (
    <>
      {drawing === 'chart' ? (
        <IndicatorChart table={table} onShow={onShow} />
      ) : (
        <IndicatorGrid key={shape} table={table} grid={grid} onShow={onShow} />
      )}
      <EvidenceLine table={table} shown={shown && followCell(shown.cell, shown.of, table)} />
      <Standing legend={drawing === 'table'} rows={grid.rows.length} />
    </>
  )
}

/** Stands where the table would be. */
function Note() {
  const { t } = useTranslation('indicators')
  const words = useReadingWords()
  const hasReports = useApp(state => state.reports.length > 0)
  const table = useApp(state => state.indicatorTable)
  const ids = useApp(state => state.indicatorIds)
  const shape = useApp(state => state.indicatorShape)
  const stopped = useApp(state => state.indicatorsStopped)
  const progress = useApp(state => state.indicatorProgress)
  const refresh = useApp(state => state.refreshIndicators)
  const change = useApp(state => state.changeIndicators)
  if (!hasReports) return <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
  if (stopped || !table) return <Unread {...{ stopped, progress, words }} title={t('reading')} onAgain={() => void refresh()} />
  if (ids?.length === 0) {
    return (
      <EmptyState
        title={t('nothing.noneChosen')}
        actions={<Button onClick={() => void change({ ids: null })}>{t('picker.fullest')}</Button>}
      >
        {t('nothing.choose')}
      </EmptyState>
    )
  }
  if (shape === 'targets') return <EmptyState title={t('nothing.noTargets')}>{t('nothing.noTargetsText')}</EmptyState>
  return <EmptyState title={t('nothing.title')}>{t('nothing.text')}</EmptyState>
}

/** How many there are, or how far the reading is; what the signs mean. */
function Standing({ legend = false, rows }: { readonly legend?: boolean; readonly rows?: number }) {
  const { t } = useTranslation('indicators')
  const words = useReadingWords()
  const table = useApp(state => state.indicatorTable)
  const reading = useApp(state => state.readingIndicators)
  const progress = useApp(state => state.indicatorProgress)
  const stop = useApp(state => state.stopReadingIndicators)
  return (
    <ReadingBar
      told={table && t('told', { reports: table.reports, rows: rows ?? 0 })}
      progress={reading ? progress : null}
      words={words}
      onStop={stop}
      legend={legend && <Legend />}
    />
  )
}
