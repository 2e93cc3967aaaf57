import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import listStyles from '../../ui/list.module.css'
import { SeriesSignPicture } from '../../ui/series-sign.tsx'
import { cellProps, useRoving } from '../../ui/use-roving.ts'
import { type ChartProps, findPoint, pointAt } from './chart-props.ts'
import { tableRows } from './table-rows.ts'
import styles from './trend-table.module.css'
import { measuredValue, type PartOrder } from './trend-values.ts'
import { useTrendWords } from './use-trend-words.ts'

const ROW_HEIGHT = 28
const LINE_WIDTH = 108

interface TrendTableProps extends ChartProps {
  readonly order: PartOrder
  readonly onOrder: (order: PartOrder) => void
}

/** The same counts as the chart, in figures. */
export function TrendTable({ trends, measure, visited, onOpen, order, onOrder }: TrendTableProps) {
  const { t, i18n } = useTranslation('trends')
  const { nameOf, tell, write } = useTrendWords()
  const scroller = useRef<HTMLDivElement>(null)
  const { lines } = trends
  const rows = useMemo(() => tableRows(trends, measure, order), [trends, measure, order])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT + 8,
  })
  const start = findPoint(trends, visited)
  const { props, stop } = useRoving<HTMLTableElement>({
    rows: rows.length,
    columns: lines.length,
    exists: ({ row }) => rows[row]?.at !== null,
    reveal: row => virtualizer.scrollToIndex(row),
    start: start && { row: rows.findIndex(({ at }) => at === start.group), column: start.line },
  })
  const gridTemplateColumns = `minmax(120px, 240px) 72px 80px repeat(${lines.length}, minmax(${LINE_WIDTH - 8}px, 200px))`
  const number = (value: number) => value.toLocaleString(i18n.language)
  return (
    <div ref={scroller} className={listStyles.scroller}>
      <table
        {...props}
        className={styles.table}
        style={{ minWidth: 330 + lines.length * LINE_WIDTH }}
        aria-label={t('chart.table')}
        aria-rowcount={rows.length + 1}
      >
        <thead className={`${listStyles.head} ${styles.head}`}>
          <tr className={styles.columns} style={{ gridTemplateColumns }}>
            <th scope="col" aria-sort={order === 'name' ? 'ascending' : 'none'}>
              <button type="button" className={styles.sort} onClick={() => onOrder('name')}>
                {t(`column.${trends.by}`)}
                {order === 'name' && <ArrowDown size={12} aria-hidden />}
              </button>
            </th>
            <th scope="col" className={styles.number}>
              {t('column.reports')}
            </th>
            <th scope="col" className={styles.number}>
              {t('column.characters')}
            </th>
            {lines.map((line, at) => {
              const sorted = order !== 'name' && order.line === at
              return (
                <th key={line.subject.key} scope="col" className={styles.number} aria-sort={sorted ? 'descending' : 'none'}>
                  <button type="button" className={styles.sort} title={line.name} onClick={() => onOrder({ line: at })}>
                    <SeriesSignPicture slot={line.subject.slot} />
                    <span className={styles.name}>{line.name}</span>
                    {sorted && <ArrowDown size={12} aria-hidden />}
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start: top }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <tr
                key={row.key}
                aria-rowindex={index + 2}
                className={`${styles.columns} ${listStyles.row} ${styles.row}`}
                style={{ gridTemplateColumns, transform: `translateY(${top}px)` }}
              >
                <th scope="row">{nameOf(row.group)}</th>
                <td className={styles.number}>{row.at === null ? t('noReports') : number(row.group.reports)}</td>
                <td className={styles.number}>{row.at === null ? '' : number(row.group.characters)}</td>
                {lines.map((line, column) => {
                  const point = row.at === null ? null : pointAt(trends, column, row.at)
                  const count = row.at === null ? undefined : line.counts[row.at]
                  return (
                    <td key={line.subject.key} className={styles.number}>
                      {point && count && (
                        <button
                          type="button"
                          className={styles.value}
                          aria-label={tell(line.name, point.group, count, measure)}
                          onClick={() => onOpen(point)}
                          {...cellProps({ row: index, column }, stop)}
                        >
                          {write(measuredValue(count, point.group, measure), measure)}
                        </button>
                      )}
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
