import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../state/store.ts'

/** Names of the themes of the open comparison, by id, in the language of the interface. */
export function useThemeNames(): ReadonlyMap<string, string> {
  const { i18n } = useTranslation()
  const sets = useApp(state => state.themeSets)
  const setId = useApp(state => state.comparison?.themeSet ?? null)
  return useMemo(() => {
    const themes = sets.find(({ id }) => id === setId)?.themes ?? []
    return new Map(themes.map(({ id, name }) => [id, name[i18n.language === 'en' ? 'en' : 'zh-CN']]))
  }, [sets, setId, i18n.language])
}
