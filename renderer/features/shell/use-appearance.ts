import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { changeLocale, chooseLocale } from '../../locale/i18n.ts'
import { useApp } from '../../state/store.ts'

/** Puts theme, language and reading size of the settings onto the page. */
export function useAppearance(): void {
  const { i18n } = useTranslation()
  const settings = useApp(state => state.settings)
  const speak = useApp(state => state.speak)

  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      const theme = settings.theme === 'system' ? (dark.matches ? 'dark' : 'light') : settings.theme
      document.documentElement.dataset['theme'] = theme
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [settings.theme])

  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--reading-size', `${settings.readingSize}px`)
    style.setProperty('--reading-line', String(settings.readingLine / 100))
    style.setProperty('--reading-measure', `${settings.readingMeasure}em`)
  }, [settings.readingSize, settings.readingLine, settings.readingMeasure])

  useEffect(() => {
    const locale = chooseLocale(settings.locale, navigator.language)
    document.documentElement.lang = locale
    speak(locale)
    void changeLocale(i18n, locale)
  }, [settings.locale, i18n, speak])
}
