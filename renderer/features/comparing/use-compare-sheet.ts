import { useTranslation } from 'react-i18next'
import type { ShortcutGroup } from '../../ui/shortcut-sheet.tsx'
import { COMPARE_KEYS } from './compare-keys.ts'

/** The keys of the aligned reading view, for the sheet of keys. */
export function useCompareSheet(): ShortcutGroup {
  const { t } = useTranslation('comparing')
  return { title: t('keys.title'), rows: COMPARE_KEYS.map(({ id, shown }) => [t(`keys.${id}`), shown] as const) }
}
