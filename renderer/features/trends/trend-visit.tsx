import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { VisitBar } from '../../ui/visit-bar.tsx'
import { useTrendWords } from './use-trend-words.ts'

/** While the search shows a point of a chart: which one, and the way back. */
export function TrendVisit() {
  const { t } = useTranslation('trends')
  const { nameOf } = useTrendWords()
  // Another query has nothing to do with the chart.
  const visited = useApp(state => (state.visitedFromTrends?.line.query === state.query ? state.visitedFromTrends : null))
  const show = useApp(state => state.show)
  const leave = useApp(state => state.leaveTrendPoint)
  if (!visited) return null
  return (
    <VisitBar
      from={t('visit.from', { name: visited.line.name, group: nameOf(visited.group) })}
      back={t('visit.back')}
      leave={t('visit.leave')}
      onBack={() => show('trends')}
      onLeave={leave}
    />
  )
}
