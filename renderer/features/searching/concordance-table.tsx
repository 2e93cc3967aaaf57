import { ArrowUp } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConcordanceRow, ConcordanceSort } from '../../../shared/model/search.ts'
import { isFocusLost } from '../../dom/focus.ts'
import { rowOf } from '../../state/concordance-pages.ts'
import { hasRow, NO_ROWS, type RowRanges, rowsBetween, withRows, withRowToggled } from '../../state/row-ranges.ts'
import { indexAfterKey } from '../../state/selection.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import listStyles from '../../ui/list.module.css'
import { useTallRows } from '../../ui/use-tall-rows.ts'
import { ConcordanceLine } from './concordance-line.tsx'
import styles from './concordance-table.module.css'

const ROW_HEIGHT = 28
const HEAD_HEIGHT = 29
/** Characters of a hit for which room is kept at most. */
const WIDEST = 12

const COLUMNS = ['place', 'body', 'year', 'left', 'hit', 'right', 'section'] as const
/** Columns by which the rows can be ordered. */
const SORTS: Readonly<Partial<Record<(typeof COLUMNS)[number], ConcordanceSort>>> = {
  place: 'place',
  year: 'year',
  left: 'left',
  right: 'right',
}

interface ConcordanceTableProps {
  readonly id: string
  readonly grid: RefObject<HTMLTableElement | null>
  readonly onOpen: (row: ConcordanceRow, pane: 'new' | null) => void
  /** The keyboard goes back to the query. */
  readonly onLeave: () => void
}

