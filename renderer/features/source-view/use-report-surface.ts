import { useEffect, useState } from 'react'
import { createTextSurface, type TextSurface } from '../../dom/text-surface.ts'
import type { OpenReport } from '../../state/panes.ts'

/** The report's text on the page, made anew with every other text; another report is shown from its beginning. */
export function useReportSurface(
  report: OpenReport | null,
  scroller: React.RefObject<HTMLElement | null>,
  sheet: React.RefObject<HTMLElement | null>,
): TextSurface | null {
  const [surface, setSurface] = useState<TextSurface | null>(null)
  const id = report?.id
  useEffect(() => {
    if (id !== undefined && scroller.current) scroller.current.scrollTop = 0
  }, [id, scroller])
  useEffect(() => {
    if (!report || !scroller.current || !sheet.current) return
    const made = createTextSurface(report, scroller.current, sheet.current)
    setSurface(made)
    return () => {
      made.painting.clear()
      setSurface(null)
    }
  }, [report, scroller, sheet])
  return surface
}
