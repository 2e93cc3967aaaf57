import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { inkOnPaper } from '../../ui/ink-on-paper.ts'
import listStyles from '../../ui/list.module.css'
import { type Cell, cellProps } from '../../ui/use-roving.ts'
import { type ChartProps, pointAt } from './chart-props.ts'
import { type HeatRow, isGap } from './heat-grid.ts'
import styles from './heat-table.module.css'
import { useTrendWords } from './use-trend-words.ts'

interface HeatCellsProps extends Omit<ChartProps, 'visited'> {
  readonly row: HeatRow
  readonly index: number
  readonly years: readonly (number | null)[]
  /** Of each group. */
  readonly values: readonly number[]
  readonly highest: number
  /** Null where Tab stops in another row. */
  readonly stop: Cell | null
}

/** The place and its years; drawn again only when something of it changes. */
export const HeatCells = memo(function HeatCells({ trends, measure, onOpen, row, index, years, values, highest, stop }: HeatCellsProps) {
  const { t } = useTranslation('trends')
  const { nameOf, tell, write } = useTrendWords()
  const place = nameOf({ place: row.place, reports: 0, characters: 0 })
  return (
    <>
      <th scope="row" className={`${listStyles.pinned} ${styles.place}`} title={place}>
        {place}
      </th>
      {years.map((year, column) => {
        const at = row.cells[column]
        const point = typeof at === 'number' ? pointAt(trends, 0, at) : null
        const count = typeof at === 'number' ? point?.line.counts[at] : undefined
        if (typeof at !== 'number' || !point || !count) {
          return (
            <td key={year}>
              {isGap(row, year) && (
                <span className={`${listStyles.gap} ${styles.gap}`} title={t('noReports')}>
                  <span className="visually-hidden">{t('noReports')}</span>
                </span>
              )}
            </td>
          )
        }
        const told = tell(point.line.name, point.group, count, measure)
        return (
          <td key={year}>
            <button
              type="button"
              className={`${listStyles.value} ${styles.cell}`}
              style={{ background: inkOnPaper(values[at] ?? 0, highest) }}
              aria-label={told}
              title={told}
              onClick={() => onOpen(point)}
              {...cellProps({ row: index, column }, stop)}
            >
              {write(values[at] ?? 0, measure)}
            </button>
          </td>
        )
      })}
    </>
  )
})
