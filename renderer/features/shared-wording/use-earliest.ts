import { useTranslation } from 'react-i18next'
import type { EarliestWording } from '../../../shared/model/comparison.ts'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'

/** The name of a place as the engine tells it. */
export function useFoundPlace(): (place: string | null) => string | null {
  const { t } = useTranslation()
  return place => (place === WHOLE_COUNTRY ? t('country') : place)
}

/** How the earliest report with a wording is told: its year, and its place or how many places there are. */
export function useEarliest(): (earliest: EarliestWording | null) => string {
  const { t } = useTranslation('wording')
  const nameOf = useFoundPlace()
  return earliest => {
    if (!earliest) return t('earliest.unknown')
    const { year, places } = earliest
    const place = nameOf(earliest.place)
    if (places > 1) return t('earliest.places', { year, place, count: places })
    return place === null ? String(year) : t('earliest.place', { year, place })
  }
}
