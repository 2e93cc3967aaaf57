import type { ReactNode } from 'react'
import styles from './told-line.module.css'

/** What the place says that pointer or keyboard is on, always at the same spot: nothing jumps while one looks around. */
export function ToldLine({ what, children }: { readonly what: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className={styles.line} role="status">
      <span className={styles.what}>{what}</span>
      <span className={styles.words}>{children}</span>
    </div>
  )
}
