import { useTranslation } from 'react-i18next'
import { LOCALES, type Locale } from './i18n.ts'

/** The language of the window, for what leaves the program. */
export function useLanguage(): Locale {
  const { i18n } = useTranslation()
  return LOCALES.find(locale => locale === i18n.language) ?? 'zh-CN'
}
