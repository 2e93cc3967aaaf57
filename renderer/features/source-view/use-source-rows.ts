import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import type { SourceLayout } from './layout-source.ts'
import type { Place } from './place.ts'

/** Of the style sheet, in px: height of a line and of a blank one, width of a character, space beside the text. */
const LINE = 26
const BLANK = 14
const CHARACTER = 15
const BESIDE = 72
/** Where a place is put that was out of sight: this part of the height from the top; the beginning of a report at the top. */
const COMFORTABLE = 0.3
const BEGINNING = 0.01

/**
 * The rows of a source that are on the page: those in view and some around them. Brings `place`, where it is lit, into view
 * when it becomes another one. `first` is the row at the top, `inView` what of the source is to be seen.
 */
export function useSourceRows(
  scroller: React.RefObject<HTMLElement | null>,
  layout: SourceLayout,
  place: Place | null,
  lit: readonly Range[],
) {
  const { rows } = layout
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

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let edge = element.getBoundingClientRect().top
    const measure = () => {
      setColumns(Math.max(Math.floor((element.clientWidth - BESIDE) / CHARACTER), 8))
      // What stands above it may need a line more after a repair: the words stay where they are in the window.
      const now = element.getBoundingClientRect().top
      element.scrollTop += now - edge
      edge = now
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [scroller])
  // The guessed heights are those of the width; what is drawn for the first time has them already.
  useLayoutEffect(() => {
    if (drawnWith.current !== 0 && drawnWith.current !== columns) virtualizer.measure()
    drawnWith.current = columns
  }, [columns, virtualizer])

  // A place that is still the same one stays where it is, whatever is lit anew: after a repair nothing moves.
  useLayoutEffect(() => {
    seeking.current = place !== null
    // Opened at its beginning, it is there already.
    arrived.current ||= place === null
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

  return { virtualizer, first, inView: { start: top, end: bottom } }
}

function roomAbove(layout: SourceLayout, row: number): number {
  return layout.barsOf(row).some(bar => bar.begins) ? BEGINNING : COMFORTABLE
}
