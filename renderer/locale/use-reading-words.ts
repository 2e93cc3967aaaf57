import { useTranslation } from 'react-i18next'

/** What is said while many reports are read, and when that was stopped. */
export function useReadingWords() {
  const { t } = useTranslation('common')
  return {
    stopped: t('reading.stopped'),
    stoppedText: t('reading.stoppedText'),
    again: t('reading.again'),
    help: t('reading.help'),
    stop: t('reading.stop'),
    progressOf: (progress: { readonly done: number; readonly total: number }) => t('reading.progress', { ...progress }),
  }
}
