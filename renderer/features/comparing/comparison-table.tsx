import { type CSSProperties, Fragment, type PointerEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comparison, SectionPlace } from '../../../shared/model/comparison.ts'
import { isFocusLost } from '../../dom/focus.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import type { AlignedRow } from './aligned-rows.ts'
import { ColumnHead } from './column-head.tsx'
import { ComparedRow, cellId } from './compared-row.tsx'
import styles from './comparison-table.module.css'
import { useRowName } from './row-names.ts'
import type { ComparisonSlots } from './slots.ts'
import { keepInView } from './stay-in-view.ts'
import { COVERED, TableContext } from './table-context.ts'
import { useCellWidth } from './use-cell-width.ts'
import { useComparedJump } from './use-compared-jump.ts'
import { useDrawnRows } from './use-drawn-rows.ts'
import { useSectionDrag } from './use-section-drag.ts'
import { useTopRow } from './use-top-row.ts'

interface ComparisonTableProps {
  readonly comparison: Comparison
  readonly reports: readonly OpenReport[]
  /** Those that are shown. */
  readonly rows: readonly AlignedRow[]
  readonly isFolded: (row: AlignedRow) => boolean
  readonly slots: ComparisonSlots
  readonly onRead: (column: number) => void
  readonly onLinks: (place: SectionPlace, anchor: Element) => void
  readonly onLink: (from: SectionPlace, to: SectionPlace) => void
}

/** Least width of a column, in px. */
const NARROWEST = 240
/** Lines of fewer characters are not justified. */
const SHORT_LINES = 18

/**
 * Reports side by side: a row for what corresponds, a column for each report. The keyboard stays on the grid;
 * `aria-activedescendant` says in which cell it is.
 */
export function ComparisonTable({ comparison, reports, rows, isFolded, slots, onRead, onLinks, onLink }: ComparisonTableProps) {
  const { t } = useTranslation('comparing')
  const store = useAppStore()
  const rowName = useRowName()
  const place = useApp(state => state.comparedPlace)
  const foldRows = useApp(state => state.foldRows)
  const scroller = useRef<HTMLDivElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [table, setTable] = useState<React.ContextType<typeof TableContext>>(null)
  const drag = useSectionDrag(onLink)
  const size = useCellWidth(stage, reports.length, NARROWEST)
  const isDrawn = useDrawnRows(rows)
  useTopRow(scroller, rows)
  useComparedJump(scroller, rows, reports, isFolded)

  useLayoutEffect(() => {
    if (!scroller.current || !stage.current) return
    const staying = keepInView(scroller.current, COVERED)
    setTable({ boxes: { scroller: scroller.current, stage: stage.current }, staying })
    return () => staying.disconnect()
  }, [])

  useEffect(() => {
    if (isFocusLost()) grid.current?.focus({ preventScroll: true })
  }, [])

  const onFold = useCallback((row: string, folded: boolean) => foldRows([row], folded), [foldRows])
  const current = useMemo(() => rows.findIndex(({ key }) => key === place?.row), [rows, place])

  function onPointerDown({ target }: PointerEvent): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
    const row = rows[Number(cell?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1)]
    if (!cell || !row) return
    store.getState().goToCompared({ row: row.key, column: Number(cell.dataset['column']) })
    const box = scroller.current
    box?.setAttribute('data-drawing', '')
    window.addEventListener('pointerup', () => box?.removeAttribute('data-drawing'), { once: true })
  }

  const columns = `repeat(${reports.length}, minmax(${NARROWEST}px, 1fr))`
  return (
    <TableContext value={table}>
      <div ref={scroller} className={styles.scroller} tabIndex={-1} data-compared onPointerDownCapture={onPointerDown} {...drag}>
        <div
          ref={stage}
          className={styles.stage}
          data-narrow={reports.length > 3 || undefined}
          style={
            {
              minWidth: reports.length * NARROWEST,
              '--compared-columns': columns,
              '--reading-size': `${size.type}px`,
              // In short lines what may not be broken tears the rest apart.
              '--paragraph-align': size.characters < SHORT_LINES ? 'start' : 'justify',
              '--columns': size.characters,
            } as CSSProperties
          }
        >
          <table
            ref={grid}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
            role="grid"
            tabIndex={0}
            className={styles.table}
            aria-label={t('table')}
            aria-colcount={reports.length + 1}
            aria-activedescendant={current >= 0 && place ? cellId(current, place.column) : undefined}
          >
            <thead className={styles.heads} data-heads>
              <tr className={styles.columns}>
                {reports.map((report, column) => (
                  <ColumnHead
                    key={report.id}
                    reportId={report.id}
                    column={column}
                    columns={reports.length}
                    current={current >= 0 && place?.column === column}
                    picker={slots.picker}
                    onOpen={() => onRead(column)}
                  />
                ))}
              </tr>
            </thead>
            <tbody className={styles.rows}>
              {rows.map((row, at) => (
                <Fragment key={row.key}>
                  {row.part !== rows[at - 1]?.part && (
                    <tr className={styles.part}>
                      <th scope="rowgroup" colSpan={reports.length + 1}>
                        {t(`part.${row.part}`)}
                      </th>
                    </tr>
                  )}
                  <ComparedRow
                    row={row}
                    at={at}
                    name={rowName(row)}
                    comparison={comparison}
                    reports={reports}
                    slots={slots}
                    drawn={isDrawn(row)}
                    folded={isFolded(row)}
                    current={at === current ? (place?.column ?? -1) : -1}
                    onFold={onFold}
                    onLinks={onLinks}
                  />
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </TableContext>
  )
}
