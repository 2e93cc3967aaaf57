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
  const round = useOtherText(sheet, near)
  const { id, text } = report

  // `start`, `end` and `round` say which paragraphs stand in the cell.
  // biome-ignore lint/correctness/useExhaustiveDependencies: other paragraphs are other text nodes
  useLayoutEffect(() => {
    if (!near || !boxes || !sheet.current) return
    const made = createTextSurface({ id, text }, boxes.scroller, sheet.current, boxes.stage)
    setSurface(made)
    return () => {
      made.painting.clear()
      setSurface(null)
    }
  }, [id, text, start, end, boxes, near, sheet, round])

  return surface
}

/** Grows whenever other paragraphs, or other pieces of them, stand in the sheet: words are folded away and come back. */
function useOtherText(sheet: RefObject<HTMLElement | null>, watching: boolean): number {
  const [round, setRound] = useState(0)
  useLayoutEffect(() => {
    if (!watching || !sheet.current) return
    const observer = new MutationObserver(records => {
      if (records.some(isOtherText)) setRound(before => before + 1)
    })
    observer.observe(sheet.current, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [sheet, watching])
  return round
}

/** Words that are put into marks are the same words. */
function isOtherText({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  if ([...addedNodes, ...removedNodes].some(({ nodeName }) => nodeName === 'MARK')) return false
  return isText(target) || [...addedNodes].some(holdsText)
}

function isText(node: Node): boolean {
  return node instanceof Element && node.matches('[data-start]')
}

function holdsText(node: Node): boolean {
  return isText(node) || (node instanceof Element && node.querySelector('[data-start]') !== null)
}
