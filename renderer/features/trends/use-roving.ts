import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'

export interface Cell {
  readonly row: number
  readonly column: number
}

interface RovingOptions {
  readonly rows: number
  readonly columns: number
  /** Cells without anything in them are passed over. */
  readonly exists?: (cell: Cell) => boolean
  /** Brings a row into the page where only those in view are. */
  readonly reveal?: (row: number) => void
  /** Where the keyboard is to be from the beginning: a way back ends where it began. */
  readonly start?: Cell | null
}

interface Roving<E extends HTMLElement> {
  readonly container: RefObject<E | null>
  readonly propsOf: (cell: Cell) => {
    readonly tabIndex: number
    readonly 'data-cell': string
    readonly onFocus: () => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
}

/** One stop of Tab for many buttons in rows and columns; the arrow keys go among them. */
export function useRoving<E extends HTMLElement>({ rows, columns, exists = () => true, reveal, start = null }: RovingOptions): Roving<E> {
  const container = useRef<E>(null)
  const [active, setActive] = useState<Cell>(start ?? { row: 0, column: 0 })
  /** Where the keyboard is to go once the row is on the page. */
  const wanted = useRef<Cell | null>(start)

  // biome-ignore lint/correctness/useExhaustiveDependencies: at the beginning only
  useLayoutEffect(() => {
    if (start) reveal?.(start.row)
  }, [])

  // After each drawing, since a row that was out of view comes with a later one.
  useLayoutEffect(() => {
    if (!wanted.current) return
    const { row, column } = wanted.current
    const button = container.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)
    if (!button) return
    wanted.current = null
    button.focus()
  })

  const isThere = (cell: Cell) => cell.row >= 0 && cell.row < rows && cell.column >= 0 && cell.column < columns && exists(cell)
  const firstCell = () => {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) if (exists({ row, column })) return { row, column }
    return { row: 0, column: 0 }
  }
  const stop = isThere(active) ? active : firstCell()

  function next(from: Cell, key: string): Cell | undefined {
    if (key === 'Home' || key === 'End') {
      const whole = Array.from({ length: columns }, (_, column) => ({ row: from.row, column })).filter(isThere)
      return key === 'Home' ? whole[0] : whole.at(-1)
    }
    const step = STEPS[key]
    if (!step) return undefined
    const [down, right] = step
    if (Math.abs(down) > 1) {
      const row = Math.min(Math.max(from.row + down, 0), rows - 1)
      return isThere({ ...from, row }) ? { ...from, row } : from
    }
    let cell: Cell = { row: from.row + down, column: from.column + right }
    while (cell.row >= 0 && cell.row < rows && cell.column >= 0 && cell.column < columns) {
      if (exists(cell)) return cell
      cell = { row: cell.row + down, column: cell.column + right }
    }
    return from
  }

  return {
    container,
    propsOf: cell => ({
      tabIndex: cell.row === stop.row && cell.column === stop.column ? 0 : -1,
      'data-cell': `${cell.row}-${cell.column}`,
      onFocus: () => setActive(cell),
      onKeyDown(event) {
        const to = next(cell, event.key)
        if (!to) return
        event.preventDefault()
        if (to.row === cell.row && to.column === cell.column) return
        wanted.current = to
        reveal?.(to.row)
        setActive(to)
      },
    }),
  }
}
