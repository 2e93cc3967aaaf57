import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isFocusLost } from '../../dom/focus.ts'
import { indexAfterKey } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { WORD_COLUMNS, type WordColumn, type WordTableName } from '../../state/words.ts'
import listStyles from '../../ui/list.module.css'
import { SortedHead } from '../../ui/sorted-head.tsx'
import { columns, features, formatOf, sortingState, type WordRow } from './word-columns.ts'
import styles from './word-table.module.css'

const ROW_HEIGHT = 28
/** Least and greatest widths of the columns, in px. */
const WORD = [128, 260] as const
const AMOUNT = [72, 128] as const
const ACTIONS = 128
const GAP = 12

interface WordTableProps {
  readonly table: WordTableName
  readonly rows: readonly WordRow[]
}

/** Words with their figures. The keyboard stays on the grid; Enter goes to a word's passages, Shift+Enter to what stands near it. */
export function WordTable({ table: name, rows: all }: WordTableProps) {
  const { t, i18n } = useTranslation('words')
  const sorting = useApp(state => state.wordSorting[name])
  const searchWord = useApp(state => state.searchWord)
  const showCollocates = useApp(state => state.showCollocates)
  const activeWord = useApp(state => state.activeWord)
  const goToWord = useApp(state => state.goToWord)
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const shown = WORD_COLUMNS[name]
  const data = useMemo(() => [...all], [all])
  const state = useMemo(() => ({ sorting: sortingState(sorting) }), [sorting])
  const table = useTable({ features, columns, data, state, getRowId: row => row.word })
  const rows = table.getRowModel().rows
  const formats = useMemo(() => new Map(shown.map(column => [column, formatOf(column, i18n.language)])), [shown, i18n.language])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: ROW_HEIGHT + 8,
  })
  const active = activeWord === null ? -1 : rows.findIndex(row => row.id === activeWord)
  const amounts = shown.length - 1

  const begin = useRef(active)
  useEffect(() => {
    // Back from the passages of a word, the keyboard goes on where it was.
    if (begin.current < 0 || !isFocusLost()) return
    virtualizer.scrollToIndex(begin.current, { align: 'center' })
    grid.current?.focus({ preventScroll: true })
  }, [virtualizer])

  const gridTemplateColumns = `minmax(${WORD[0]}px, ${WORD[1]}px) repeat(${amounts}, minmax(${AMOUNT[0]}px, ${AMOUNT[1]}px)) ${ACTIONS}px`

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1, 1)
    const to = indexAfterKey(event.key, active, rows.length, page)
    if (to !== undefined) {
      goToWord(rows[to]?.id ?? null)
      virtualizer.scrollToIndex(to)
    } else if (event.key === 'Enter' && activeWord !== null && active >= 0) {
      void (event.shiftKey ? showCollocates(activeWord) : searchWord(activeWord))
    } else return
    event.preventDefault()
  }

  return (
    <div ref={scroller} className={listStyles.scroller}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        tabIndex={0}
        className={listStyles.grid}
        style={{ minWidth: WORD[0] + amounts * (AMOUNT[0] + GAP) + ACTIONS + 3 * GAP }}
        aria-label={t(`table.${name}`)}
        aria-description={t('table.help')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={active >= 0 ? rowId(active) : undefined}
        onKeyDown={onKeyDown}
      >
        <thead className={`${listStyles.head} ${listStyles.heading}`}>
          <tr className={listStyles.columns} style={{ gridTemplateColumns }} aria-rowindex={1}>
            {shown.map(column => (
              <ColumnHead key={column} table={name} column={column} />
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('table.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]?.original
            if (!row) return null
            return (
              <tr
                key={row.word}
                id={rowId(index)}
                aria-rowindex={index + 2}
                aria-selected={index === active}
                data-active={index === active || undefined}
                className={`${listStyles.columns} ${listStyles.row} ${listStyles.cells} ${styles.row} ${listStyles.chosen}`}
                style={{ gridTemplateColumns, transform: `translateY(${start}px)` }}
                onClick={() => goToWord(row.word)}
                onDoubleClick={() => void searchWord(row.word)}
              >
                {shown.map(column => (
                  <td key={column} data-amount={column !== 'word' || undefined} data-less={(row.logRatio ?? 0) < 0 || undefined}>
                    {column === 'word' ? row.word : formats.get(column)?.format(row[column] ?? 0)}
                  </td>
                ))}
                <td className={styles.actions}>
                  <button type="button" tabIndex={-1} onClick={() => void searchWord(row.word)} title={t('table.searchHelp')}>
                    {t('table.search')}
                  </button>
                  <button type="button" tabIndex={-1} onClick={() => void showCollocates(row.word)} title={t('table.collocatesHelp')}>
                    {t('table.collocates')}
                  </button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ table, column }: { readonly table: WordTableName; readonly column: WordColumn }) {
  const { t } = useTranslation('words')
  const sorting = useApp(state => state.wordSorting[table])
  const sort = useApp(state => state.sortWords)
  return (
    <SortedHead
      name={t(`column.${column}`)}
      help={t(`measure.${column}`)}
      amount={column !== 'word'}
      sorted={sorting.column === column ? sorting : undefined}
      onSort={() => sort(column)}
    />
  )
}

function rowId(index: number): string {
  return `word-${index}`
}
