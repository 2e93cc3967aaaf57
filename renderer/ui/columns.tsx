import type { ReactNode } from 'react'
import styles from './columns.module.css'

interface ColumnsProps {
  /** What stands above all columns, where several screens share a switch: it keeps its place whether they have a side or not. */
  readonly head?: ReactNode
  /** What narrows the list. */
  readonly side: ReactNode
  readonly sideLabel: string
  readonly children: ReactNode
  /** What is made of the list. */
  readonly end?: ReactNode
  readonly endLabel?: string
}

/** A screen of lists: a narrow column, the list, and sometimes a column at the end. Widths never depend on the data. */
export function Columns({ head, side, sideLabel, children, end, endLabel }: ColumnsProps) {
  return (
    <div className={styles.columns} data-end={end ? '' : undefined} data-head={head ? '' : undefined}>
      {head && <div className={styles.head}>{head}</div>}
      <aside className={styles.side} aria-label={sideLabel}>
        {side}
      </aside>
      <div className={styles.main}>{children}</div>
      {end && (
        <aside className={styles.end} aria-label={endLabel}>
          {end}
        </aside>
      )}
    </div>
  )
}
