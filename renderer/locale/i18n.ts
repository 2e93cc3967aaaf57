import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Words } from './words.ts'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

const LOAD: Record<Locale, () => Promise<{ words: Words }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
}

/** Chinese for every Chinese system, English for all others. */
export function chooseLocale(setting: 'system' | Locale, system: string): Locale {
  if (setting !== 'system') return setting
  return system.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Keys are `namespace:path.to.words`; the namespace `common` may be left out. React escapes, so i18next does not. */
export async function createI18n(locale: Locale): Promise<i18n> {
  const instance = i18next.createInstance()
  const { words } = await LOAD[locale]()
  await instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [locale]: words },
    interpolation: { escapeValue: false },
    // Action kinds hold a dot (`highlight.add`): they are looked up as whole keys.
    ignoreJSONStructure: true,
  })
  return instance
}

export async function changeLocale(instance: i18n, locale: Locale): Promise<void> {
  if (!instance.hasResourceBundle(locale, 'common')) {
    const { words } = await LOAD[locale]()
    for (const [namespace, texts] of Object.entries(words)) instance.addResourceBundle(locale, namespace, texts)
  }
  await instance.changeLanguage(locale)
}
