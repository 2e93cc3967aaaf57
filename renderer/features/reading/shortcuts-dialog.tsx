import { useTranslation } from 'react-i18next'
import { useKeys } from '../../naming/use-key-hint.ts'
import { useKeyNames, useSheetButtons } from '../../naming/use-key-names.ts'
import type { KeyId } from '../../state/key-registry.ts'
import { type ShortcutGroup, ShortcutSheet } from '../../ui/shortcut-sheet.tsx'

/** Rows of several keys have words of their own; one of a single key has the key's. */
const GROUPS = [
  {
    title: 'selecting',
    rows: [
      ['sentence', 'nextSentence', 'previousSentence'],
      ['endSentence', 'endNextSentence', 'endPreviousSentence'],
      ['endCharacter', 'endForward', 'endBack'],
      ['startSentence', 'startPreviousSentence', 'startNextSentence'],
      ['startCharacter', 'startBack', 'startForward'],
      ['whole', 'wholeSentence', 'wholeParagraph'],
      [null, 'clear'],
    ],
  },
  {
    title: 'marking',
    rows: [
      ['colours', 'ink1', 'ink2', 'ink3', 'ink4', 'ink5', 'ink6', 'ink7', 'ink8'],
      [null, 'tag'],
      [null, 'sameTag'],
      [null, 'note'],
      [null, 'linkMemo'],
      [null, 'defineIndicator'],
      [null, 'copyCitation'],
      [null, 'copyReference'],
      [null, 'removeHighlight'],
      ['neighbours', 'nextHighlight', 'previousHighlight'],
      ['overlaps', 'nextOverlap', 'previousOverlap'],
    ],
  },
  {
    title: 'moving',
    rows: [
      [null, 'findInReport'],
      ['panes', 'nextPane', 'previousPane'],
    ],
  },
] as const satisfies readonly { readonly title: string; readonly rows: readonly (readonly [string | null, ...KeyId[]])[] }[]

type Group = (typeof GROUPS)[number]

function useGroups(): (group: Group) => ShortcutGroup {
  const { t } = useTranslation(['reading', 'keys'])
  const keysOf = useKeys()
  const nameOf = useKeyNames()
  return ({ title, rows }) => ({
    title: t(`reading:keys.${title}`),
    rows: rows.map(([row, ...ids]) => [row === null ? nameOf(ids[0]) : t(`keys:row.${row}`), shown(ids.map(keysOf))] as const),
  })
}

/** All keys of each; of a row of digits the first and the last. */
function shown(keys: readonly (readonly string[])[]): string {
  const digits = keys.map(own => own[0] ?? '')
  if (keys.length > 2 && digits.every((digit, at) => digit === String(at + 1))) return `${digits[0]} – ${digits.at(-1)}`
  return keys
    .map(own => own.join(keys.length > 1 ? ', ' : ' / '))
    .filter(Boolean)
    .join(' / ')
}

/** The keys of what can be done with passages, wherever a report's text stands. */
export function usePassageKeys(): readonly ShortcutGroup[] {
  const group = useGroups()
  return GROUPS.filter(({ title }) => title !== 'moving').map(group)
}

/** All keys of the reading screen. */
export function ShortcutsDialog({ everywhere, onClose }: { readonly everywhere: ShortcutGroup; readonly onClose: () => void }) {
  const { t } = useTranslation(['reading', 'keys'])
  const groups = GROUPS.map(useGroups())
  const buttons = useSheetButtons()
  const wording = [t('keys:row.wording'), 'Enter'] as const
  const own = groups.map((group, at) => (at === GROUPS.length - 1 ? { ...group, rows: [...group.rows, wording] } : group))
  return <ShortcutSheet title={t('reading:keys.title')} groups={[...own, everywhere]} buttons={buttons} onClose={onClose} />
}
