import type { ReactNode } from 'react'
import styles from './bar.module.css'

interface BarProps {
  /** `top` above a list: what is shown of it. `bottom` below it: what can be done with what is chosen. */
  readonly edge: 'top' | 'bottom'
  readonly children: ReactNode
}

/** A line of controls above or below a list; it is always there, so that the list stays where it is. */
export function Bar({ edge, children }: BarProps) {
  return <div className={`${styles.bar} ${styles[edge]}`}>{children}</div>
}

/** The field by whose words a list is filtered. */
export function BarFilter({ children }: { readonly children: ReactNode }) {
  return <div className={styles.filter}>{children}</div>
}

/** How many things there are; read aloud when it changes. */
export function BarCount({ children }: { readonly children: ReactNode }) {
  return (
    <span className={styles.count} role="status">
      {children}
    </span>
  )
}

/** Sends what follows to the end of the line. */
export function BarSpace() {
  return <span className={styles.space} />
}
