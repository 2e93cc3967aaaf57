import { type RefObject, useLayoutEffect, useState } from 'react'
import { createTextSurface, type TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'
import type { Block } from './layout-text.ts'

/** The pane's text on the page, made anew each time React has put other text there; null while there is none. */
export function useSurface(
  report: OpenReport | null,
  blocks: readonly Block[],
  scroller: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
): TextSurface | null {
  const [surface, setSurface] = useState<TextSurface | null>(null)
  const id = report?.id
  const text = report?.text

  // `blocks` is what the text nodes were made from.
  useLayoutEffect(() => {
    if (id === undefined || text === undefined || blocks.length === 0 || !scroller.current || !sheet.current) return
    const made = createTextSurface({ id, text }, scroller.current, sheet.current)
    setSurface(made)
    return () => {
      made.painting.clear()
      setSurface(null)
    }
  }, [id, text, blocks, scroller, sheet])

  return surface
}
