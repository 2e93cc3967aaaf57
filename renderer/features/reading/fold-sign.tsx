import { useTranslation } from 'react-i18next'
import styles from './report-text.module.css'

interface FoldSignProps {
  /** Where the words begin that are folded away. */
  readonly start: number
  /** Reports that have them. */
  readonly reports: number
}

/** Stands for words that are folded away; whoever folds them hears the click by `data-fold`. */
export function FoldSign({ start, reports }: FoldSignProps) {
  const { t } = useTranslation('reading')
  const label = t('unfold', { count: reports })
  return (
    <button type="button" className={styles.fold} data-fold={start} aria-label={label} title={label}>
      ⋯{reports}
    </button>
  )
}
