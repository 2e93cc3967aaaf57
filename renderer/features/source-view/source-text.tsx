import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import type { ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import { offsetAtPoint } from '../../dom/offset-at-point.ts'
import { sideAt } from './drop-side.ts'
import type { Mark, SourceLayout } from './layout-source.ts'
import { PassageBar } from './passage-bar.tsx'
import type { Place } from './place.ts'
import { inkOf } from './report-ink.ts'
import type { SourceBlocks } from './source-blocks.ts'
import { SourceRow } from './source-row.tsx'
import styles from './source-text.module.css'
import sides from './source-view.module.css'
import type { Repairs } from './use-repairs.ts'
import { useSourceRows } from './use-source-rows.ts'
import { useSourceSelection } from './use-source-selection.ts'

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
  const { virtualizer, first, inView } = useSourceRows(scroller, layout, place, lit)
  const { start: top, end: bottom } = inView
  useEffect(() => onView({ start: top, end: bottom }), [top, bottom, onView])
  // Arrows and page keys scroll from the start.
  useEffect(() => scroller.current?.focus({ preventScroll: true }), [])

  function onClick({ clientX, clientY }: MouseEvent): void {
    if (!scroller.current || selection.wasSelecting()) return
    const offset = offsetAtPoint(scroller.current, clientX, clientY)
    if (offset === null) return
    const block = blocks.at(offset)
    if (repairs.moving) repairs.put(block, sideAt(sheet.current, block, clientY))
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
    if (block) repairs.aim(block, sideAt(sheet.current, block, clientY))
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
        className={sides.scroller}
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
