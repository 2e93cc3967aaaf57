import { useTranslation } from 'react-i18next'
import type { EarliestWording } from '../../../shared/model/comparison.ts'

/** How the earliest report with a wording is told: its year, and its place or how many places there are. */
export function useEarliest(): (earliest: EarliestWording | null) => string {
  const { t } = useTranslation('wording')
  return earliest => {
    if (!earliest) return t('earliest.unknown')
    const { year, place, places } = earliest
    if (places > 1) return t('earliest.places', { year, place, count: places })
    return place === null ? String(year) : t('earliest.place', { year, place })
  }
}
