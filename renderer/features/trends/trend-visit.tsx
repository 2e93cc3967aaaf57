import { ArrowLeft, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import styles from './trend-visit.module.css'
import { useTrendWords } from './use-trend-words.ts'

/** Stands above the search while it shows a point of a chart: which one, and the way back. */
export function TrendVisit() {
  const { t } = useTranslation('trends')
  const { nameOf } = useTrendWords()
  // Another query has nothing to do with the chart.
  const visited = useApp(state => (state.visitedFromTrends?.line.query === state.query ? state.visitedFromTrends : null))
  const show = useApp(state => state.show)
  const leave = useApp(state => state.leaveTrendPoint)
  if (!visited) return null
  return (
    <div className={styles.visit}>
      <Button onClick={() => show('trends')}>
        <ArrowLeft size={16} aria-hidden />
        {t('visit.back')}
      </Button>
      <span className={styles.from}>{t('visit.from', { name: visited.line.name, group: nameOf(visited.group) })}</span>
      <IconButton label={t('visit.leave')} onClick={leave}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
