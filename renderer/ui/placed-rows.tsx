import type { Virtualizer } from '@tanstack/react-virtual'
import type { ReactNode } from 'react'
import listStyles from './list.module.css'

interface PlacedRowsProps<R> {
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string | null
  readonly className: string
  readonly gridTemplateColumns: string
  /** The cells of a row. */
  readonly children: (row: R, index: number) => ReactNode
}

/** The body of a table that holds only the rows in sight, each laid out as a grid; its head is the first row. */
export function PlacedRows<R>({ virtualizer, rows, keyOf, className, gridTemplateColumns, children }: PlacedRowsProps<R>) {
  return (
    <tbody className={listStyles.body} style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, start: top }) => {
        const row = rows[index]
        return (
          row !== undefined && (
            <tr
              key={keyOf(row)}
              aria-rowindex={index + 2}
              className={`${listStyles.placed} ${className}`}
              style={{ gridTemplateColumns, transform: `translateY(${top}px)` }}
            >
              {children(row, index)}
            </tr>
          )
        )
      })}
    </tbody>
  )
}
