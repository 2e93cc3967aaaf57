import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../../shared/model/report.ts'
import { COLUMNS, type Column } from '../../state/library-view.ts'
import { mannerOf, select, selectionAfterKey } from '../../state/selection.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import listStyles from '../../ui/list.module.css'
import { SortedHead } from '../../ui/sorted-head.tsx'
import { columns, features, isAmount, nextSorting, sortingState } from './report-columns.ts'
import { ReportRow } from './report-row.tsx'
import styles from './report-table.module.css'

const ROW_HEIGHT = 28

interface ReportTableProps {
  readonly reports: readonly ReportSummary[]
  readonly onOpen: (id: string, pane?: 'new') => void
  readonly onEdit: () => void
  readonly onRemove: () => void
  readonly onProblems: (id: string) => void
}

/** The reports as a dense list. The keyboard stays on the grid; `aria-activedescendant` says which row it is on. */
export function ReportTable({ reports, onOpen, onEdit, onRemove, onProblems }: ReportTableProps) {
  const { t } = useTranslation('library')
  const store = useAppStore()
  const sorting = useApp(state => state.librarySorting)
  const selection = useApp(state => state.librarySelection)
  const selectReports = useApp(state => state.selectReports)
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const data = useMemo(() => [...reports], [reports])
  const state = useMemo(() => ({ sorting: sortingState(sorting) }), [sorting])
  const table = useTable({ features, columns, data, state, getRowId: report => report.id })
  const rows = table.getRowModel().rows
  const order = useMemo(() => rows.map(row => row.id), [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const active = selection.active === null ? -1 : order.indexOf(selection.active)

  // Back on this screen, the list stands where it was left.
  const shownFirst = useRef(active)
  useEffect(() => {
    if (shownFirst.current >= 0) virtualizer.scrollToIndex(shownFirst.current, { align: 'center' })
  }, [virtualizer])

  /** The keyboard comes to a row, so that Enter opens it; nothing is chosen by that. */
  function onFocus(): void {
    const { librarySelection } = store.getState()
    const [first] = order
    if (first === undefined || (librarySelection.active !== null && order.includes(librarySelection.active))) return
    selectReports(select(librarySelection, order, first, 'move'))
    virtualizer.scrollToIndex(0)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1, 1)
    const next = selectionAfterKey(event, selection, order, page)
    if (next) {
      selectReports(next)
      if (next.active !== null && next.active !== selection.active) virtualizer.scrollToIndex(order.indexOf(next.active))
    } else if (event.key === 'Enter' && selection.active !== null) onOpen(selection.active, event.shiftKey ? 'new' : undefined)
    else if (event.key === 'F2') onEdit()
    else if (event.key === 'Delete') onRemove()
    else return
    event.preventDefault()
  }

  // The same function as long as the list is the same, so that scrolling draws no row again.
  const onRowClick = useCallback(
    (event: MouseEvent, id: string) => {
      const { librarySelection, selectReports } = store.getState()
      selectReports(select(librarySelection, order, id, mannerOf(event)))
      grid.current?.focus({ preventScroll: true })
    },
    [store, order],
  )

  return (
    <div ref={scroller} className={`${listStyles.scroller} ${styles.scroller}`}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        tabIndex={0}
        className={`${listStyles.grid} ${styles.grid}`}
        aria-label={t('table.label')}
        aria-description={t('table.help')}
        aria-multiselectable
        aria-rowcount={rows.length + 1}
        aria-activedescendant={active >= 0 ? rowId(order[active]) : undefined}
        onFocus={event => event.target === event.currentTarget && onFocus()}
        onKeyDown={onKeyDown}
      >
        <thead className={`${listStyles.head} ${listStyles.heading} ${styles.head}`}>
          <tr className={`${listStyles.columns} ${styles.columns}`} aria-rowindex={1}>
            {COLUMNS.map(column => (
              <ColumnHead key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <ReportRow
                key={row.id}
                id={rowId(row.id)}
                report={row.original}
                index={index}
                top={start}
                selected={selection.ids.has(row.id)}
                active={index === active}
                onClick={onRowClick}
                onOpen={onOpen}
                onProblems={onProblems}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ column }: { readonly column: Column }) {
  const { t } = useTranslation('library')
  const sorting = useApp(state => state.librarySorting)
  const sort = useApp(state => state.sortLibrary)
  return (
    <SortedHead
      name={t(`column.${column}`)}
      amount={isAmount(column)}
      sorted={sorting.column === column ? sorting : undefined}
      onSort={() => sort(nextSorting(sorting, column))}
    />
  )
}

function rowId(id: string | undefined): string {
  return `report-${id}`
}
