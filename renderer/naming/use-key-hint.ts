import { useTranslation } from 'react-i18next'
import { type KeyId, keysOf } from '../state/key-registry.ts'
import { useApp } from '../state/store.ts'

/** The keys as they are now; drawn again when the user changes them. */
export function useKeys(): (id: KeyId) => readonly string[] {
  const own = useApp(state => state.settings.shortcuts)
  return id => keysOf(id, own)
}

/** Words of a button with its keys behind them, where it has any. */
export function useKeyHint(): (label: string, id: KeyId) => string {
  const { t } = useTranslation()
  const keys = useKeys()
  return (label, id) => {
    const [key] = keys(id)
    return key === undefined ? label : t('withKey', { label, key })
  }
}
