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
      ['memo', 'Shift+M'],
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
      ['otherPane', 'F6 / Shift+F6'],
      ['wording', 'Enter'],
    ],
  },
] as const

type Group = (typeof GROUPS)[number]

function useGroups(): (group: Group) => ShortcutGroup {
  const { t } = useTranslation('reading')
  return ({ title, rows }) => ({ title: t(`keys.${title}`), rows: rows.map(([what, keys]) => [t(`keys.${what}`), keys] as const) })
}

/** The keys of what can be done with passages, wherever a report's text stands. */
export function usePassageKeys(): readonly ShortcutGroup[] {
  const group = useGroups()
  return GROUPS.filter(({ title }) => title !== 'moving').map(group)
}

/** All keys of the reading screen. */
export function ShortcutsDialog({ everywhere, onClose }: { readonly everywhere: ShortcutGroup; readonly onClose: () => void }) {
  const { t } = useTranslation('reading')
  const group = useGroups()
  return <ShortcutSheet title={t('keys.title')} groups={[...GROUPS.map(group), everywhere]} onClose={onClose} />
}
