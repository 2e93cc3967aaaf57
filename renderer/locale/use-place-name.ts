import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../shared/model/report.ts'

/** What lists call a report's place; null where it is not known. */
export function usePlaceName(): (report: Pick<ReportSummary, 'place' | 'level'>) => string | null {
  const { t } = useTranslation()
  return ({ place, level }) => place ?? (level === 'country' ? t('country') : null)
}
