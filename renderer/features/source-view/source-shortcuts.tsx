import { useTranslation } from 'react-i18next'
import { useEditKeys } from '../../naming/use-key-names.ts'
import { type ShortcutGroup, ShortcutSheet } from '../../ui/shortcut-sheet.tsx'

const GROUPS = [
  {
    title: 'going',
    rows: [
      ['paragraph', '↓ / ↑'],
      ['cuts', 'N / P'],
      ['here', 'Enter'],
      ['back', 'Esc'],
    ],
  },
  {
    title: 'repairing',
    rows: [
      ['more', 'Shift+↓ / Shift+↑'],
      ['split', 'S'],
      ['merge', 'M / Shift+M'],
      ['cut', 'X'],
      ['move', 'V'],
      ['put', 'Enter / Shift+Enter'],
      ['order', 'Alt+↑ / Alt+↓'],
    ],
  },
] as const

/** All keys of the view of a source. */
export function SourceShortcuts({ everywhere, onClose }: { readonly everywhere: ShortcutGroup; readonly onClose: () => void }) {
  const { t } = useTranslation('source')
  const groups = GROUPS.map(({ title, rows }) => ({
    title: t(`keys.${title}`),
    rows: rows.map(([what, keys]) => [t(`keys.${what}`), keys] as const),
  }))
  return <ShortcutSheet edit={useEditKeys()} title={t('keys.title')} groups={[...groups, everywhere]} onClose={onClose} />
}
