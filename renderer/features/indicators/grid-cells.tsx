import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { PRECISION_SIGNS } from '../../../shared/model/indicator.ts'
import type { IndicatorCell, IndicatorColumn } from '../../../shared/model/indicator-table.ts'
import listStyles from '../../ui/list.module.css'
import { type Cell, cellProps } from '../../ui/use-roving.ts'
import { type FigureFormat, writeFigure } from './figure-format.ts'
import type { GridCell, GridColumn, GridRow } from './grid-layout.ts'
import styles from './indicator-grid.module.css'
import { useFigureWords } from './use-figure-words.ts'

interface GridCellsProps {
  readonly row: GridRow
  readonly index: number
  readonly columns: readonly GridColumn[]
  /** The table's own columns. */
  readonly of: readonly IndicatorColumn[]
  readonly formats: readonly FigureFormat[]
  /** Reports of several bodies stand below one another. */
  readonly withBody: boolean
  readonly withYear: boolean
  /** Null where Tab stops in another row. */
  readonly stop: Cell | null
  readonly onShow: (cell: GridCell | null) => void
  readonly onOpen: (cell: GridCell, anchor: HTMLElement) => void
}

/** The place with its figures; drawn again only when something of it changes. */
export const GridCells = memo(function GridCells({
  row,
  index,
  columns,
  of,
  formats,
  withBody,
  withYear,
  stop,
  onShow,
  onOpen,
}: GridCellsProps) {
  const { t } = useTranslation(['indicators', 'common'])
  const { placeOf } = useFigureWords()
  const place = placeOf(row)
  return (
    <>
      <th scope="row" className={`${listStyles.pinned} ${styles.place}`} title={`${place} ${t(`common:body.${row.body}`)}`}>
        <span className={styles.placeName}>{place}</span>
        {withBody && <span className={styles.body}>{t(`common:body.${row.body}`)}</span>}
        {withYear && <span className={styles.year}>{row.year ?? t('noYear')}</span>}
      </th>
      {columns.map(({ key, side }, column) => {
        const cell = row.cells[column] ?? { kind: 'nothing' }
        const shared = { onPointerEnter: () => onShow(cell), 'data-side': side ?? undefined }
        if (cell.kind === 'no-report') {
          return (
            <td key={key} {...shared}>
              <span className={`${cell.gap ? listStyles.gap : ''} ${styles.gap}`} title={t('cell.noReport')}>
                <span className="visually-hidden">{t('cell.noReport')}</span>
              </span>
            </td>
          )
        }
        if (cell.kind === 'nothing') return <td key={key} {...shared} />
        const format = formats[cell.at]
        const own = of[cell.at]
        if (!format || !own) return <td key={key} />
        if (cell.kind === 'difference') {
          const sign = cell.value > 0 ? '+' : ''
          return (
            <td key={key} {...shared} className={styles.difference}>
              {sign}
              {format.write(cell.value)}
            </td>
          )
        }
        return (
          <td key={key} {...shared}>
            <button
              type="button"
              className={`${listStyles.value} ${styles.cell}`}
              data-kind={cell.kind === 'figure' ? kindOf(cell.cell) : 'unmentioned'}
              aria-haspopup="dialog"
              onFocus={() => onShow(cell)}
              onClick={event => onOpen(cell, event.currentTarget)}
              {...cellProps({ row: index, column }, stop)}
            >
              {cell.kind === 'unmentioned' ? (
                <Said sign="—" words={t('cell.unmentioned')} />
              ) : (
                <Figure {...{ own, format }} cell={cell.cell} />
              )}
            </button>
          </td>
        )
      })}
    </>
  )
})

/** For the style: what the user chose is told from what the program took. */
function kindOf({ value, chosen }: IndicatorCell): string {
  if (chosen !== null) return 'chosen'
  return value === null ? 'open' : 'taken'
}

interface FigureProps {
  readonly cell: IndicatorCell
  readonly own: IndicatorColumn
  readonly format: FigureFormat
}

/** The number, and in a place of its own, so that all digits end on one line, the sign of what there is to know of it. */
function Figure({ cell, own, format }: FigureProps) {
  const { t } = useTranslation('indicators')
  return (
    <>
      <span className={styles.number}>
        {cell.precision !== 'exact' && cell.value !== null && (
          <Said sign={PRECISION_SIGNS[cell.precision]} words={t(`precision.${cell.precision}`)} />
        )}
        {cell.value !== null ? writeFigure(cell, own, format) : cell.chosen === 'none' ? t('cell.none') : t('cell.open')}
      </span>
      <span className={styles.sign}>
        <Sign cell={cell} />
      </span>
    </>
  )
}

function Sign({ cell }: { readonly cell: IndicatorCell }) {
  const { t } = useTranslation('indicators')
  if (cell.lost) return <Said sign="!" words={t('cell.lost')} />
  if (cell.chosen !== null) return <Said sign="●" words={t('cell.chosen')} />
  if (cell.values > 1) return <Said sign={String(cell.values)} words={t('cell.severalOf', { count: cell.values })} />
  return null
}

/** A sign for the eye with its words for the ear. */
function Said({ sign, words }: { readonly sign: string; readonly words: string }) {
  return (
    <>
      <span aria-hidden title={words}>
        {sign}
      </span>
      <span className="visually-hidden">{words}</span>
    </>
  )
}