/** Every occurrence in its context, a line each, the hits below one another; as many as there are. */
export function ConcordanceTable({ id, grid, onOpen, onLeave }: ConcordanceTableProps) {
  const { t } = useTranslation('search')
  const store = useAppStore()
  const concordance = useApp(state => state.concordance)
  const opening = useApp(state => state.concordanceOpening)
  const pages = useApp(state => state.concordancePages)
  const active = useApp(state => state.concordanceRow)
  const chosen = useApp(state => state.concordanceSelection)
  const wantRows = useApp(state => state.wantRows)
  const goToRow = useApp(state => state.goToRow)
  const selectRows = useApp(state => state.selectRows)
  /** Where a range of chosen rows begins. */
  const anchor = useRef<number | null>(null)
  const count = concordance?.occurrences ?? 0
  const { scroller, first, last, page, placeOf, bodyHeight, scrollToRow, scrollTo, top } = useTallRows({
    count,
    rowHeight: ROW_HEIGHT,
    headHeight: HEAD_HEIGHT,
    initialTop: store.getState().concordanceTop,
  })
  const key = concordance?.key
  // Hits of most queries are equally long: the heading stands over them then, and what is not there yet leaves their room.
  const someHit = pages.values().next().value?.rows[0]?.hit.length ?? 2
  const hitWidth = Math.min(Math.max(someHit, 2), WIDEST)

  useEffect(() => {
    if (last >= first) wantRows(first, last)
  }, [first, last, wantRows])

  const shownKey = useRef(key)
  useEffect(() => {
    // Another concordance begins at its beginning.
    if (shownKey.current !== key) scrollTo(0)
    shownKey.current = key
  }, [key, scrollTo])

  useEffect(() => {
    // Back from a text, the keyboard goes on where it was.
    if (store.getState().concordanceRow !== null && isFocusLost()) grid.current?.focus({ preventScroll: true })
    return () => store.getState().rememberTop(top())
  }, [store, grid, top])

  function move(to: number, extend: boolean): void {
    if (extend) {
      anchor.current ??= active ?? to
      selectRows(rowsBetween(anchor.current, to))
    } else anchor.current = to
    goToRow(to)
    scrollToRow(to)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const to = indexAfterKey(event.key, active ?? -1, count, page)
    const row = active === null ? undefined : rowOf(pages, active)
    const next = chosenAfterKey(event, chosen, active, count)
    if (to !== undefined && event.key === 'ArrowUp' && (active ?? 0) === 0) onLeave()
    else if (to !== undefined) move(to, event.shiftKey)
    else if (next) selectRows(next)
    else if (event.key === 'Enter' && row) onOpen(row, event.shiftKey ? 'new' : null)
    else if (event.key === 'Escape') onLeave()
    else return
    event.preventDefault()
  }

  // The same functions while the list stays, so that scrolling draws no row again.
  const open = useCallback(
    (row: ConcordanceRow, at: number, event: MouseEvent) => {
      store.getState().goToRow(at)
      onOpen(row, event.shiftKey ? 'new' : null)
    },
    [store, onOpen],
  )
  const choose = useCallback(
    (at: number, extend: boolean) => {
      const { concordanceSelection, selectRows, goToRow } = store.getState()
      const from = anchor.current
      const ranges = extend && from !== null ? rowsBetween(from, at) : null
      selectRows(
        ranges
          ? ranges.reduce((all, range) => withRows(all, range.from, range.to), concordanceSelection)
          : withRowToggled(concordanceSelection, at),
      )
      anchor.current = at
      goToRow(at)
      grid.current?.focus({ preventScroll: true })
    },
    [store, grid],
  )

  return (
    <div ref={scroller} className={`${listStyles.scroller} ${styles.scroller}`} data-stale={opening || undefined}>
      <table
        ref={grid}
        id={id}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        tabIndex={0}
        className={`${listStyles.grid} ${styles.grid}`}
        style={{ '--hit': hitWidth } as CSSProperties}
        aria-label={t('concordance.label')}
        aria-description={t('concordance.help')}
        aria-multiselectable
        aria-rowcount={count + 1}
        aria-activedescendant={active === null ? undefined : rowId(id, active)}
        onKeyDown={onKeyDown}
      >
        <thead className={`${listStyles.head} ${styles.head}`}>
          <tr className={styles.columns} aria-rowindex={1}>
            <td aria-hidden />
            {COLUMNS.map(column => (
              <ColumnHead key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: bodyHeight }}>
          {Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at).map(at => (
            <ConcordanceLine
              key={at}
              id={rowId(id, at)}
              row={rowOf(pages, at)}
              index={at}
              top={placeOf(at)}
              selected={hasRow(chosen, at)}
              active={at === active}
              onOpen={open}
              onChoose={choose}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a key makes of the chosen rows; undefined for keys that have nothing to do with them. */
function chosenAfterKey({ key, ctrlKey, metaKey }: KeyboardEvent, chosen: RowRanges, active: number | null, count: number) {
  if (key === ' ') return active === null ? undefined : withRowToggled(chosen, active)
  if (key.toLowerCase() === 'a' && (ctrlKey || metaKey)) return rowsBetween(0, count - 1)
  return key === 'Escape' && chosen.length > 0 ? NO_ROWS : undefined
}

function ColumnHead({ column }: { readonly column: (typeof COLUMNS)[number] }) {
  const { t } = useTranslation('search')
  const sorted = useApp(state => state.concordanceSort)
  const sortConcordance = useApp(state => state.sortConcordance)
  const sort = SORTS[column]
  const isSorted = sort !== undefined && sort === sorted
  return (
    <th scope="col" className={styles[column]} aria-sort={sort && (isSorted ? 'ascending' : 'none')}>
      {sort ? (
        <button
          type="button"
          className={`${listStyles.sorter} ${styles.sorter}`}
          title={t(isSorted ? 'concordance.unsort' : 'concordance.sort')}
          onClick={() => sortConcordance(isSorted ? 'order' : sort)}
        >
          {t(`concordance.column.${column}`)}
          <ArrowUp size={12} aria-hidden data-shown={isSorted || undefined} />
        </button>
      ) : (
        t(`concordance.column.${column}`)
      )}
    </th>
  )
}

function rowId(id: string, row: number): string {
  return `${id}-${row}`
}
