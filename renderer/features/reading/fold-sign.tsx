import { createContext, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './report-text.module.css'

interface FoldSignProps {
  /** Where the words begin that are folded away. */
  readonly start: number
  /** Reports that have them. */
  readonly reports: number
}

/** Shows words that are folded away again: those that begin there. The text itself is drawn once, whoever folds it. */
export const Unfold = createContext<((start: number) => void) | undefined>(undefined)

/** Stands for words that are folded away; a click shows them. */
export function FoldSign({ start, reports }: FoldSignProps) {
  const { t } = useTranslation('reading')
  const unfold = useContext(Unfold)
  const label = t('unfold', { count: reports })
  return (
    <button type="button" className={styles.fold} aria-label={label} title={label} onClick={() => unfold?.(start)}>
      ⋯{reports}
    </button>
  )
}
