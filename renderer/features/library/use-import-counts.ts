import { useTranslation } from 'react-i18next'
import type { ImportResult } from '../../../shared/model/source.ts'

/** What an import has read, in one line. */
export function useImportCounts(): (result: ImportResult) => string {
  const { t } = useTranslation('library')
  return ({ read, unread, reports, unchanged, highlights }) =>
    [
      read > 0
        ? t('result.read', { read: t('result.files', { count: read }), reports: t('result.reports', { count: reports }) })
        : t('result.nothingNew'),
      ...(unread > 0 ? [t('result.unread', { count: unread })] : []),
      ...(highlights ? [t('result.highlights', { ...highlights })] : []),
      ...(unchanged > 0 ? [t('result.unchanged', { count: unchanged })] : []),
    ].join(' · ')
}
