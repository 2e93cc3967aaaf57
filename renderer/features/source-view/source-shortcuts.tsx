import { useTranslation } from 'react-i18next'
import { useKeys } from '../../naming/use-key-hint.ts'
import { useSheetButtons } from '../../naming/use-key-names.ts'
import type { ScreenKeyId } from '../../state/screen-keys.ts'
import { type ShortcutGroup, ShortcutSheet } from '../../ui/shortcut-sheet.tsx'

/** Keys that cannot be changed as they are shown, the others by what they do. */
const GROUPS: readonly { readonly title: 'going' | 'repairing'; readonly rows: readonly Row[] }[] = [
  {
    title: 'going',
    rows: [
      { what: 'paragraph', shown: '↓ / ↑' },
      { what: 'cuts', keys: ['nextCut', 'previousCut'] },
      { what: 'here', shown: 'Enter' },
      { what: 'back', shown: 'Esc' },
    ],
  },
  {
    title: 'repairing',
    rows: [
      { what: 'more', shown: 'Shift+↓ / Shift+↑' },
      { what: 'split', keys: ['splitReport'] },
      { what: 'merge', keys: ['mergeNext', 'mergePrevious'] },
      { what: 'cut', keys: ['leaveOut'] },
      { what: 'move', keys: ['moveParagraphs'] },
      { what: 'put', shown: 'Enter / Shift+Enter' },
      { what: 'order', keys: ['paragraphUp', 'paragraphDown'] },
    ],
  },
]

type Row =
  | { readonly what: 'paragraph' | 'here' | 'back' | 'more' | 'put'; readonly shown: string }
  | { readonly what: 'cuts' | 'split' | 'merge' | 'cut' | 'move' | 'order'; readonly keys: readonly ScreenKeyId[] }

/** All keys of the view of a source. */
export function SourceShortcuts({ everywhere, onClose }: { readonly everywhere: ShortcutGroup; readonly onClose: () => void }) {
  const { t } = useTranslation('source')
  const keysOf = useKeys()
  const groups = GROUPS.map(({ title, rows }) => ({
    title: t(`keys.${title}`),
    rows: rows.map(row => [t(`keys.${row.what}`), 'shown' in row ? row.shown : row.keys.flatMap(keysOf).join(' / ')] as const),
  }))
  return <ShortcutSheet buttons={useSheetButtons()} title={t('keys.title')} groups={[...groups, everywhere]} onClose={onClose} />
}
