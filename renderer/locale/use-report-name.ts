import { useTranslation } from 'react-i18next'
import type { ReportSummary } from '../../shared/model/report.ts'
import { reportName } from './report-name.ts'
import { usePlaceName } from './use-place-name.ts'

type NamedReport = Pick<ReportSummary, 'place' | 'level' | 'title' | 'year' | 'body'>

/** What a report is called in the language of the interface: by place, body and year, or by its title. */
export function useReportName(): (report: NamedReport) => string {
  const { t } = useTranslation()
  const placeName = usePlaceName()
  return report => reportName({ ...report, place: placeName(report) }, t(`body.${report.body}`))
}
