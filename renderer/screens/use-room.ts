import { type RefObject, useLayoutEffect } from 'react'
import { useApp } from '../state/store.ts'

/** Below this width, in px, a pane is too narrow to read in: two thirds of the lines of a book. */
const ROOM = 330

/** Makes room when one more pane or a panel is opened: the margin goes, then the outline. Either can be had back, and stays then. */
export function useRoom(row: RefObject<HTMLElement | null>): void {
  const count = useApp(state => state.panes.length)
  const outlineShown = useApp(state => state.outlineShown)
  const marginShown = useApp(state => state.marginShown)
  const toggleOutline = useApp(state => state.toggleOutline)
  const toggleMargin = useApp(state => state.toggleMargin)
  const wanted = useApp(state => state.roomWanted)
  const made = useApp(state => state.roomMade)
  useLayoutEffect(() => {
    if (!wanted) return
    // Their own widths do not tell: they may stand wider than the window, and scroll.
    const width = row.current?.clientWidth ?? Number.POSITIVE_INFINITY
    if (width >= count * ROOM || !(marginShown || outlineShown)) made()
    else if (marginShown) toggleMargin()
    else toggleOutline()
  }, [row, wanted, made, count, outlineShown, marginShown, toggleOutline, toggleMargin])
}
