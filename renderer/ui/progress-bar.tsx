import styles from './progress-bar.module.css'

interface ProgressBarProps {
  readonly label: string
  readonly done: number
  /** Null while it is not known. */
  readonly total: number | null
}

/** How far a work is. */
export function ProgressBar({ label, done, total }: ProgressBarProps) {
  return <progress className={styles.bar} aria-label={label} {...(total === null ? {} : { value: done, max: Math.max(total, 1) })} />
}
