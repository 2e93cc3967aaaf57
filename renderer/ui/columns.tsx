import type { ReactNode } from 'react'
import styles from './columns.module.css'

interface ColumnsProps {
  /** What narrows the list. */
  readonly side: ReactNode
  readonly sideLabel: string
  readonly children: ReactNode
  /** What is made of the list. */
  readonly end?: ReactNode
  readonly endLabel?: string
}

/** A screen of lists: a narrow column, the list, and sometimes a column at the end. Widths never depend on the data. */
export function Columns({ side, sideLabel, children, end, endLabel }: ColumnsProps) {
  return (
    <div className={styles.columns} data-end={end ? '' : undefined}>
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
