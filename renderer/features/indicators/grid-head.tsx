import { useTranslation } from 'react-i18next'
import type { IndicatorTable } from '../../../shared/model/indicator-table.ts'
import listStyles from '../../ui/list.module.css'
import type { FigureFormat } from './figure-format.ts'
import type { GridColumn } from './grid-layout.ts'
import styles from './indicator-grid.module.css'
import { useFigureWords } from './use-figure-words.ts'

interface GridHeadProps {
  readonly table: IndicatorTable
  readonly columns: readonly GridColumn[]
  readonly formats: readonly FigureFormat[]
  readonly withYear: boolean
  readonly gridTemplateColumns: string
  /** In px. */
  readonly height: number
}

/** Names of the columns with unit and period, or years. */
export function GridHead({ table, columns, formats, withYear, gridTemplateColumns, height }: GridHeadProps) {
  const { t } = useTranslation('indicators')
  const { nameOf, kindOf } = useFigureWords()
  const first = columns[0]
  const ofYears = first?.year != null ? table.columns[first.at] : undefined
  return (
    <thead className={`${listStyles.head} ${styles.head}`}>
      <tr className={styles.columns} style={{ gridTemplateColumns, height }}>
        <th scope="col" className={`${listStyles.pinned} ${styles.place}`}>
          <span>{ofYears && first ? t('placeIn', { unit: formats[first.at]?.unit ?? ofYears.unit }) : t('place')}</span>
          {withYear && <span className={styles.year}>{t(first?.side ? 'yearAimed' : 'yearShort')}</span>}
        </th>
        {columns.map(({ key, at, year, side }) => {
          const column = table.columns[at]
          if (!column) return null
          if (year !== null) {
            return (
              <th key={key} scope="col">
                {year}
              </th>
            )
          }
          const kind = side === null ? kindOf(column) : t(`side.${side}`)
          const marks = [formats[at]?.unit ?? column.unit, kind].filter(Boolean).join(t('joined'))
          return (
            <th key={key} scope="col" title={t('columnName', { name: nameOf(column), marks })} data-side={side ?? undefined}>
              <span className={styles.name}>{nameOf(column)}</span>
              <span className={styles.marks}>{marks}</span>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
