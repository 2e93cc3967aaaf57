import { useTranslation } from 'react-i18next'
import { useKeys } from '../naming/use-key-hint.ts'
import { COMMANDS } from '../state/commands.ts'
import type { ShortcutGroup } from '../ui/shortcut-sheet.tsx'

/** The keys that work on every screen, for the sheets of keys. */
export function useCommandKeys(): ShortcutGroup {
  const { t } = useTranslation('commands')
  const keysOf = useKeys()
  const rows = COMMANDS.flatMap(({ id }) => {
    const keys = keysOf(id)
    return keys.length > 0 ? [[t(`name.${id}`), keys.join(' / ')] as const] : []
  })
  return { title: t('everywhere'), rows }
}
