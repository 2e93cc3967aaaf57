import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { IndicatorTable } from '../../../shared/model/indicator-table.ts'
import { useApp } from '../../state/store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { barsOf, type Figure, linesOf } from './chart-figures.ts'
import { FigureBars } from './figure-bars.tsx'
import { formatsOf } from './figure-format.ts'
import { FigureLines } from './figure-lines.tsx'
import { columnAt, type GridCell } from './grid-layout.ts'

/** Lines that can be told apart. */
const MOST_LINES = 8

interface IndicatorChartProps {
  readonly table: IndicatorTable
  readonly onShow: (cell: GridCell | null) => void
}

/** One column drawn: over the years as lines where the columns are years, else a bar for each place. A figure leads to its sentence. */
export function IndicatorChart({ table, onShow }: IndicatorChartProps) {
  const { t, i18n } = useTranslation('indicators')
  const shape = useApp(state => state.indicatorShape)
  const year = useApp(state => state.indicatorYear)
  const chosen = useApp(state => state.indicatorColumn)
  const read = useApp(state => state.read)
  const at = columnAt(table.columns, chosen)
  const format = useMemo(() => formatsOf(table, i18n.language)[at], [table, at, i18n.language])
  const bars = useMemo(() => barsOf(table, at, year), [table, at, year])
  const lines = useMemo(() => linesOf(table, at), [table, at])
  const column = table.columns[at]
  if (!column || !format || bars.length === 0) return <EmptyState title={t('chart.none')}>{t('chart.noneText')}</EmptyState>

  const shared = {
    column,
    format,
    onShow: ({ row, cell }: Figure) => onShow({ kind: 'figure', row, cell, at }),
    onOpen: ({ cell: { reportId, start, end } }: Figure) =>
      read(reportId, start === null || end === null ? {} : { position: start, flash: { start, end } }),
  }
  if (shape !== 'years') return <FigureBars key={column.key} {...shared} bars={bars} />
  if (lines.length === 0) return <EmptyState title={t('chart.noYears')}>{t('chart.noYearsText')}</EmptyState>
  return <FigureLines key={column.key} {...shared} lines={lines.slice(0, MOST_LINES)} of={lines.length} />
}
