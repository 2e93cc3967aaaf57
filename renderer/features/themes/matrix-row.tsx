import type { VirtualItem } from '@tanstack/react-virtual'
import { useTranslation } from 'react-i18next'
import { inkOnPaper } from '../../ui/ink-on-paper.ts'
import listStyles from '../../ui/list.module.css'
import { type Cell, cellProps } from '../../ui/use-roving.ts'
import styles from './matrix-grid.module.css'
import { isUnread, type MatrixLayout, type MatrixSquare, writeShare } from './matrix-layout.ts'
import { useMatrixWords } from './use-matrix-words.ts'

interface MatrixRowProps {
  readonly layout: MatrixLayout
  readonly index: number
  readonly top: number
  readonly leadWidth: number
  readonly columnWidth: number
  /** Columns in view. */
  readonly shown: readonly VirtualItem[]
  /** Null where Tab stops in another row. */
  readonly stop: Cell | null
  readonly onShow: (square: MatrixSquare | null) => void
  readonly onOpen: (row: number, column: number, anchor: HTMLElement) => void
}

/** A theme in all columns, or all themes of a column. */
export function MatrixRow({ layout, index, top, leadWidth, columnWidth, shown, stop, onShow, onOpen }: MatrixRowProps) {
  const { t } = useTranslation('themes')
  const { nameOf, wordsOf, tell } = useMatrixWords()
  const first = layout.squareAt(index, 0)
  if (!first) return null
  const name = layout.turned ? nameOf(first.column) : wordsOf(first.theme.name)
  return (
    <tr
      aria-rowindex={index + 2}
      className={`${styles.line} ${listStyles.placed} ${styles.row}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <th
        scope="row"
        className={`${listStyles.pinned} ${styles.rowName}`}
        style={{ width: leadWidth }}
        title={layout.turned ? name : wordsOf(first.theme.description) || name}
      >
        {name}
      </th>
      {shown.map(({ index: column, start }) => {
        const square = layout.squareAt(index, column)
        if (!square) return null
        const { cell } = square
        const unread = isUnread(square)
        const told = tell(square)
        const kind = unread ? 'unread' : cell && cell.reports > 0 ? 'mentioned' : 'unmentioned'
        return (
          <td key={column} aria-colindex={column + 2} className={styles.square} style={{ left: leadWidth + start, width: columnWidth }}>
            <button
              type="button"
              className={`${listStyles.value} ${styles.cell}`}
              data-kind={kind}
              style={kind === 'mentioned' ? { background: inkOnPaper(cell?.share ?? 0, layout.highest) } : undefined}
              aria-label={cell?.summary ? `${told} ${t('told.summary', { text: cell.summary })}` : told}
              aria-haspopup="dialog"
              onPointerEnter={() => onShow(square)}
              onFocus={() => onShow(square)}
              onClick={event => onOpen(index, column, event.currentTarget)}
              {...cellProps({ row: index, column }, stop)}
            >
              {kind === 'mentioned' ? writeShare(cell?.share ?? 0) : kind === 'unmentioned' ? '—' : ''}
              {cell?.summary && <span className={styles.written} aria-hidden />}
            </button>
          </td>
        )
      })}
    </tr>
  )
}
