import { useLayoutEffect, useRef } from 'react'
import { lineTopInView, positionInView, scrollToPosition, scrollToRange } from '../../dom/scrolling.ts'
import type { TextSurface } from '../../dom/text-surface.ts'
import { useApp, useAppStore } from '../../state/store.ts'

/** How often the place is taken while the reader scrolls, how long that may wait for a quiet moment, and how long a passage is lit up after a jump, in ms. */
const TAKE_EVERY = 100
const TAKE_AT_LAST = 300
const FLASH_FOR = 1600

/** Puts the pane where the reader was or asked to go, keeps it there when the column changes, remembers where it is. */
export function useReadingPlace(surface: TextSurface | null, index: number): void {
  const store = useAppStore()
  const key = useApp(state => state.panes[index]?.key)
  const jump = useApp(state => state.panes[index]?.jump ?? null)
  const readingSize = useApp(state => state.settings.readingSize)
  const readingLine = useApp(state => state.settings.readingLine)
  const readingMeasure = useApp(state => state.settings.readingMeasure)

  /** Ends the light of the last jump. */
  const fading = useRef<ReturnType<typeof setTimeout>>(undefined)

  // A new text on the page, or a change of type: back to the place. Before it is painted, so that nothing jumps.
  // biome-ignore lint/correctness/useExhaustiveDependencies: size and measure move the lines
  useLayoutEffect(() => {
    const pane = store.getState().panes[index]
    // A passage that is asked for is put where it reads well, not at the upper edge.
    if (!surface || !pane || pane.jump?.flash) return
    scrollToPosition(surface.scroller, surface.positions, pane.position, pane.lineTop)
  }, [surface, index, store, readingSize, readingLine, readingMeasure])

  useLayoutEffect(() => {
    if (!surface || !jump) return
    store.getState().finishJump(index, jump)
    if (!jump.flash) {
      scrollToPosition(surface.scroller, surface.positions, jump.position, jump.lineTop)
      return
    }
    scrollToRange(surface.scroller, surface.positions, jump.flash)
    surface.painting.show('flash', [jump.flash])
    clearTimeout(fading.current)
    fading.current = setTimeout(() => surface.painting.show('flash', []), FLASH_FOR)
  }, [surface, jump, index, store])

  // A layout effect: when the screen is left, its end comes while the text still stands on the page.
  useLayoutEffect(() => {
    if (!surface || key === undefined) return
    const { scroller, sheet, positions } = surface
    // Panes may be put elsewhere in their row meanwhile.
    const own = () => store.getState().panes.findIndex(pane => pane.key === key)
    let timer: ReturnType<typeof setTimeout> | undefined
    let idle = 0
    const take = () => {
      timer = undefined
      const position = positionInView(scroller, positions)
      store.getState().rememberPosition(own(), position, lineTopInView(scroller, positions, position))
    }
    const onScroll = () => {
      // Between frames: what the reader scrolls must not wait for it.
      timer ??= setTimeout(() => {
        idle = requestIdleCallback(take, { timeout: TAKE_AT_LAST })
      }, TAKE_EVERY)
    }
    let width = sheet.clientWidth
    const resized = new ResizeObserver(() => {
      if (sheet.clientWidth === width || sheet.clientWidth === 0) return
      width = sheet.clientWidth
      const pane = store.getState().panes[own()]
      if (pane) scrollToPosition(scroller, positions, pane.position, pane.lineTop)
    })
    scroller.addEventListener('scroll', onScroll, { passive: true })
    resized.observe(sheet)
    return () => {
      // The pane may show another report by now.
      const shown = store.getState().panes[own()]
      if (timer !== undefined && shown?.reportId === surface.reportId && !shown.jump && sheet.isConnected) take()
      clearTimeout(timer)
      cancelIdleCallback(idle)
      scroller.removeEventListener('scroll', onScroll)
      resized.disconnect()
    }
  }, [surface, key, store])
}
