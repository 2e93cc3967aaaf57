import { ChartLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'
import { Button } from '../../ui/button.tsx'

/** From what was searched to its line over the years, under the same filters. */
export function TrendOfSearch() {
  const { t } = useTranslation('trends')
  const hasWords = useApp(state => (state.searchResult?.terms.length ?? 0) > 0)
  const countSearch = useApp(state => state.countSearch)
  return (
    <Button disabled={!hasWords} onClick={() => void countSearch()}>
      <ChartLine size={16} aria-hidden />
      {t('fromSearch')}
    </Button>
  )
}
