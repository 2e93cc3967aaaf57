import { useTranslation } from 'react-i18next'
import { type ShortcutGroup, ShortcutSheet } from '../../ui/shortcut-sheet.tsx'

const GROUPS = [
  {
    title: 'selecting',
    rows: [
      ['sentence', 'J / K, Alt+↓ / Alt+↑'],
      ['extendSentence', 'Shift+J / Shift+K'],
      ['extendCharacter', 'Shift+→ / Shift+←'],
      ['clear', 'Esc'],
    ],
  },
  {
    title: 'marking',
    rows: [
      ['colours', '1 – 8'],
      ['tag', 'T'],
      ['note', 'N'],
      ['copy', 'C'],
      ['copyReference', 'Shift+C'],
      ['remove', 'Delete'],
      ['neighbours', '] / ['],
    ],
  },
  {
    title: 'moving',
    rows: [
      ['find', 'Ctrl+F'],
      ['years', ', / .'],
      ['otherPane', 'F6'],
    ],
  },
] as const

/** All keys of the reading screen. */
export function ShortcutsDialog({ everywhere, onClose }: { readonly everywhere: ShortcutGroup; readonly onClose: () => void }) {
  const { t } = useTranslation('reading')
  const groups = GROUPS.map(({ title, rows }) => ({
    title: t(`keys.${title}`),
    rows: rows.map(([what, keys]) => [t(`keys.${what}`), keys] as const),
  }))
  return <ShortcutSheet title={t('keys.title')} groups={[...groups, everywhere]} onClose={onClose} />
}
