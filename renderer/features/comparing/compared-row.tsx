import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, memo, useContext, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { AlignedRow } from './aligned-rows.ts'
import { linksOf } from './aligned-rows.ts'
import { ComparedCell } from './compared-cell.tsx'
import styles from './compared-row.module.css'
import { SectionHandle } from './section-handle.tsx'
import type { ComparisonSlots } from './slots.ts'
import { TableContext } from './table-context.ts'
import { useNear } from './use-near.ts'

interface ComparedRowProps {
  readonly row: AlignedRow
  /** Among the rows that are shown. */
  readonly at: number
  readonly name: string
  readonly comparison: Comparison
  readonly reports: readonly OpenReport[]
  readonly slots: ComparisonSlots
  /** Its text is on the page also while it is far away. */
  readonly drawn: boolean
  readonly folded: boolean
  /** The column whose cell keys act on; -1 where none of this row is. */
  readonly current: number
  readonly onFold: (row: string, folded: boolean) => void
  readonly onLinks: (place: SectionPlace, anchor: Element) => void
}

/** Id of a cell, by which the grid says where the keyboard is. */
export function cellId(row: number, column: number): string {
  return `compared-${row}-${column}`
}

/** Ids by which rows and columns name their cells. */
export const rowId = (at: number) => `compared-row-${at}`
export const columnId = (column: number) => `compared-column-${column}`

/** Sections that correspond, beside each other. Its name stays in view as long as any of it. */
export const ComparedRow = memo(function ComparedRow(props: ComparedRowProps) {
  const { row, at, name, comparison, reports, slots, drawn, folded, current, onFold, onLinks } = props
  const { t } = useTranslation('comparing')
  const table = useContext(TableContext)
  const element = useRef<HTMLTableRowElement>(null)
  const near = useNear(element, table?.boxes.scroller ?? null)
  const alone = row.filled === 1 && row.cells.length > 1
  const longest = Math.max(...row.cells.map(({ characters }) => characters))

  function handle(column: number, index: number) {
    const seen = linksOf(comparison, column, index)
    return (
      <SectionHandle
        heading={comparison.reports[column]?.sections[index]?.heading ?? ''}
        pinned={seen.some(({ link }) => link.by === 'user')}
        onOpen={anchor => onLinks({ column, section: index }, anchor)}
      />
    )
  }

  return (
    <tr
      ref={element}
      aria-labelledby={rowId(at)}
      className={styles.row}
      data-row={at}
      data-folded={folded || undefined}
      data-alone={alone || undefined}
      style={{ '--characters': longest } as CSSProperties}
    >
      <th scope="row" id={rowId(at)} className={styles.strip} aria-colindex={1}>
        <span className={styles.label}>
          <button
            type="button"
            tabIndex={-1}
            className={styles.fold}
            aria-expanded={!folded}
            title={`${t(folded ? 'row.unfold' : 'row.fold')} (F)`}
            onClick={() => onFold(row.key, !folded)}
          >
            {folded ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
            <span className={styles.name}>{name}</span>
          </button>
          <span className={styles.note}>
            {alone ? t('row.alone') : row.filled < row.cells.length && `${row.filled}/${row.cells.length}`}
          </span>
        </span>
      </th>
      {row.cells.map(cell => {
        const report = reports[cell.column]
        return (
          report && (
            <ComparedCell
              key={report.id}
              id={cellId(at, cell.column)}
              labelledBy={`${rowId(at)} ${columnId(cell.column)}`}
              report={report}
              sections={comparison.reports[cell.column]?.sections ?? []}
              cell={cell}
              few={row.cells.length < 3}
              slots={slots}
              current={cell.column === current}
              folded={folded}
              drawn={drawn || near}
              near={near}
              handle={index => handle(cell.column, index)}
            />
          )
        )
      })}
      {folded && (
        <td className={styles.rest}>
          <button type="button" tabIndex={-1} className={styles.more} onClick={() => onFold(row.key, false)}>
            {t(alone ? 'row.unfoldAlone' : 'row.unfoldOf', { count: longest })}
          </button>
        </td>
      )}
    </tr>
  )
})
