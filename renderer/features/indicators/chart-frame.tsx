import type { ReactNode } from 'react'
import styles from './chart-frame.module.css'

interface ChartFrameProps {
  readonly title: string
  /** What else tells the figures from others: unit, period. Empty ones are left out. */
  readonly marks: readonly (string | number)[]
  readonly children: ReactNode
}

/** A drawing that fills its place, with what it shows above it. */
export function ChartFrame({ title, marks, children }: ChartFrameProps) {
  return (
    <div className={styles.chart}>
      <p className={styles.title}>
        {title}
        <span>{marks.filter(Boolean).join(' · ')}</span>
      </p>
      {children}
    </div>
  )
}
