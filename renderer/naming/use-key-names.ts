import { useTranslation } from 'react-i18next'
import { COMMANDS } from '../state/commands.ts'
import type { KeyId } from '../state/key-registry.ts'
import { inkOf, PASSAGE_KEYS, type PassageKeyId } from '../state/passage-keys.ts'
import { SCREEN_KEYS, type ScreenKeyId } from '../state/screen-keys.ts'
import { useApp } from '../state/store.ts'
import { useInkName } from './use-ink-name.ts'

const PASSAGE_IDS: ReadonlySet<string> = new Set(PASSAGE_KEYS.map(({ id }) => id))
const SCREEN_IDS: ReadonlySet<string> = new Set(SCREEN_KEYS.map(({ id }) => id))
const COMMAND_IDS = new Map(COMMANDS.map(({ id }) => [id as string, id]))

/** What keys do, in words. */
export function useKeyNames(): (id: KeyId) => string {
  const { t } = useTranslation(['keys', 'commands'])
  const inkName = useInkName()
  return id => {
    const ink = isPassageKey(id) ? inkOf(id) : undefined
    if (ink) return t('keys:ink', { name: inkName(ink) })
    if (isPassageKey(id) || isScreenKey(id)) return t(`keys:name.${id as NamedKeyId}`)
    const command = COMMAND_IDS.get(id)
    return command ? t(`commands:name.${command}`) : id
  }
}

type NamedKeyId = Exclude<PassageKeyId, `ink${number}`> | ScreenKeyId

function isPassageKey(id: KeyId): id is PassageKeyId {
  return PASSAGE_IDS.has(id)
}

function isScreenKey(id: KeyId): id is ScreenKeyId {
  return SCREEN_IDS.has(id)
}

/** The way to the editor in which keys are changed. */
export function useEditKeys(): { readonly label: string; readonly open: () => void } {
  const { t } = useTranslation('keys')
  const showShortcuts = useApp(state => state.showShortcuts)
  return { label: t('edit'), open: () => showShortcuts(true) }
}

/** What stands below every sheet of keys. */
export function useSheetButtons(): { readonly edit: ReturnType<typeof useEditKeys>; readonly close: string } {
  const { t } = useTranslation()
  return { edit: useEditKeys(), close: t('action.close') }
}
