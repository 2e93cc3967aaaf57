import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import listStyles from '../../ui/list.module.css'
import { useRoving } from '../../ui/use-roving.ts'
import { CellPanel } from './cell-panel.tsx'
import styles from './matrix-grid.module.css'
import type { MatrixLayout, MatrixSquare } from './matrix-layout.ts'
import { MatrixRow } from './matrix-row.tsx'
import { useMatrixWords } from './use-matrix-words.ts'

const ROW_HEIGHT = 28
const HEAD_HEIGHT = 46
const LEAD_WIDTH = 216
const COLUMN_WIDTH = 68

interface MatrixGridProps {
  readonly layout: MatrixLayout
  /** What pointer or keyboard is on. */
  readonly onShow: (square: MatrixSquare | null) => void
}

/** Only what is in view is drawn, both ways. The arrow keys go from square to square, Enter opens what it says. */
export function MatrixGrid({ layout, onShow }: MatrixGridProps) {
  const { t } = useTranslation('themes')
  const { nameOf, wordsOf } = useMatrixWords()
  const scroller = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<{ readonly row: number; readonly column: number; readonly anchor: HTMLElement } | null>(null)
  const { props, stop } = useRoving<HTMLTableElement>({
    rows: layout.rows,
    columns: layout.columns,
    reveal: (row, column) => {
      rows.scrollToIndex(row)
      columns.scrollToIndex(column)
    },
  })
  const shared = { getScrollElement: () => scroller.current, overscan: 6 }
  // Where Tab stops is always there.
  const rows = useVirtualizer({
    ...shared,
    count: layout.rows,
    estimateSize: () => ROW_HEIGHT,
    scrollPaddingStart: HEAD_HEIGHT,
    rangeExtractor: range => withIndex(defaultRangeExtractor(range), stop.row),
  })
  const columns = useVirtualizer({
    ...shared,
    horizontal: true,
    count: layout.columns,
    estimateSize: () => COLUMN_WIDTH,
    scrollPaddingStart: LEAD_WIDTH,
    rangeExtractor: range => withIndex(defaultRangeExtractor(range), stop.column),
  })
  const shownColumns = columns.getVirtualItems()
  const onOpen = useCallback((row: number, column: number, anchor: HTMLElement) => setOpen({ row, column, anchor }), [])
  const opened = open && layout.squareAt(open.row, open.column)
  const width = LEAD_WIDTH + columns.getTotalSize()
  return (
    <>
      <div ref={scroller} className={listStyles.scroller}>
        <table
          {...props}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
          role="grid"
          className={styles.table}
          style={{ width }}
          aria-label={t('grid')}
          aria-rowcount={layout.rows + 1}
          aria-colcount={layout.columns + 1}
        >
          <thead className={`${listStyles.head} ${styles.head}`}>
            <tr className={styles.line} style={{ height: HEAD_HEIGHT }}>
              <th scope="col" className={`${listStyles.pinned} ${styles.corner}`} style={{ width: LEAD_WIDTH }}>
                {t('unit')}
              </th>
              {shownColumns.map(({ index, start }) => {
                const square = layout.squareAt(0, index)
                const name = square && (layout.turned ? wordsOf(square.theme.name) : nameOf(square.column))
                return (
                  <th
                    key={index}
                    scope="col"
                    aria-colindex={index + 2}
                    className={styles.columnName}
                    style={{ left: LEAD_WIDTH + start, width: COLUMN_WIDTH }}
                    title={square && layout.turned ? wordsOf(square.theme.description) || name : name}
                  >
                    <span>{name}</span>
                  </th>
                )
              })}
            </tr>
          </thead>
          <tbody className={listStyles.body} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index, start }) => (
              <MatrixRow
                key={index}
                {...{ layout, index, onShow, onOpen }}
                top={start}
                leadWidth={LEAD_WIDTH}
                columnWidth={COLUMN_WIDTH}
                shown={shownColumns}
                stop={stop.row === index ? stop : null}
              />
            ))}
          </tbody>
        </table>
      </div>
      {open && opened && <CellPanel square={opened} set={layout.set} anchor={open.anchor} onClose={() => setOpen(null)} />}
    </>
  )
}

function withIndex(indexes: number[], index: number): number[] {
  return indexes.includes(index) ? indexes : [...indexes, index].sort((a, b) => a - b)
}
