import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'

export interface Cell {
  readonly row: number
  readonly column: number
}

interface RovingOptions {
  readonly rows: number
  readonly columns: number
  /** Cells without anything in them are passed over. */
  readonly exists?: (cell: Cell) => boolean
  /** Brings a row, and its column, into the page where only those in view are. */
  readonly reveal?: (row: number, column: number) => void
  /** Where the keyboard is to be from the beginning: a way back ends where it began. */
  readonly start?: Cell | null
}

interface Roving<E extends HTMLElement> {
  /** For the element around all buttons. */
  readonly props: {
    readonly ref: RefObject<E | null>
    readonly onFocus: (event: FocusEvent) => void
    readonly onKeyDown: (event: KeyboardEvent) => void
  }
  /** The one button that Tab stops at. */
  readonly stop: Cell
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
const PAGE = 10

/** One stop of Tab for many buttons in rows and columns; the arrow keys go among them. Each button has its `cellProps`. */
export function useRoving<E extends HTMLElement>({ rows, columns, exists = () => true, reveal, start = null }: RovingOptions): Roving<E> {
  const ref = useRef<E>(null)
  const [active, setActive] = useState<Cell>(start ?? { row: 0, column: 0 })
  /** Where the keyboard is to go once the row is on the page. */
  const wanted = useRef<Cell | null>(start)

  // biome-ignore lint/correctness/useExhaustiveDependencies: at the beginning only
  useLayoutEffect(() => {
    if (start) reveal?.(start.row, start.column)
  }, [])

  // After each drawing, since a row that was out of view comes with a later one.
  useLayoutEffect(() => {
    if (!wanted.current) return
    const { row, column } = wanted.current
    const button = ref.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`)
    if (!button) return
    wanted.current = null
    // Focus alone leaves a button half in view where it is.
    button.focus({ preventScroll: true })
    button.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const isInside = ({ row, column }: Cell) => row >= 0 && row < rows && column >= 0 && column < columns

  function firstCell(): Cell {
    for (let row = 0; row < rows; row++) {
      const column = Array.from({ length: columns }, (_, at) => at).find(at => exists({ row, column: at }))
      if (column !== undefined) return { row, column }
    }
    return { row: 0, column: 0 }
  }

  /** The next one that exists that way; where there is none, the same. */
  function along(from: Cell, down: number, right: number): Cell {
    let cell = { row: from.row + down, column: from.column + right }
    while (isInside(cell)) {
      if (exists(cell)) return cell
      cell = { row: cell.row + down, column: cell.column + right }
    }
    return from
  }

  function next(from: Cell, key: string): Cell | undefined {
    if (key === 'Home') return along({ row: from.row, column: -1 }, 0, 1)
    if (key === 'End') return along({ row: from.row, column: columns }, 0, -1)
    if (key === 'PageUp') return along({ ...from, row: Math.max(from.row - PAGE, 0) - 1 }, 1, 0)
    if (key === 'PageDown') return along({ ...from, row: Math.min(from.row + PAGE, rows - 1) + 1 }, -1, 0)
    const step = STEPS[key]
    return step && along(from, ...step)
  }

  return {
    stop: isInside(active) && exists(active) ? active : firstCell(),
    props: {
      ref,
      onFocus(event) {
        const cell = cellOf(event.target)
        if (cell) setActive(cell)
      },
      onKeyDown(event) {
        const cell = cellOf(event.target)
        const to = cell && next(cell, event.key)
        if (!to) return
        event.preventDefault()
        if (to.row === cell.row && to.column === cell.column) return
        wanted.current = to
        reveal?.(to.row, to.column)
        setActive(to)
      },
    },
  }
}

interface CellProps {
  readonly tabIndex: number
  readonly 'data-cell': string
}

/** For the button of a cell; `stop` is null where Tab stops in another row. */
export function cellProps({ row, column }: Cell, stop: Cell | null): CellProps {
  return { tabIndex: stop?.row === row && stop.column === column ? 0 : -1, 'data-cell': `${row}-${column}` }
}

function cellOf(target: EventTarget): Cell | null {
  const name = target instanceof HTMLElement ? target.dataset['cell'] : undefined
  const [row, column] = name?.split('-').map(Number) ?? []
  return row === undefined || column === undefined ? null : { row, column }
}
