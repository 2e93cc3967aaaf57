import { useEffect, useMemo, useState } from 'react'
import { useAppStore } from '../../state/store.ts'
import type { AlignedRow } from './aligned-rows.ts'

/** Characters of the longest cells that fill more than two screens, in however many columns. */
const TWO_SCREENS = 2_400
/** Rows that are drawn at once while nothing else is to be done. */
const AT_ONCE = 3
/** How long they may wait for such a moment, in ms. */
const AT_LAST = 300

const NONE: ReadonlySet<string> = new Set()

/**
 * Which rows have their text on the page: at first those that the reader sees, so that six long reports stand there as soon as
 * two short ones; the others follow when nothing more urgent is to be drawn, or when they come near.
 */
export function useDrawnRows(rows: readonly AlignedRow[]): (row: AlignedRow) => boolean {
  const store = useAppStore()
  const first = useMemo(() => rowsFrom(rows, store.getState().compareTop?.row), [rows, store])
  const [more, setMore] = useState(NONE)

  useEffect(() => {
    const waiting = rows.filter(({ key }) => !first.has(key) && !more.has(key)).slice(0, AT_ONCE)
    if (waiting.length === 0) return
    const draw = () => setMore(before => new Set([...before, ...waiting.map(({ key }) => key)]))
    const idle = requestIdleCallback(draw, { timeout: AT_LAST })
    return () => cancelIdleCallback(idle)
  }, [rows, first, more])

  return ({ key }) => first.has(key) || more.has(key)
}

function rowsFrom(rows: readonly AlignedRow[], top: string | undefined): ReadonlySet<string> {
  const drawn = new Set<string>()
  let characters = 0
  for (const { key, cells } of rows.slice(Math.max(rows.findIndex(row => row.key === top) - 1, 0))) {
    if (characters > TWO_SCREENS) break
    drawn.add(key)
    characters += Math.max(...cells.map(cell => cell.characters))
  }
  return drawn
}
