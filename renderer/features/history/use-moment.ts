import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

/** Today the hour is enough; otherwise the day as well. */
export function useMoment(): (at: string) => string {
  const { i18n } = useTranslation()
  const language = i18n.language
  return useMemo(() => {
    const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false })
    const day = new Intl.DateTimeFormat(language, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false })
    return at => {
      const date = new Date(at)
      return (date.toDateString() === new Date().toDateString() ? hour : day).format(date)
    }
  }, [language])
}
