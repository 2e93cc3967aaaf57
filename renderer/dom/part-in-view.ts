import type { Range } from '../../shared/model/search.ts'
import { partInView } from './scrolling.ts'
import type { TextSurface } from './text-surface.ts'

/** In heights of the view: so far above and below it a part reaches, and after so much scrolling there is another one. */
const BEYOND = 0.3
const STEP = 0.2

/**
 * Tells which part of a text is in view or near it, before that is painted: at once, and whenever the reader has scrolled on or
 * the lines have moved. Returns the function that ends it.
 */
export function watchPartInView({ scroller, sheet, positions }: TextSurface, tell: (part: Range) => void): () => void {
  let place = 0
  const look = () => {
    place = scroller.scrollTop
    tell(partInView(scroller, positions, scroller.clientHeight * BEYOND))
  }
  const onScroll = () => {
    if (Math.abs(scroller.scrollTop - place) > scroller.clientHeight * STEP) look()
  }
  // Also where only the text's height changes, its lines have moved.
  const resized = new ResizeObserver(look)
  resized.observe(scroller)
  resized.observe(sheet)
  scroller.addEventListener('scroll', onScroll, { passive: true })
  return () => {
    resized.disconnect()
    scroller.removeEventListener('scroll', onScroll)
  }
}
