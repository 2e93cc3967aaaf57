import { useEffect, useState } from 'react'
import { createTextSurface, type TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'

/** The report's text on the page, made anew with every other text; another report is shown from its beginning. */
export function useReportSurface(
  report: OpenReport | null,
  scroller: React.RefObject<HTMLElement | null>,
  sheet: React.RefObject<HTMLElement | null>,
): TextSurface | null {
  const [made, setMade] = useState<{ readonly report: OpenReport; readonly surface: TextSurface } | null>(null)
  const id = report?.id
  useEffect(() => {
    if (id !== undefined && scroller.current) scroller.current.scrollTop = 0
  }, [id, scroller])
  useEffect(() => {
    if (!report || !scroller.current || !sheet.current) return
    const surface = createTextSurface(report, scroller.current, sheet.current)
    setMade({ report, surface })
    return () => surface.painting.clear()
  }, [report, scroller, sheet])
  // That of the text before leads to words that are no longer on the page.
  return made?.report === report ? made.surface : null
}
