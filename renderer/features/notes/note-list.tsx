import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HighlightInContext } from '../../../shared/model/highlight.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { select, selectionAfterKey } from '../../state/selection.ts'
import { useApp } from '../../state/store.ts'
import listStyles from '../../ui/list.module.css'
import type { NoteGroup, NoteRow } from './group-notes.ts'
import { NoteCard } from './note-card.tsx'
import styles from './note-list.module.css'

const PAGE = 6
/** Of a card with a short quote; the real height is measured. */
const CARD_HEIGHT = 92
const HEAD_HEIGHT = 40

interface NoteListProps {
  readonly rows: readonly NoteRow[]
  readonly onOpen: (note: HighlightInContext, pane: 'new' | null) => void
  readonly onRemove: () => void
}

/** Quotes in groups. The keyboard stays on the list until a note is written. */
export function NoteList({ rows, onOpen, onRemove }: NoteListProps) {
  const { t } = useTranslation('notes')
  const selection = useApp(state => state.notesSelection)
  const selectNotes = useApp(state => state.selectNotes)
  const grouping = useApp(state => state.notesGrouping)
  const [writing, setWriting] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const order = useMemo(() => rows.filter(row => row.kind === 'note').map(row => row.key), [rows])
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getItemKey,
    getScrollElement: () => scroller.current,
    estimateSize: index => (rows[index]?.kind === 'group' ? HEAD_HEIGHT : CARD_HEIGHT),
    overscan: 6,
  })

  // Back on this screen, the list stands where it was left.
  const shownFirst = useRef(rows.findIndex(row => row.key === selection.active))
  useEffect(() => {
    if (shownFirst.current >= 0) virtualizer.scrollToIndex(shownFirst.current, { align: 'center' })
  }, [virtualizer])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const next = selectionAfterKey(event, selection, order, PAGE)
    const active = rows.find(row => row.key === selection.active)
    if (next) {
      selectNotes(next)
      if (next.active !== selection.active) virtualizer.scrollToIndex(rows.findIndex(row => row.key === next.active))
    } else if (event.key === 'Enter' && active?.kind === 'note') onOpen(active.note, event.shiftKey ? 'new' : null)
    else if (event.key === 'F2' && active) setWriting(active.key)
    else if (event.key === 'Delete') onRemove()
    else return
    event.preventDefault()
  }

  function stopWriting(): void {
    // Whoever left the field for something else stays there.
    const stays = grid.current?.contains(document.activeElement)
    setWriting(null)
    if (stays) grid.current?.focus({ preventScroll: true })
  }

  return (
    <div ref={scroller} className={listStyles.scroller}>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        tabIndex={0}
        className={styles.grid}
        aria-label={t('list')}
        aria-description={t('help')}
        aria-multiselectable
        aria-rowcount={rows.length}
        aria-activedescendant={selection.active !== null && order.includes(selection.active) ? elementId(selection.active) : undefined}
        onKeyDown={onKeyDown}
      >
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            const place = {
              'data-index': index,
              'aria-rowindex': index + 1,
              ref: virtualizer.measureElement,
              className: `${styles.row} ${listStyles.chosen}`,
              style: { transform: `translateY(${start}px)` },
            }
            if (row.kind === 'group') {
              return (
                <tr key={row.key} {...place}>
                  <GroupHead group={row.group} />
                </tr>
              )
            }
            return (
              <tr
                key={row.key}
                {...place}
                id={elementId(row.key)}
                aria-selected={selection.ids.has(row.key)}
                data-active={row.key === selection.active || undefined}
              >
                <td className={styles.cell}>
                  <NoteCard
                    note={row.note}
                    selected={selection.ids.has(row.key)}
                    writing={writing === row.key}
                    inReport={grouping === 'report'}
                    onOpen={pane => {
                      selectNotes(select(selection, order, row.key, 'move'))
                      onOpen(row.note, pane)
                    }}
                    onSelect={further => selectNotes(select(selection, order, row.key, further ? 'extend' : 'toggle'))}
                    onWrite={() => setWriting(row.key)}
                    onWritten={stopWriting}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function GroupHead({ group }: { readonly group: NoteGroup }) {
  const { t } = useTranslation('notes')
  const originOf = useOrigin()
  const grouping = useApp(state => state.notesGrouping)
  const [first] = group.notes
  if (grouping === 'report' && first) {
    return (
      <th scope="rowgroup" className={styles.head}>
        <span className={styles.name}>{originOf(first)}</span>
        <span className={styles.title}>{first.reportTitle}</span>
        <span className={styles.count}>{group.notes.length}</span>
      </th>
    )
  }
  const nameless = { report: '', tag: t('group.untagged'), place: t('group.unknownPlace'), year: t('group.unknownYear') }[grouping]
  return (
    <th scope="rowgroup" className={styles.head}>
      {group.name ?? nameless}
      <span className={styles.count}>{group.notes.length}</span>
    </th>
  )
}

function elementId(key: string): string {
  return `note-${key.replaceAll(' ', '-')}`
}
