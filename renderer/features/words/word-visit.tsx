import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { VisitBar } from '../../ui/visit-bar.tsx'

/** While the search shows the passages of a word of a table: which one, and the way back. */
export function WordVisit() {
  const { t } = useTranslation('words')
  // Another query has nothing to do with the table.
  const visited = useApp(state => (state.visitedFromWords?.query === state.query ? state.visitedFromWords : null))
  const show = useApp(state => state.show)
  const leave = useApp(state => state.leaveWord)
  if (!visited) return null
  return (
    <VisitBar
      from={t('visit.from', { table: t(`table.${visited.table}`), word: visited.word })}
      back={t('visit.back')}
      leave={t('visit.leave')}
      onBack={() => show('words')}
      onLeave={leave}
    />
  )
}
