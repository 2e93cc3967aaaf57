import { type RefObject, useLayoutEffect } from 'react'
import { useApp } from '../../state/store.ts'

/** Tells the style sheet how many characters a line of this pane holds, for the guessed heights of long texts. */
export function useColumns(sheet: RefObject<HTMLElement | null>): void {
  const { readingSize, readingMeasure } = useApp(state => state.settings)
  useLayoutEffect(() => {
    const element = sheet.current
    if (!element) return
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element)
      const width = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
      const columns = Math.max(Math.floor(Math.min(width / readingSize, readingMeasure)), 1)
      element.style.setProperty('--columns', String(columns))
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [sheet, readingSize, readingMeasure])
}
