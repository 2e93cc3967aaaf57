import { useEffect } from 'react'
import { isWriting } from '../../dom/writing.ts'
import { findNeighbours } from '../../state/neighbour-reports.ts'
import { useAppStore } from '../../state/store.ts'

/** Keys that go from report to report and from pane to pane. */
export function usePaneKeys(): void {
  const store = useAppStore()
  useEffect(() => {
    function otherPane(): void {
      const { panes, activePane, activatePane } = store.getState()
      const next = (activePane + 1) % panes.length
      activatePane(next)
      document.querySelectorAll<HTMLElement>('[data-pane-text]')[next]?.focus({ preventScroll: true })
    }
    function otherYear(side: 'previous' | 'next'): void {
      const { panes, activePane, reports, reportsById, openReport, notify } = store.getState()
      const report = reportsById.get(panes[activePane]?.reportId ?? '')
      if (!report) return
      const neighbour = findNeighbours(report, reports)[side]
      if (neighbour) void openReport(neighbour.id, { pane: activePane })
      else notify(side === 'next' ? 'notices.noNextYear' : 'notices.noPreviousYear')
    }
    function onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'F6') otherPane()
      else if (isWriting(event) || (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]'))) return
      else if (event.key === ',' || event.key === '，') otherYear('previous')
      else if (event.key === '.' || event.key === '。') otherYear('next')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store])
}
