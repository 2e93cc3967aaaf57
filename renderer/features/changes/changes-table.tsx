import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedSentences } from '../../state/changes.ts'
import { indexAfterKey } from '../../state/selection.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import listStyles from '../../ui/list.module.css'
import { ChangeCells } from './change-row.tsx'
import styles from './changes-table.module.css'
import { type ChangeLine, layoutChanges, placeKeyOf } from './layout-changes.ts'
import { clickedSide, isButton, readSentences } from './read-sentences.ts'
import { useChangeKeys } from './use-change-keys.ts'
import { useChangeWords } from './use-change-words.ts'

/** What a line is taken to need until it is drawn, in px. */
const FOLD_HEIGHT = 28
const ROW_HEIGHT = 64
const HEAD = 36
const ROW_ID = 'change'

interface ChangesTableProps {
  readonly changes: ComparedSentences
  /** The names of the two columns. */
  readonly names: readonly [string, string]
  readonly onYear: (side: 'previous' | 'next') => void
}

/** Sentence beside sentence, in the order of the report on the right. */
export function ChangesTable({ changes, names, onYear }: ChangesTableProps) {
  const { t } = useTranslation('changes')
  const { set } = useChangeWords(changes)
  const store = useAppStore()
  const shown = useApp(state => state.shownChanges)
  const figuresOnly = useApp(state => state.figuresOnly)
  const active = useApp(state => state.changesRow)
  const goTo = useApp(state => state.goToChange)
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set())
  const scroller = useRef<HTMLDivElement>(null)
  const table = useRef<HTMLTableElement>(null)
  const lines = useMemo(() => layoutChanges(changes.comparison.rows, { shown, figuresOnly, open }), [changes, shown, figuresOnly, open])
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => (lines[index]?.kind === 'fold' ? FOLD_HEIGHT : ROW_HEIGHT),
    getItemKey: index => lines[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: HEAD + 4,
    scrollPaddingEnd: 72,
  })
  const at = lines.findIndex(({ key }) => key === active)

  function go(index: number, align: 'auto' | 'center' = 'auto'): void {
    const line = lines[index]
    if (!line) return
    goTo(line.key)
    // From a button of the summary too: Enter belongs to the line from now on.
    table.current?.focus({ preventScroll: true })
    virtualizer.scrollToIndex(index, { align })
  }

  function goToKey(key: string): void {
    const index = lines.findIndex(line => line.key === key)
    if (index >= 0) go(index, 'center')
  }

  function fold(key: string): void {
    setOpen(before => {
      const after = new Set(before)
      if (!after.delete(key)) after.add(key)
      return after
    })
    goTo(key)
  }

  function read(line: ChangeLine | undefined, side: 'left' | 'right'): void {
    if (line?.kind !== 'row' && line?.kind !== 'place') return
    goTo(line.key)
    readSentences(store.getState().read, changes, line.row, side)
  }

  useChangeKeys({
    step(by) {
      for (let index = at + by; index >= 0 && index < lines.length; index += by) {
        const line = lines[index]
        if (line?.kind === 'row' && line.row.change !== 'unchanged') return go(index)
      }
    },
    move(key) {
      const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1, 1)
      const to = indexAfterKey(key, at, lines.length, page)
      if (to !== undefined) go(to)
      return to !== undefined
    },
    enter(earlier) {
      const line = lines[at]
      if (line?.kind === 'fold') fold(line.key)
      else if (line) read(line, line.kind === 'place' || earlier || line.row.right.length === 0 ? 'left' : 'right')
    },
    across() {
      const line = lines[at]
      if (line?.kind === 'place') goToKey(line.to)
      else if (line?.kind === 'row') goToKey(placeKeyOf(line.row))
    },
    year: onYear,
  })

  // Where the reader was, after another screen; once, when the lines are there.
  const came = useRef(false)
  useEffect(() => {
    if (came.current) return
    came.current = true
    const index = lines.findIndex(({ key }) => key === store.getState().changesRow)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' })
  }, [lines, store, virtualizer])

  return (
    <div ref={scroller} className={listStyles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with a keyboard of its own is a grid
        role="grid"
        ref={table}
        tabIndex={0}
        className={listStyles.grid}
        data-apart={set === 'apart' || undefined}
        aria-label={t(`${set}.table`)}
        aria-description={t(`${set}.tableHelp`)}
        aria-rowcount={lines.length + 1}
        aria-activedescendant={at >= 0 ? `${ROW_ID}-${at}` : undefined}
      >
        <thead className={listStyles.head}>
          <tr className={styles.columns} aria-rowindex={1}>
            <th scope="col">
              <span className="visually-hidden">{t(`${set}.column`)}</span>
            </th>
            {names.map(name => (
              <th key={name} scope="col" className={styles.name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start, key }) => {
            const line = lines[index]
            if (!line) return null
            return (
              <tr
                key={key}
                ref={virtualizer.measureElement}
                id={`${ROW_ID}-${index}`}
                data-index={index}
                aria-rowindex={index + 2}
                aria-selected={index === at}
                data-active={index === at || undefined}
                data-change={line.kind === 'fold' ? undefined : line.kind === 'place' ? 'place' : line.row.change}
                className={`${styles.columns} ${styles.row} ${listStyles.chosen}`}
                style={{ transform: `translateY(${start}px)` }}
                onClick={event => {
                  const side = clickedSide(event)
                  if (side) read(line, side)
                  else if (!isButton(event.target)) goTo(line.key)
                }}
              >
                <ChangeCells line={line} changes={changes} onGo={goToKey} onFold={() => fold(line.key)} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
