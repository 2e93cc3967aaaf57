import { useTranslation } from 'react-i18next'
import { useApp } from '../state/store.ts'
import { BarCount } from '../ui/bar.tsx'
import { Checkbox } from '../ui/checkbox.tsx'

/**
 * Copies of a report can be left out of what is counted; offered where there are any.
 *
 * @param copies how many are left out of what is shown
 */
export function OneOfEach({ copies }: { readonly copies: number }) {
  const { t, i18n } = useTranslation('search')
  const hasCopies = useApp(state => state.oneOfEach || state.reports.some(report => report.duplicates))
  const oneOfEach = useApp(state => state.oneOfEach)
  const countOneOfEach = useApp(state => state.countOneOfEach)
  if (!hasCopies) return null
  return (
    <>
      <Checkbox checked={oneOfEach} title={t('oneOfEach.help')} onChange={countOneOfEach}>
        {t('oneOfEach.label')}
      </Checkbox>
      {copies > 0 && <BarCount>{t('oneOfEach.copies', { count: copies, number: copies.toLocaleString(i18n.language) })}</BarCount>}
    </>
  )
}
