import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrendOrder } from '../../state/trends.ts'
import listStyles from '../../ui/list.module.css'
import { type ChartProps, findPoint, pointAt } from './chart-props.ts'
import { type HeatRow, heatGridOf, isGap } from './heat-grid.ts'
import styles from './heat-table.module.css'
import { measuredValue } from './trend-values.ts'
import { useRoving } from './use-roving.ts'
import { useTrendWords } from './use-trend-words.ts'

const ROW_HEIGHT = 28
const PLACE_WIDTH = 148
const YEAR_WIDTH = 54
/** The most ink on paper on which words are still easily read, in percent. */
const DARKEST = 36

interface HeatTableProps extends ChartProps {
  readonly order: TrendOrder
}

/** One line by place and year, open at the newest: the more, the more ink. An outlined cell has no report. The values stand in it: it is its own table. */
export function HeatTable({ trends, measure, visited, onOpen, order }: HeatTableProps) {
  const { t } = useTranslation('trends')
  const { nameOf, tell, write } = useTrendWords()
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
  const roving = useRoving<HTMLTableElement>({
    rows: rows.length,
    columns: grid.years.length,
    exists: ({ row, column }) => typeof rows[row]?.cells[column] === 'number',
    reveal: row => virtualizer.scrollToIndex(row),
    start: start && startRow >= 0 ? { row: startRow, column: rows[startRow]?.cells.indexOf(start.group) ?? 0 } : null,
  })
  if (!line) return null
  const gridTemplateColumns = `${PLACE_WIDTH}px repeat(${grid.years.length}, ${YEAR_WIDTH}px)`
  const heatOf = (value: number) => (highest === 0 ? 0 : Math.round((value / highest) * DARKEST))
  return (
    <>
      <div ref={scroller} className={listStyles.scroller}>
        <table
          ref={roving.container}
          className={styles.table}
          style={{ width: PLACE_WIDTH + grid.years.length * YEAR_WIDTH }}
          aria-label={t('chart.heat', { name: line.name })}
          aria-rowcount={rows.length + 1}
        >
          <thead className={styles.head}>
            <tr className={styles.columns} style={{ gridTemplateColumns }}>
              <th scope="col" className={styles.place}>
                {t('column.place')}
              </th>
              {grid.years.map(year => (
                <th key={year} scope="col">
                  {year ?? t('noYearShort')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
            {virtualizer.getVirtualItems().map(({ index, start: top }) => {
              const row = rows[index]
              if (!row) return null
              const place = nameOf({ place: row.place, reports: 0, characters: 0 })
              return (
                <tr
                  key={row.place}
                  aria-rowindex={index + 2}
                  className={`${styles.columns} ${styles.row}`}
                  style={{ gridTemplateColumns, transform: `translateY(${top}px)` }}
                >
                  <th scope="row" className={styles.place} title={place}>
                    {place}
                  </th>
                  {row.cells.map((at, column) => {
                    const year = grid.years[column]
                    const group = at === null ? undefined : groups[at]
                    const count = at === null ? undefined : line.counts[at]
                    const point = at === null ? null : pointAt(trends, 0, at)
                    if (at === null || !group || !count || !point) {
                      return (
                        <td key={year}>
                          <span className={isGap(row, year ?? null) ? styles.gap : undefined} title={t('noReports')}>
                            <span className="visually-hidden">{t('noReports')}</span>
                          </span>
                        </td>
                      )
                    }
                    const value = values[at] ?? 0
                    const told = tell(line.name, group, count, measure)
                    return (
                      <td key={year}>
                        <button
                          type="button"
                          className={styles.cell}
                          style={{ background: `color-mix(in srgb, var(--paper), var(--ink) ${heatOf(value)}%)` }}
                          aria-label={told}
                          title={told}
                          onClick={() => onOpen(point)}
                          {...roving.propsOf({ row: index, column })}
                        >
                          {write(value, measure)}
                        </button>
                      </td>
                    )
                  })}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <p className={styles.legend}>
        <span>{write(0, measure)}</span>
        <span className={styles.scale} aria-hidden>
          {[0, 9, 18, 27, DARKEST].map(share => (
            <span key={share} style={{ background: `color-mix(in srgb, var(--paper), var(--ink) ${share}%)` }} />
          ))}
        </span>
        <span>{write(highest, measure)}</span>
        <span className={styles.outline} aria-hidden />
        <span>{t('noReports')}</span>
      </p>
    </>
  )
}
