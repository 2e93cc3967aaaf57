import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { afterPaint } from '../../dom/after-paint.ts'
import { isWriting } from '../../dom/writing.ts'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { HighlightCard } from './highlight-card.tsx'
import styles from './margin.module.css'
import type { TagPickerSlot } from './tag-picker-slot.ts'

/** The open reports whose highlights are listed: the panes of the reading screen, the columns of a comparison. */
export interface MarginSource {
  /** By place; null where none is open, or its text is still being read. */
  readonly reports: readonly (OpenReport | null)[]
  /** The place that keys act on. */
  readonly active: number
  readonly activate: (place: number) => void
  /** Goes to the highlight's words. */
  readonly show: (highlight: Highlight, place: number) => void
  /** Names of the choice between the active place's highlights and all. */
  readonly scopes: { readonly one: string; readonly all: string }
}

interface MarginProps {
  readonly source: MarginSource
  readonly tagPicker: TagPickerSlot
}

interface Entry {
  readonly highlight: Highlight
  readonly pane: number
  readonly report: string | null
}

const NO_ENTRIES: readonly Entry[] = []

/** A guess at a card's height, until it is measured, in px. */
const CARD = 104

/** The highlights of the active report, or of all that are open, in reading order; arrow keys go through them, Enter goes to their words. */
export function Margin({ source, tagPicker }: MarginProps) {
  const { t } = useTranslation('reading')
  const store = useAppStore()
  const { reports, active } = source
  const highlights = useApp(state => state.highlights)
  const activeId = useApp(state => state.activeHighlightId)
  const [both, setBoth] = useState(false)
  const [tagging, setTagging] = useState<{ highlight: Highlight; anchor: Element } | null>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const open = useMemo(() => distinct(reports, active), [reports, active])
  const all = useMemo(() => listEntries(open, both, active, highlights), [open, both, active, highlights])
  // The text and its marks come first; the cards follow when nothing more urgent is to be drawn.
  const entries = useDeferredValue(all, NO_ENTRIES)
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD,
    getItemKey: at => entries[at]?.highlight.id ?? at,
    overscan: 3,
    useFlushSync: false,
  })

  // Only a new active highlight moves the list, once its card is there.
  const shownId = useRef<string | null>(null)
  useEffect(() => {
    if (activeId === null) shownId.current = null
    if (activeId === shownId.current) return
    const at = entries.findIndex(({ highlight }) => highlight.id === activeId)
    if (at < 0) return
    // What was marked is seen first: cards that come into view cost more than a mark.
    return afterPaint(() => {
      shownId.current = activeId
      list.scrollToIndex(at, { align: 'auto' })
    })
  }, [activeId, entries, list])
  const openTags = useCallback((highlight: Highlight, anchor: Element) => setTagging({ highlight, anchor }), [])

  function go({ highlight, pane }: Entry): void {
    // Going to a highlight leaves what was selected.
    getSelection()?.removeAllRanges()
    store.getState().activateHighlight(highlight.id)
    if (highlight.state === 'orphan') return
    source.show(highlight, pane)
  }

  function onKeyDown(event: KeyboardEvent<HTMLLIElement>, entry: Entry, at: number): void {
    if (isWriting(event.nativeEvent) || event.target !== event.currentTarget) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (event.key === 'Enter') go(entry)
    else if (step !== 0) focusItem(at + step)
    else return
    event.preventDefault()
  }

  function focusItem(at: number): void {
    if (at < 0 || at >= entries.length) return
    list.scrollToIndex(at, { align: 'auto' })
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`li[data-index="${at}"]`)?.focus({ preventScroll: true }))
  }

  return (
    <aside className={styles.margin} aria-label={t('margin.label')}>
      <header className={styles.header}>
        <h2>{t('margin.title', { count: all.length })}</h2>
        {open.length > 1 && (
          <fieldset className={styles.scope} aria-label={t('margin.scope')}>
            <button type="button" aria-pressed={!both} onClick={() => setBoth(false)}>
              {source.scopes.one}
            </button>
            <button type="button" aria-pressed={both} onClick={() => setBoth(true)}>
              {source.scopes.all}
            </button>
          </fieldset>
        )}
      </header>
      <div ref={scroller} className={styles.scroller}>
        {all.length === 0 && (
          <p className={styles.empty}>
            {t('margin.empty')}
            <br />
            {t('margin.emptyHint')}
          </p>
        )}
        <ul className={styles.list} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, key, start }) => {
            const entry = entries[index]
            return (
              entry && (
                <li
                  key={key}
                  ref={list.measureElement}
                  data-index={index}
                  className={styles.item}
                  style={{ translate: `0 ${start}px` }}
                  aria-setsize={entries.length}
                  aria-posinset={index + 1}
                  aria-current={entry.highlight.id === activeId || undefined}
                  aria-label={entry.highlight.quote}
                  // biome-ignore lint/a11y/noNoninteractiveTabindex: each highlight is a stop, Enter goes to its words
                  tabIndex={0}
                  onFocus={() => {
                    source.activate(entry.pane)
                    store.getState().activateHighlight(entry.highlight.id)
                  }}
                  onClick={event => event.target instanceof Element && event.target.closest('button, textarea') === null && go(entry)}
                  onKeyDown={event => onKeyDown(event, entry, index)}
                >
                  <HighlightCard highlight={entry.highlight} report={entry.report} onTag={openTags} />
                </li>
              )
            )
          })}
        </ul>
      </div>
      {tagging &&
        tagPicker({
          anchor: tagging.anchor,
          selected: tagging.highlight.tagIds,
          onApply(tagIds) {
            setTagging(null)
            const { id, tagIds: before } = tagging.highlight
            const addTagIds = tagIds.filter(tagId => !before.includes(tagId))
            const removeTagIds = before.filter(tagId => !tagIds.includes(tagId))
            if (addTagIds.length + removeTagIds.length > 0) void store.getState().updateHighlights({ ids: [id], addTagIds, removeTagIds })
          },
          onClose: () => setTagging(null),
          finalFocus: () => tagging.anchor.closest<HTMLElement>('li'),
        })}
    </aside>
  )
}

/** The open reports, each once, with the pane they are in: the active one where two panes show the same. */
function distinct(reports: readonly (OpenReport | null)[], activePane: number): { index: number; reportId: string; name: string }[] {
  return reports.flatMap((report, at) => {
    if (!report || reports.findIndex(other => other?.id === report.id) !== at) return []
    const index = reports[activePane]?.id === report.id ? activePane : at
    return [{ index, reportId: report.id, name: [report.place ?? report.title, report.year].filter(Boolean).join(' ') }]
  })
}

function listEntries(
  open: ReturnType<typeof distinct>,
  both: boolean,
  activePane: number,
  highlights: ReadonlyMap<string, readonly Highlight[]>,
): Entry[] {
  const several = both && open.length > 1
  return open
    .filter(({ index }) => several || index === activePane || open.length === 1)
    .flatMap(({ index, reportId, name }) =>
      (highlights.get(reportId) ?? []).map(highlight => ({ highlight, pane: index, report: several ? name : null })),
    )
}
