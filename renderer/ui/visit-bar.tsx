import { ArrowLeft, X } from 'lucide-react'
import { Button, IconButton } from './button.tsx'
import styles from './visit-bar.module.css'

interface VisitBarProps {
  /** What is being looked at, and from where. */
  readonly from: string
  readonly back: string
  readonly leave: string
  readonly onBack: () => void
  /** The way back is no longer wanted. */
  readonly onLeave: () => void
}

/** Stands above passages that were come to from a chart or a table: the way back. */
export function VisitBar({ from, back, leave, onBack, onLeave }: VisitBarProps) {
  return (
    <div className={styles.visit}>
      <Button onClick={onBack}>
        <ArrowLeft size={16} aria-hidden />
        {back}
      </Button>
      <span className={styles.from}>{from}</span>
      <IconButton label={leave} onClick={onLeave}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
