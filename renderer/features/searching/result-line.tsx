import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import styles from './result-line.module.css'

/** How much was found and how quickly. Its line is always there, so that nothing below moves. */
export function ResultLine() {
  const { t, i18n } = useTranslation('search')
  const result = useApp(state => state.searchResult)
  const searching = useApp(state => state.searching)
  const number = (value: number) => value.toLocaleString(i18n.language)
  return (
    <p className={styles.line} role="status" data-stale={searching || undefined}>
      {result
        ? t('summary', {
            reports: number(result.reports),
            occurrences: number(result.occurrences),
            ms: result.ms < 10 ? Math.round(result.ms * 10) / 10 : Math.round(result.ms),
          })
        : searching
          ? t('searching')
          : ''}
      {result && result.hits.length < result.reports && <span> · {t('shown', { count: result.hits.length })}</span>}
    </p>
  )
}
