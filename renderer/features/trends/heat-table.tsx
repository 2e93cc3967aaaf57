import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrendOrder } from '../../state/trends.ts'
import { inkOnPaper } from '../../ui/ink-on-paper.ts'
import listStyles from '../../ui/list.module.css'
import { PlacedRows } from '../../ui/placed-rows.tsx'
import { useRoving } from '../../ui/use-roving.ts'
import { type ChartProps, findPoint } from './chart-props.ts'
import { HeatCells } from './heat-cells.tsx'
import { type HeatRow, heatGridOf } from './heat-grid.ts'
import styles from './heat-table.module.css'
import { measuredValue } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'

const ROW_HEIGHT = 28
const PLACE_WIDTH = 148
const YEAR_WIDTH = 54

interface HeatTableProps extends ChartProps {
  readonly order: TrendOrder
}

/** One line by place and year, open at the newest: the more, the more ink. An outlined cell has no report. The values stand in it: it is its own table. */
export function HeatTable({ trends, measure, visited, onOpen, order }: HeatTableProps) {
  const { t } = useTranslation('trends')
  const { write } = useTrendWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { groups, lines } = trends
  const line = lines[0]
  const grid = useMemo(() => heatGridOf(groups), [groups])
  const values = useMemo(() => groups.map((group, at) => measuredValue(line?.counts[at], group, measure)), [groups, line, measure])
  const rows = useMemo(() => {
    if (order === 'name') return grid.rows
    const most = ({ cells }: HeatRow) => Math.max(...cells.map(at => (at === null ? 0 : (values[at] ?? 0))))
    return [...grid.rows].sort((a, b) => most(b) - most(a))
  }, [grid, values, order])
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT,
  })
  // Before the keyboard goes to where it was.
  const newest = grid.years.length
  useLayoutEffect(() => {
    const list = scroller.current
    if (list && newest > 0) list.scrollLeft = list.scrollWidth
  }, [newest])
  const start = findPoint(trends, visited)
  const startRow = start ? rows.findIndex(({ cells }) => cells.includes(start.group)) : -1
  const { props, stop } = useRoving<HTMLTableElement>({
    rows: rows.length,
    columns: grid.years.length,
    exists: ({ row, column }) => typeof rows[row]?.cells[column] === 'number',
    reveal: row => virtualizer.scrollToIndex(row),
    start: start && startRow >= 0 ? { row: startRow, column: rows[startRow]?.cells.indexOf(start.group) ?? 0 } : null,
  })
  if (!line) return null
  const gridTemplateColumns = `${PLACE_WIDTH}px repeat(${grid.years.length}, ${YEAR_WIDTH}px)`
  return (
    <>
      <div ref={scroller} className={listStyles.scroller}>
        <table
          {...props}
          className={styles.table}
          style={{ width: PLACE_WIDTH + grid.years.length * YEAR_WIDTH }}
          aria-label={t('chart.heat', { name: line.name })}
          aria-rowcount={rows.length + 1}
        >
          <thead className={`${listStyles.head} ${styles.head}`}>
            <tr className={styles.columns} style={{ gridTemplateColumns }}>
              <th scope="col" className={`${listStyles.pinned} ${styles.place}`}>
                {t('column.place')}
              </th>
              {grid.years.map(year => (
                <th key={year} scope="col">
                  {year ?? t('noYearShort')}
                </th>
              ))}
            </tr>
          </thead>
          <PlacedRows
            {...{ virtualizer, rows, gridTemplateColumns }}
            keyOf={({ place }) => place}
            className={`${styles.columns} ${styles.row}`}
          >
            {(row, index) => (
              <HeatCells
                {...{ trends, measure, onOpen, row, index, values, highest }}
                years={grid.years}
                stop={stop.row === index ? stop : null}
              />
            )}
          </PlacedRows>
        </table>
      </div>
      <p className={styles.legend}>
        <span>{write(0, measure)}</span>
        <span className={styles.scale} aria-hidden>
          {[0, 0.25, 0.5, 0.75, 1].map(share => (
            <span key={share} style={{ background: inkOnPaper(share, 1) }} />
          ))}
        </span>
        <span>{write(highest, measure)}</span>
        <span className={`${listStyles.gap} ${styles.outline}`} aria-hidden />
        <span>{t('noReports')}</span>
      </p>
    </>
  )
}
