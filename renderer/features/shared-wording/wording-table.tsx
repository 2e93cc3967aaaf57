import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { WORDING_COLUMNS, type WordingColumn, type WordingFamily } from '../../../shared/model/comparison.ts'
import { indexAfterKey } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import { wordingKey } from '../../state/wordings.ts'
import listStyles from '../../ui/list.module.css'
import { SortedHead } from '../../ui/sorted-head.tsx'
import { useEarliest } from './use-earliest.ts'
import styles from './wording-table.module.css'

const ROW_HEIGHT = 56
const HEAD_HEIGHT = 28

/** Wordings with how far they are spread. The keyboard stays on the grid; what is chosen is told beside it, Enter goes there. */
export function WordingTable({ rows, onEnter }: { readonly rows: readonly WordingFamily[]; readonly onEnter: () => void }) {
  const { t, i18n } = useTranslation('wording')
  const earliestOf = useEarliest()
  const chosen = useApp(state => state.chosenWording)
  const choose = useApp(state => state.chooseWording)
  const search = useApp(state => state.searchWording)
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    scrollPaddingStart: HEAD_HEIGHT + 8,
  })
  const active = rows.findIndex(row => wordingKey(row) === chosen)
  const number = (value: number) => value.toLocaleString(i18n.language)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1, 1)
    const to = indexAfterKey(event.key, active, rows.length, page)
    const row = rows[to ?? active]
    if (to !== undefined) {
      choose(row ? wordingKey(row) : null)
      virtualizer.scrollToIndex(to)
    } else if (event.key === 'Enter' && row) {
      if (event.shiftKey) void search(row)
      else onEnter()
    } else if (event.key === 'Escape' && row) choose(null)
    else return
    event.preventDefault()
  }

  return (
    <div ref={scroller} className={listStyles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        tabIndex={0}
        className={`${listStyles.grid} ${styles.table}`}
        aria-label={t('table.label')}
        aria-description={t('table.help')}
        aria-rowcount={rows.length + 1}
        aria-activedescendant={active >= 0 ? rowId(active) : undefined}
        onKeyDown={onKeyDown}
      >
        <thead className={`${listStyles.head} ${listStyles.heading}`}>
          <tr className={`${listStyles.columns} ${styles.line}`} aria-rowindex={1}>
            {WORDING_COLUMNS.map(column => (
              <ColumnHead key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            const key = wordingKey(row)
            return (
              <tr
                key={key}
                id={rowId(index)}
                aria-rowindex={index + 2}
                aria-selected={index === active}
                data-active={index === active || undefined}
                className={`${listStyles.columns} ${listStyles.row} ${listStyles.cells} ${styles.line} ${styles.row} ${listStyles.chosen}`}
                style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
                onClick={() => choose(key)}
              >
                <td className={styles.words} lang="zh-CN" title={row.text}>
                  {row.text}
                </td>
                <td data-amount>{row.variants.length > 0 ? number(row.variants.length + 1) : ''}</td>
                <td data-amount>{number(row.reports)}</td>
                <td data-amount>{number(row.places)}</td>
                <td data-amount>{number(row.years)}</td>
                <td className={styles.earliest}>{earliestOf(row.earliest)}</td>
                <td data-amount>{number(row.letters)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function ColumnHead({ column }: { readonly column: WordingColumn }) {
  const { t } = useTranslation('wording')
  const sorting = useApp(state => state.wordingsSorting)
  const sort = useApp(state => state.sortWordings)
  return (
    <SortedHead
      name={t(`column.${column}`)}
      help={t(`columnHelp.${column}`)}
      amount={column !== 'text' && column !== 'earliest'}
      sorted={sorting?.column === column ? sorting : undefined}
      onSort={() => sort(column)}
    />
  )
}

function rowId(index: number): string {
  return `wording-${index}`
}
