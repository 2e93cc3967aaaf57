import { useTranslation } from 'react-i18next'
import type { AlignedRow } from './aligned-rows.ts'
import { useThemeNames } from './use-theme-names.ts'

/** What a row is called: its theme, or what such a stretch does in a report (opening, shortcomings, closing). */
export function useRowName(): (row: Pick<AlignedRow, 'theme' | 'role'>) => string {
  const { t } = useTranslation('comparing')
  const names = useThemeNames()
  return ({ theme, role }) => (theme === null ? t(`role.${role}`) : (names.get(theme) ?? theme))
}
