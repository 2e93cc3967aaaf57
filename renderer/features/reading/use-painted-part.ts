import { useLayoutEffect } from 'react'
import { partInView } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'

/** In heights of the view: so far above and below it marks are painted, and after so much scrolling others are. */
const BEYOND = 1
const STEP = 0.5

/** Marks are painted where the reader is, and as far beyond as he sees before others are: with each of them every frame takes longer. */
export function usePaintedPart(surface: TextSurface | null): void {
  useLayoutEffect(() => {
    if (!surface) return
    const { scroller, sheet, positions, painting } = surface
    let place = 0
    const limit = () => {
      place = scroller.scrollTop
      painting.limit(partInView(scroller, positions, scroller.clientHeight * BEYOND))
    }
    const onScroll = () => {
      if (Math.abs(scroller.scrollTop - place) > scroller.clientHeight * STEP) limit()
    }
    // Also where only the text's height changes, its lines have moved.
    const resized = new ResizeObserver(limit)
    resized.observe(scroller)
    resized.observe(sheet)
    scroller.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      resized.disconnect()
      scroller.removeEventListener('scroll', onScroll)
    }
  }, [surface])
}
