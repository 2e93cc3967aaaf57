import { BookOpen } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../shared/model/search.ts'
import type { ReportInSource, SourceInFull } from '../../../shared/model/source.ts'
import type { SourceMap } from '../../../shared/text/source-map.ts'
import { positionInView, scrollToRange } from '../../dom/scrolling.ts'
import { selectionIn } from '../../dom/selecting.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { SourceView } from '../../state/source-view.ts'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/field.tsx'
import { DropLine } from './drop-line.tsx'
import { MergeMenu } from './merge-menu.tsx'
import type { Lit, Place } from './place.ts'
import { inkOf } from './report-ink.ts'
import styles from './report-side.module.css'
import type { SourceBlocks } from './source-blocks.ts'
import sides from './source-view.module.css'
import type { Drop, Repairs } from './use-repairs.ts'
import { useReportSurface } from './use-report-surface.ts'

interface ReportSideProps {
  readonly view: SourceView
  readonly content: SourceInFull
  readonly blocks: SourceBlocks
  /** Leads to the report; undefined where there is none. */
  readonly map: SourceMap | undefined
  /** Brought into view when it changes. */
  readonly place: Place | null
  readonly lit: Lit
  /** What is selected or moved, as offsets of the source. */
  readonly held: Range | null
  readonly repairs: Repairs
  readonly nameOf: (report: ReportInSource) => string
  readonly text: (report: OpenReport) => ReactNode
  /** The reader points at a place of the report. */
  readonly onPlace: (offset: number) => void
  /** Words of the report were selected. */
  readonly onSelect: (range: Range) => void
  readonly onChoose: (reportId: string) => void
}

/** A report that was made of the source, the same place lit up as in the source. */
export function ReportSide(props: ReportSideProps) {
  const { view, content, blocks, map, place, lit, held, repairs, nameOf, text, onPlace, onSelect, onChoose } = props
  const { t } = useTranslation('source')
  const read = useApp(state => state.read)
  const { reports } = content
  const { report, reportId, target } = view
  const scroller = useRef<HTMLElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const surface = useReportSurface(report, scroller, sheet)
  const at = reports.findIndex(({ id }) => id === reportId)
  // Not what a repair made of it, but what the file no longer held when it was opened.
  const [gone] = useState(() => target.reportId !== undefined && !reports.some(({ id }) => id === target.reportId))
  const { drop } = repairs
  const dropAt = drop && drop.block.report === at ? map?.toReport(drop.block.start) : null

  const isHeld = held !== null
  const heldHere = held && map ? inReport(held, map) : null
  useLayoutEffect(() => {
    surface?.painting.show('pending', heldHere ? [heldHere] : [])
  })
  const shown = useRef<{ readonly place: Place | null; readonly reportId: string } | null>(null)
  useLayoutEffect(() => {
    if (!surface) return
    const { painting, positions, reportId: id } = surface
    painting.show('find', lit.report && !isHeld ? [lit.report] : [])
    painting.show('hover', lit.near && !isHeld ? [lit.near] : [])
    const range = lit.report ?? lit.near
    // The same place in the same report stays where it is, whatever was repaired around it.
    if (!range || (shown.current?.place === place && shown.current.reportId === id)) return
    shown.current = { place, reportId: id }
    scrollToRange(surface.scroller, positions, range)
  }, [surface, lit, place, isHeld])

  /** The block and its side under the pointer. */
  function dropUnder({ clientX, clientY }: { clientX: number; clientY: number }): Parameters<Repairs['put']> | null {
    const offset = surface?.positions.characterAt(clientX, clientY)
    if (!surface || !map || offset == null) return null
    const paragraph = surface.positions.paragraphs.find(({ start, end }) => start <= offset && offset < end)
    const box = paragraph?.element.getBoundingClientRect()
    const side: Drop['side'] = box && clientY < (box.top + box.bottom) / 2 ? 'before' : 'after'
    return [blocks.at(map.toSource(offset)), side]
  }

  function onClick(event: MouseEvent): void {
    if (!surface) return
    const under = repairs.moving && dropUnder(event)
    if (under) repairs.put(...under)
    if (repairs.moving) return
    if (getSelection()?.isCollapsed === false) {
      const caret = selectionIn(surface.positions)
      const range = caret && { start: Math.min(caret.anchor, caret.focus), end: Math.max(caret.anchor, caret.focus) }
      const ranges = range && map ? map.toSourceRanges(range) : []
      const [start, end] = [ranges[0]?.start, ranges.at(-1)?.end]
      if (start !== undefined && end !== undefined && start < end) onSelect({ start, end })
      return
    }
    const offset = surface.positions.characterAt(event.clientX, event.clientY)
    if (offset !== null) onPlace(offset)
  }

  function onPointerMove(event: PointerEvent): void {
    const under = repairs.moving && dropUnder(event)
    if (under) repairs.aim(...under)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !surface || repairs.moving) return
    event.preventDefault()
    onPlace(positionInView(surface.scroller, surface.positions))
  }

  function openReading(): void {
    if (!report || !surface) return
    read(report.id, { position: lit.report?.start ?? positionInView(surface.scroller, surface.positions) })
  }

  if (reports.length === 0) {
    return (
      <section className={styles.side} aria-label={t('report')}>
        <EmptyState title={t('noReport.title')}>
          <p>{t('noReport.text')}</p>
        </EmptyState>
      </section>
    )
  }
  return (
    <section className={styles.side} aria-label={t('report')}>
      <div className={styles.bar} style={at === -1 ? undefined : inkOf(at)}>
        <div className={styles.choice}>
          <Select
            label={t('beside')}
            labelHidden
            value={reportId ?? ''}
            options={reports.map((other, index) => ({ value: other.id, label: `${index + 1}　${nameOf(other)}` }))}
            onChange={onChoose}
          />
        </div>
        <MergeMenu reports={reports} at={at} repairs={repairs} nameOf={nameOf} />
        <Button disabled={!report} onClick={openReading}>
          <BookOpen size={14} aria-hidden />
          {t('read')}
        </Button>
      </div>
      <section
        ref={scroller}
        className={sides.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={report?.title ?? t('report')}
        aria-description={t('reportHelp')}
        aria-busy={report?.id !== reportId}
        data-report-text
        data-moving={repairs.moving ? '' : undefined}
        onClick={onClick}
        onPointerMove={onPointerMove}
        onKeyDown={onKeyDown}
      >
        <article ref={sheet} className={styles.sheet} lang="zh-CN">
          {report && text(report)}
          {surface && drop && dropAt != null && <DropLine surface={surface} offset={dropAt} side={drop.side} />}
        </article>
      </section>
      {(gone || (lit.near && !isHeld)) && (
        <p className={styles.note} role="status">
          {gone ? t('gone') : t('near')}
        </p>
      )}
    </section>
  )
}

/** A stretch of the source as far as the report has it. */
function inReport({ start, end }: Range, map: SourceMap): Range | null {
  const from = map.toReport(start)
  const to = map.toReport(end - 1)
  return from !== null && to !== null && from <= to ? { start: from, end: to + 1 } : null
}
