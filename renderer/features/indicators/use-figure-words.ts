import { useTranslation } from 'react-i18next'
import type { IndicatorColumn } from '../../../shared/model/indicator-table.ts'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'

interface FigureWords {
  /** What tells columns of one indicator apart: period and aim; empty for what was done in a year. */
  readonly kindOf: (column: IndicatorColumn) => string
  /** A county with what it lies in. */
  readonly placeOf: (row: { readonly place: string | null; readonly path: readonly string[] }) => string
}

/** Words that grid, evidence and chart share. */
export function useFigureWords(): FigureWords {
  const { t } = useTranslation('indicators')
  return {
    kindOf: ({ period, part }) =>
      [...(period === 'annual' ? [] : [t(`period.${period}`)]), ...(part === 'plan' ? [t('aim')] : [])].join(t('joined')),
    placeOf: ({ place, path }) => {
      if (place === null) return t('noPlace')
      if (place === WHOLE_COUNTRY) return t('country')
      return path.length > 2 ? `${path.at(-2)} ${place}` : place
    },
  }
}
