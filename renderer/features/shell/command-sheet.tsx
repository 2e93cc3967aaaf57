import { useTranslation } from 'react-i18next'
import { useSheetButtons } from '../../naming/use-key-names.ts'
import { type ShortcutGroup, ShortcutSheet } from '../../ui/shortcut-sheet.tsx'

interface CommandSheetProps {
  readonly everywhere: ShortcutGroup
  readonly onClose: () => void
}

/** The keys of a screen that has none of its own. */
export default function CommandSheet({ everywhere, onClose }: CommandSheetProps) {
  const { t } = useTranslation('commands')
  return <ShortcutSheet buttons={useSheetButtons()} title={t('sheet')} groups={[everywhere]} onClose={onClose} />
}
