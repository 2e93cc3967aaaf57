import { type RefObject, useLayoutEffect, useState } from 'react'
import { useApp } from '../../state/store.ts'

interface CellSize {
  /** Size of the type, in px: smaller where many columns leave each little room. */
  readonly type: number
  /** Characters on a line, for the guessed heights of rows that were not seen yet. */
  readonly characters: number
}

/** How much smaller the type is with so many columns, in px. */
const SMALLER: Readonly<Record<number, number>> = { 3: 1, 4: 3, 5: 3, 6: 3 }
const LEAST_TYPE = 13
/** Of a cell beside its text, in px: both sides and the scroll bar's share. */
const SIDES = 48

/** The type of the cells, and how many characters their lines hold. */
export function useCellWidth(stage: RefObject<HTMLElement | null>, columns: number, narrowest: number): CellSize {
  const { readingSize, readingMeasure } = useApp(state => state.settings)
  const type = Math.max(readingSize - (SMALLER[columns] ?? 0), Math.min(readingSize, LEAST_TYPE))
  const [characters, setCharacters] = useState(26)
  useLayoutEffect(() => {
    const element = stage.current
    if (!element) return
    const measure = () => {
      const width = Math.max(element.clientWidth / columns, narrowest) - SIDES
      setCharacters(Math.max(Math.floor(Math.min(width / type, readingMeasure)), 1))
    }
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(element)
    return () => resized.disconnect()
  }, [stage, columns, narrowest, type, readingMeasure])
  return { type, characters }
}
