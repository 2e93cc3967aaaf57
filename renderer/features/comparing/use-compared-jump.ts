import { type RefObject, useLayoutEffect } from 'react'
import type { OpenReport } from '../../state/panes.ts'
import { useApp, useAppStore } from '../../state/store.ts'
import type { AlignedRow } from './aligned-rows.ts'
import { scrollToRow } from './use-top-row.ts'

/** Brings the row near in which words stand that are to be shown, unfolded; its cell does the rest. */
export function useComparedJump(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly AlignedRow[],
  reports: readonly OpenReport[],
  isFolded: (row: AlignedRow) => boolean,
): void {
  const store = useAppStore()
  const jump = useApp(state => state.comparedJump)

  useLayoutEffect(() => {
    if (!jump || !scroller.current) return
    const { foldRows, goToCompared, chooseCompareRows, chooseCompareTheme, compareRows, compareTheme, finishComparedJump } =
      store.getState()
    const column = reports.findIndex(({ id }) => id === jump.reportId)
    const holds = ({ cells }: AlignedRow) => cells[column]?.stretches.some(({ start, end }) => jump.start >= start && jump.start < end)
    const at = rows.findIndex(holds)
    const row = rows[at]
    if (row) {
      goToCompared({ row: row.key, column })
      if (isFolded(row)) foldRows([row.key], false)
      if (!isNear(scroller.current, at)) scrollToRow(scroller.current, at)
    } else if (compareRows !== 'all' || compareTheme !== null) {
      // They stand in a row that is not shown now.
      chooseCompareRows('all')
      chooseCompareTheme(null)
    } else finishComparedJump()
  }, [scroller, rows, reports, isFolded, jump, store])
}

/** Some of the row is in view: its cells see to the words themselves. */
function isNear(scroller: HTMLElement, at: number): boolean {
  const row = scroller.querySelector(`[data-row="${at}"]`)?.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  return row !== undefined && row.top < view.bottom && row.bottom > view.top
}
