import { useVirtualizer } from '@tanstack/react-virtual'
import { scaleLinear } from 'd3-scale'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PRECISION_SIGNS } from '../../../shared/model/indicator.ts'
import type { IndicatorColumn } from '../../../shared/model/indicator-table.ts'
import listStyles from '../../ui/list.module.css'
import { cellProps, useRoving } from '../../ui/use-roving.ts'
import { useSize } from '../../ui/use-size.ts'
import type { Figure } from './chart-figures.ts'
import { ChartFrame } from './chart-frame.tsx'
import styles from './figure-bars.module.css'
import { type FigureFormat, writeFigure } from './figure-format.ts'
import { useFigureWords } from './use-figure-words.ts'

const ROW = 26
/** Of names at the left and values behind the bars, in px. */
const NAME_WIDTH = 192
const VALUE_WIDTH = 110

/** What both drawings take. */
export interface FigureDrawing {
  readonly column: IndicatorColumn
  readonly format: FigureFormat
  readonly onShow: (figure: Figure) => void
  /** Goes to the sentence in its report. */
  readonly onOpen: (figure: Figure) => void
}

/** A bar for each place, from the greatest to the least; those below zero go to the left. */
export function FigureBars({ column, format, onShow, onOpen, bars }: FigureDrawing & { readonly bars: readonly Figure[] }) {
  const { t } = useTranslation('indicators')
  const { nameOf, namesAmong, kindOf } = useFigureWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref, width } = useSize<HTMLDivElement>()
  const virtualizer = useVirtualizer({
    count: bars.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    paddingStart: 8,
  })
  const { props, stop } = useRoving<HTMLUListElement>({ rows: bars.length, columns: 1, reveal: row => virtualizer.scrollToIndex(row) })
  const values = bars.map(({ value }) => value)
  const room = Math.max(0, width - NAME_WIDTH - VALUE_WIDTH)
  const x = scaleLinear([Math.min(0, ...values), Math.max(0, ...values)], [0, room])
  const years = new Set(bars.map(({ row }) => row.year))
  const [year] = years
  const rowNameOf = namesAmong(bars.map(({ row }) => row))
  return (
    <ChartFrame title={nameOf(column)} marks={[format.unit, kindOf(column), ...(years.size === 1 ? [year ?? ''] : [t('chart.lastYears')])]}>
      <div ref={scroller} className={listStyles.scroller}>
        <div ref={ref}>
          <ul
            {...props}
            aria-label={t('chart.bars', { name: nameOf(column) })}
            className={styles.bars}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {virtualizer.getVirtualItems().map(({ index, start: top }) => {
              const bar = bars[index]
              if (!bar) return null
              const { row, cell, value } = bar
              const name = years.size > 1 ? `${rowNameOf(row)} ${row.year ?? ''}` : rowNameOf(row)
              const written = `${PRECISION_SIGNS[cell.precision]}${writeFigure(cell, column, format)}`
              const [from, to] = [x(Math.min(0, value)), x(Math.max(0, value))]
              return (
                <li key={cell.reportId} className={styles.row} style={{ transform: `translateY(${top}px)` }}>
                  <button
                    type="button"
                    className={styles.bar}
                    aria-label={t('chart.figure', { name, value: written, unit: format.unit })}
                    onFocus={() => onShow(bar)}
                    onPointerEnter={() => onShow(bar)}
                    onClick={() => onOpen(bar)}
                    {...cellProps({ row: index, column: 0 }, stop)}
                  >
                    <span className={styles.name}>{name}</span>
                    <svg width={room + VALUE_WIDTH} height={ROW - 2} aria-hidden>
                      <rect x={from} y={5} width={Math.max(to - from, 1)} height={ROW - 12} rx={2} className={styles.ink} />
                      <text x={to + 6} y={(ROW - 2) / 2} dy="0.35em" className={styles.value}>
                        {written}
                      </text>
                    </svg>
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </ChartFrame>
  )
}
