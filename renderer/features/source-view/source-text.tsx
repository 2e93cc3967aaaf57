import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import type { ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { offsetAtPoint } from '../../dom/offset-at-point.ts'
import type { Mark, SourceLayout } from './layout-source.ts'
import { PassageBar } from './passage-bar.tsx'
import type { Place } from './place.ts'
import { inkOf } from './report-ink.ts'
import type { Block, SourceBlocks } from './source-blocks.ts'
import { SourceRow } from './source-row.tsx'
import styles from './source-text.module.css'
import type { Drop, Repairs } from './use-repairs.ts'
import { useSourceSelection } from './use-source-selection.ts'

/** Of the style sheet, in px: height of a line and of a blank one, width of a character, space beside the text. */
const LINE = 26
const BLANK = 14
const CHARACTER = 15
const BESIDE = 72
/** Where a place is put that was out of sight: this part of the height from the top; the beginning of a report at the top. */
const COMFORTABLE = 0.3
const BEGINNING = 0.01

interface SourceTextProps {
  readonly content: SourceInFull
  readonly layout: SourceLayout
  readonly blocks: SourceBlocks
  /** Brought into view when it changes. */
  readonly place: Place | null
  readonly lit: readonly Range[]
  readonly marks: readonly Mark[]
  readonly repairs: Repairs
  /** Words are selected. */
  readonly selecting: boolean
  /** The cut that is looked at. */
  readonly cut: number | null
  /** The report on the other side. */
  readonly beside: number
  readonly nameOf: (report: ReportInSource) => string
  /** The reader points at a place. */
  readonly onPlace: (offset: number) => void
  readonly onSelect: (range: Range | null) => void
  /** The reader has scrolled: what is in view. */
  readonly onView: (range: Range) => void
}

/** The source's text in full. Only the lines in view are on the page. */
export function SourceText(props: SourceTextProps) {
  const { content, layout, blocks, place, lit, marks, repairs, selecting, cut, beside, nameOf, onPlace, onSelect, onView } = props
  const { t } = useTranslation('source')
  const { text, cuts, reports } = content
  const { rows } = layout
  const scroller = useRef<HTMLElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const selection = useSourceSelection(scroller, onSelect)
  /** Characters on a line; 0 until it is known, and nothing is drawn before. */
  const [columns, setColumns] = useState(0)
  const drawnWith = useRef(0)
  /** True until the lit place has been brought into view. */
  const seeking = useRef(false)
  /** False until the first place has been shown: that one is put where it belongs, later ones move only what must move. */
  const arrived = useRef(false)
  // A new function for new rows makes the virtualizer lay them out anew.
  const getItemKey = useCallback((index: number) => rows[index]?.start ?? index, [rows])
  const virtualizer = useVirtualizer({
    count: columns === 0 ? 0 : rows.length,
    getItemKey,
    getScrollElement: () => scroller.current,
    estimateSize: index => {
      const row = rows[index]
      const length = row ? row.end - row.start : 0
      return length === 0 ? BLANK : Math.ceil(length / columns) * LINE
    },
    overscan: 8,
  })
  // A line that is all but scrolled away is no longer where the reader is.
  const first = virtualizer.getVirtualItemForOffset((virtualizer.scrollOffset ?? 0) + LINE / 2)?.index ?? 0
  const top = rows[first]?.start ?? 0
  const last = virtualizer.getVirtualItemForOffset(
    (virtualizer.scrollOffset ?? 0) + (scroller.current?.clientHeight ?? 0) - LINE / 2,
  )?.index
  const bottom = rows[last ?? first]?.end ?? top
  useEffect(() => onView({ start: top, end: bottom }), [top, bottom, onView])
  // Arrows and page keys scroll from the start.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setColumns(Math.max(Math.floor((element.clientWidth - BESIDE) / CHARACTER), 8))
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [])
  // The guessed heights are those of the width; what is drawn for the first time has them already.
  useLayoutEffect(() => {
    if (drawnWith.current !== 0 && drawnWith.current !== columns) virtualizer.measure()
    drawnWith.current = columns
  }, [columns, virtualizer])

  // A place that is still the same one stays where it is, whatever is lit anew: after a repair nothing moves.
  useLayoutEffect(() => {
    seeking.current = place !== null
  }, [place])

  // After every drawing until the place is on the page: where its row is far away, heights are guesses that drawing corrects.
  useLayoutEffect(() => {
    const element = scroller.current
    const from = lit[0]?.start
    if (!seeking.current || !element || from === undefined || columns === 0) return
    const index = layout.rowAt(from)
    const row = element.querySelector(`[data-index="${index}"]`)
    if (!row) {
      const offset = virtualizer.getOffsetForIndex(index, 'start')
      if (offset) element.scrollTop = offset[0] - roomAbove(layout, index) * element.clientHeight
      return
    }
    const calm = arrived.current
    seeking.current = false
    arrived.current = true
    const view = element.getBoundingClientRect()
    const box = (row.querySelector('[data-lit]') ?? row).getBoundingClientRect()
    if (!calm || box.top < view.top || box.bottom > view.bottom)
      element.scrollTop += box.top - view.top - roomAbove(layout, index) * view.height
  })

  function onClick({ clientX, clientY }: MouseEvent): void {
    if (!scroller.current || selection.wasSelecting()) return
    const offset = offsetAtPoint(scroller.current, clientX, clientY)
    if (offset === null) return
    const block = blocks.at(offset)
    if (repairs.moving) repairs.put(block, sideAt(block, clientY))
    else onPlace(offset)
  }

  function onPointerDown(event: PointerEvent): void {
    if (repairs.moving) return
    selection.begin(event)
  }

  function onPointerMove({ clientX, clientY }: PointerEvent): void {
    if (!scroller.current || !repairs.moving) return
    const offset = offsetAtPoint(scroller.current, clientX, clientY)
    const block = offset === null ? undefined : blocks.at(offset)
    if (block) repairs.aim(block, sideAt(block, clientY))
  }

  /** Before a block on its upper half, after it on its lower half. */
  function sideAt(block: Block | undefined, y: number): Drop['side'] {
    const parts = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-start]') ?? [])].filter(({ dataset }) => {
      const start = Number(dataset['start'])
      return block && start >= block.start && start < block.end
    })
    const boxes = parts.flatMap(part => [...part.getClientRects()])
    const middle = (Math.min(...boxes.map(box => box.top)) + Math.max(...boxes.map(box => box.bottom))) / 2
    return y < middle ? 'before' : 'after'
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || repairs.moving) return
    const pointed = event.target instanceof HTMLElement ? event.target.dataset['start'] : undefined
    onPlace(pointed === undefined ? top : Number(pointed))
    event.preventDefault()
  }

  // What is selected or moved is all that is marked.
  const isHeld = selecting || repairs.moving !== null
  const bars = layout.barsOf(first)
  const here = bars[0] && reports[bars[0].report]
  return (
    <>
      <p className={styles.here} data-in={here ? '' : undefined} style={bars[0] && inkOf(bars[0].report)}>
        {here && bars[0] ? t('here', { number: bars[0].report + 1, name: nameOf(here) }) : t('nowhere')}
      </p>
      <section
        ref={scroller}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('text')}
        aria-description={t('textHelp')}
        data-source-text
        data-moving={repairs.moving ? '' : undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <div ref={sheet} className={styles.sheet} lang="zh-CN" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <SourceRow
              key={rows[index]?.start}
              ref={virtualizer.measureElement}
              index={index}
              top={start}
              text={text}
              cuts={cuts}
              parts={layout.partsOf(index, isHeld ? [] : lit, marks)}
              bars={layout.barsOf(index)}
              current={cut}
              beside={beside}
            />
          ))}
          {selecting && !repairs.moving && <PassageBar repairs={repairs} sheet={sheet} />}
        </div>
      </section>
    </>
  )
}

function roomAbove(layout: SourceLayout, row: number): number {
  return layout.barsOf(row).some(bar => bar.begins) ? BEGINNING : COMFORTABLE
}
