import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { QueryCount, QueryGroup } from '../../../shared/model/search.ts'
import type { Measure } from '../../state/trends.ts'
import { measuredValue } from './trend-values.ts'

interface TrendWords {
  /** 青禾市 · 2023; what the library is not divided by is left out. */
  readonly nameOf: (group: QueryGroup) => string
  /** A value as the measure writes it, so that figures stand below one another; nothing at all is a bare 0. */
  readonly write: (value: number, measure: Measure) => string
  /** A round value at an axis. */
  readonly tick: (value: number, measure: Measure) => string
  /** All there is to say of one count, for who hears it. */
  readonly tell: (name: string, group: QueryGroup, count: QueryCount, measure: Measure) => string
}

/** Parts of the library and their counts in the user's language. */
export function useTrendWords(): TrendWords {
  const { t, i18n } = useTranslation(['trends', 'common'])
  return useMemo(() => {
    const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
    const rate = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
    const tick = (value: number, measure: Measure) => (measure === 'share' ? percent : number).format(value)
    const write = (value: number, measure: Measure) => (measure === 'rate' && value !== 0 ? rate.format(value) : tick(value, measure))
    const nameOf = ({ place, year, body }: QueryGroup) => {
      const parts: string[] = []
      if (place !== undefined) parts.push(place === WHOLE_COUNTRY ? t('common:country') : (place ?? t('noPlace')))
      if (year !== undefined) parts.push(year === null ? t('noYear') : t('year', { year }))
      if (body !== undefined) parts.push(t(`common:body.${body}`))
      return parts.join(' · ')
    }
    const tell: TrendWords['tell'] = (name, group, count, measure) =>
      t('told', {
        name,
        group: nameOf(group),
        value: t(`measured.${measure}`, { value: write(measuredValue(count, group, measure), measure) }),
        occurrences: number.format(count.occurrences),
        holders: number.format(count.reports),
        reports: number.format(group.reports),
      })
    return { nameOf, write, tick, tell }
  }, [t, i18n.language])
}
