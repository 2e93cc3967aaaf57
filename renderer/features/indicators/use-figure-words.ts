import { useTranslation } from 'react-i18next'
import type { IndicatorColumn, IndicatorTableRow } from '../../../shared/model/indicator-table.ts'
import { WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { LocalWords } from '../../../shared/model/theme.ts'

interface FigureWords {
  /** Of an indicator, in the language of the interface. */
  readonly nameOf: (of: { readonly name: LocalWords }) => string
  /** What tells columns of one indicator apart: period and aim; empty for what was done in a year. */
  readonly kindOf: (column: IndicatorColumn) => string
  /** A county with what it lies in. */
  readonly placeOf: (row: Pick<IndicatorTableRow, 'place' | 'path'>) => string
  /** What tells those that are drawn together apart: the place, and its body where they are of several. */
  readonly namesAmong: (drawn: readonly IndicatorTableRow[]) => (row: IndicatorTableRow) => string
}

/** Words that grid, evidence and chart share. */
export function useFigureWords(): FigureWords {
  const { t, i18n } = useTranslation(['indicators', 'common'])
  const placeOf: FigureWords['placeOf'] = ({ place, path }) => {
    if (place === null) return t('noPlace')
    if (place === WHOLE_COUNTRY) return t('country')
    return path.length > 2 ? `${path.at(-2)} ${place}` : place
  }
  return {
    nameOf: ({ name }) => name[i18n.language === 'en' ? 'en' : 'zh-CN'],
    kindOf: ({ period, part }) =>
      [...(period === 'annual' ? [] : [t(`period.${period}`)]), ...(part === 'plan' ? [t('aim')] : [])].join(t('joined')),
    placeOf,
    namesAmong: drawn => {
      const oneBody = new Set(drawn.map(({ body }) => body)).size < 2
      return row => (oneBody ? placeOf(row) : `${placeOf(row)} ${t(`common:body.${row.body}`)}`)
    },
  }
}
