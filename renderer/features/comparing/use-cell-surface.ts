import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Range } from '../../../shared/model/search.ts'
import { createTextSurface, type TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'

/** The boxes of the table that a cell stands in. */
export interface TableBoxes {
  readonly scroller: HTMLElement
  /** Holds all rows, and what floats over their text. */
  readonly stage: HTMLElement
}

/** The text of a cell on the page while its row is near what is seen; null elsewhere. */
export function useCellSurface(
  report: OpenReport,
  { start, end }: Range,
  sheet: RefObject<HTMLElement | null>,
  boxes: TableBoxes | null,
  near: boolean,
): TextSurface | null {
  const [surface, setSurface] = useState<TextSurface | null>(null)
  const { id, text } = report

  // `start` and `end` say which paragraphs stand in the cell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other paragraphs are other text nodes
  useLayoutEffect(() => {
    if (!near || !boxes || !sheet.current) return
    const made = createTextSurface({ id, text }, boxes.scroller, sheet.current, boxes.stage)
    setSurface(made)
    return () => {
      made.painting.clear()
      setSurface(null)
    }
  }, [id, text, start, end, boxes, near, sheet])

  return surface
}
