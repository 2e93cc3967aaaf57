import { useTranslation } from 'react-i18next'
import type { LocalWords } from '../../../shared/model/theme.ts'
import type { MatrixColumn } from '../../../shared/model/theme-matrix.ts'
import { useApp } from '../../state/store.ts'
import { isUnread, type MatrixSquare } from './matrix-layout.ts'

/** How things of the matrix are called in the language of the interface. */
export function useMatrixWords() {
  const { t, i18n } = useTranslation(['themes', 'common'])
  const by = useApp(state => state.themeMatrix?.by ?? 'place')
  // Where all are of one body it is not said of each.
  const oneBody = useApp(state => state.themeSets.find(({ id }) => id === state.themeMatrix?.setId)?.bodies.length === 1)
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const wordsOf = (words: LocalWords) => words[language]

  function nameOf({ place, year, body, title }: MatrixColumn): string {
    if (by === 'year') return year === null ? t('noYear') : String(year)
    if (by === 'place') return place ?? t('noPlace')
    if (place === null) return title || t('noPlace')
    return [place, body && body !== 'other' && !oneBody ? t(`common:body.${body}`) : null, year].filter(part => part !== null).join(' · ')
  }

  /** All that a square says, in a sentence. */
  function tell(square: MatrixSquare): string {
    const { theme, column, cell } = square
    const name = `${nameOf(column)} · ${wordsOf(theme.name)}`
    if (isUnread(square)) return t('told.unread', { name })
    if (!cell || cell.reports === 0) return t('told.unmentioned', { name, count: column.reportIds.length })
    const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(cell.share)
    const counted = { name, percent, count: cell.paragraphs, reports: cell.reports, of: column.reportIds.length }
    return column.reportIds.length === 1 ? t('told.one', counted) : t('told.mean', counted)
  }

  return { wordsOf, nameOf, tell, language: language as 'zh-CN' | 'en' }
}
