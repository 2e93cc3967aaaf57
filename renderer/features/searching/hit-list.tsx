import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchHit, Snippet } from '../../../shared/model/search.ts'
import { useOrigin } from '../../locale/use-origin.ts'
import { HitWords } from '../../ui/hit-words.tsx'
import styles from './hit-list.module.css'
import type { HitRow } from './hit-rows.ts'

const HEIGHTS: Readonly<Record<HitRow['kind'], number>> = { report: 36, passage: 26, rest: 24 }

interface HitListProps {
  readonly id: string
  readonly rows: readonly HitRow[]
  /** Key of the row the keyboard is on. */
  readonly active: string | null
  readonly onOpen: (row: HitRow, pane: 'new' | null) => void
}

export function hitElementId(key: string): string {
  return `hit-${key}`
}

/** Hits report by report. The keyboard stays in the search field and moves `active`. */
export function HitList({ id, rows, active, onOpen }: HitListProps) {
  const { t } = useTranslation('search')
  const scroller = useRef<HTMLDivElement>(null)
  // A new function for new rows makes the virtualizer lay them out anew.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: rows.length,
    getItemKey,
    getScrollElement: () => scroller.current,
    estimateSize: index => HEIGHTS[rows[index]?.kind ?? 'passage'],
    overscan: 16,
  })
  const activeIndex = active === null ? -1 : rows.findIndex(row => row.key === active)

  useEffect(() => {
    if (activeIndex >= 0) virtualizer.scrollToIndex(activeIndex)
  }, [virtualizer, activeIndex])

  const open = (row: HitRow) => (event: MouseEvent) => onOpen(row, event.shiftKey ? 'new' : null)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: its hits are moved through from the field, it can also be scrolled by itself
    <div ref={scroller} className={styles.scroller} tabIndex={0}>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t('results')}
        className={styles.list}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          if (!row) return null
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keyboard for all hits
            <div
              key={row.key}
              id={hitElementId(row.key)}
              role="option"
              tabIndex={-1}
              aria-selected={row.key === active}
              className={`${styles.row} ${styles[row.kind]}`}
              style={{ height: size, transform: `translateY(${start}px)` }}
              onClick={open(row)}
            >
              {row.kind === 'report' && <ReportHead hit={row.hit} />}
              {row.kind === 'passage' && <Passage snippet={row.snippet} />}
              {row.kind === 'rest' && t('moreInReport', { count: row.count })}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function ReportHead({ hit }: { readonly hit: SearchHit }) {
  const { t } = useTranslation('search')
  const originOf = useOrigin()
  return (
    <>
      <span className={styles.name}>{originOf(hit)}</span>
      <span className={styles.title}>{hit.title}</span>
      <span className={styles.occurrences}>{t('occurrences', { count: hit.occurrences })}</span>
    </>
  )
}

function Passage({ snippet }: { readonly snippet: Snippet }) {
  const end = snippet.offset + snippet.end - snippet.start
  return (
    <>
      {snippet.text.slice(0, snippet.offset)}
      <HitWords className={styles.hit} text={snippet.text.slice(snippet.offset, end)} words={snippet.words} />
      {snippet.text.slice(end)}
    </>
  )
}
