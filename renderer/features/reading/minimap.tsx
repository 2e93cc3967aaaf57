import { type PointerEvent, useDeferredValue, useLayoutEffect, useMemo, useState } from 'react'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { FoundRange, Range } from '../../../shared/model/search.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import { useSize } from '../../ui/use-size.ts'
import { coloursOf, type Strip, stripsOf } from './mark-strips.ts'
import styles from './minimap.module.css'

/** In px: a row of the map, the lane of what is found, and that of the marks, which the colours share. */
const ROW = 2
const HITS = 6
const MARKS = 10
/** A mark this near to the hand is meant, in px. */
const REACH = 5

const NO_HIGHLIGHTS: readonly Highlight[] = []
const NO_HITS: readonly FoundRange[] = []

interface MinimapProps {
  readonly surface: TextSurface
  readonly index: number
}

/**
 * The whole report beside its text: what is marked, each colour in a lane of its own, what is found, as points on the other
 * side, and where the reader is. By eye and hand alone: outline, margin and find say the same to the keyboard and aloud.
 */
export function Minimap({ surface, index }: MinimapProps) {
  const store = useAppStore()
  const { ref, height } = useSize<HTMLDivElement>()
  const { reportId, text } = surface
  const highlights = useDeferredValue(useApp(state => state.highlights.get(reportId) ?? NO_HIGHLIGHTS))
  const hits = useApp(state => state.findHits.find(found => found.pane === index && found.reportId === reportId)?.hits ?? NO_HITS)
  const current = useApp(state => (state.findCurrent?.pane === index ? state.findCurrent.at : null))
  const rows = Math.floor(height / ROW)
  const colours = useMemo(() => coloursOf(highlights, text.length, rows), [highlights, text.length, rows])
  const found = useMemo(() => stripsOf(hits, text.length, rows), [hits, text.length, rows])
  const at = current === null ? undefined : hits[current]
  const lane = MARKS / Math.max(colours.length, 1)

  const offsetAt = (event: PointerEvent) => {
    const { top } = event.currentTarget.getBoundingClientRect()
    return Math.round((Math.min(Math.max(event.clientY - top, 0), height) / height) * text.length)
  }

  function jump(event: PointerEvent): void {
    if (event.button !== 0 || height === 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    const inHits = event.clientX - event.currentTarget.getBoundingClientRect().left < HITS
    const offset = offsetAt(event)
    const mark = nearest(inHits && hits.length > 0 ? hits : highlights, offset, (REACH / height) * text.length)
    const place = mark ? { flash: { start: mark.start, end: mark.end } } : { position: offset }
    void store.getState().openReport(reportId, { pane: index, ...place })
  }

  function drag(event: PointerEvent): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || Math.abs(event.movementY) === 0) return
    const { panes, patchPane } = store.getState()
    const pane = panes[index]
    const position = offsetAt(event)
    if (pane) patchPane(pane.key, { position, lineTop: null, jump: { position, lineTop: null, flash: null } })
  }

  return (
    <div ref={ref} className={styles.map} aria-hidden data-minimap onPointerDown={jump} onPointerMove={drag}>
      <svg className={styles.marks} aria-hidden width={HITS + MARKS} height={height}>
        {colours.map(({ colour, strips }, nth) => (
          <path key={colour} data-colour={colour} style={{ fill: `var(--${colour})` }} d={bars(strips, HITS + nth * lane, lane)} />
        ))}
        <path className={styles.hits} data-hits={hits.length} d={points(found)} />
        {at && <path className={styles.current} d={points(stripsOf([at], text.length, rows), 2)} />}
      </svg>
      <Place surface={surface} index={index} />
    </div>
  )
}

/** What is in view of the text. */
function Place({ surface, index }: MinimapProps) {
  const position = useApp(state => state.panes[index]?.position ?? 0)
  const [seen, setSeen] = useState(0)
  useLayoutEffect(() => {
    const { scroller, sheet } = surface
    // Between layout and painting: to measure costs nothing then.
    const resized = new ResizeObserver(() => setSeen(Math.min(scroller.clientHeight / sheet.scrollHeight, 1)))
    resized.observe(sheet)
    resized.observe(scroller)
    return () => resized.disconnect()
  }, [surface])
  const top = surface.text.length === 0 ? 0 : position / surface.text.length
  return <div className={styles.place} style={{ top: `${top * 100}%`, height: `${Math.min(seen, 1 - top) * 100}%` }} />
}

function nearest<R extends Range>(ranges: readonly R[], offset: number, reach: number): R | undefined {
  const away = ({ start, end }: Range) => (offset < start ? start - offset : offset > end ? offset - end : 0)
  const near = ranges.filter(range => away(range) <= reach)
  return near.reduce<R | undefined>((best, range) => (best && away(best) <= away(range) ? best : range), undefined)
}

function bars(strips: readonly Strip[], left: number, width: number): string {
  return strips.map(({ from, to }) => `M${left} ${from * ROW}h${width}v${(to - from) * ROW}h${-width}z`).join('')
}

/** Points towards the text's marks, as wide as their lane. */
function points(strips: readonly Strip[], more = 0): string {
  return strips
    .map(
      ({ from, to }) =>
        `M0 ${from * ROW - 2 - more}l${HITS + more} ${((to - from) * ROW) / 2 + 2 + more}l${-HITS - more} ${((to - from) * ROW) / 2 + 2 + more}z`,
    )
    .join('')
}
