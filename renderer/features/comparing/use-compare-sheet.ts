import { useTranslation } from 'react-i18next'
import { useKeys } from '../../naming/use-key-hint.ts'
import type { ShortcutGroup } from '../../ui/shortcut-sheet.tsx'
import { COMPARE_KEYS } from './compare-keys.ts'

/** The keys of the aligned reading view, for the sheet of keys. */
export function useCompareSheet(): ShortcutGroup {
  const { t } = useTranslation('comparing')
  const keysOf = useKeys()
  const rows = COMPARE_KEYS.map(row => [t(`keys.${row.id}`), 'shown' in row ? row.shown : row.keys.flatMap(keysOf).join(' / ')] as const)
  return { title: t('keys.title'), rows }
}
