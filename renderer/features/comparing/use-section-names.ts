import { useTranslation } from 'react-i18next'
import type { ComparedSection, Comparison } from '../../../shared/model/comparison.ts'
import { useReportName } from '../../locale/use-report-name.ts'
import { useApp } from '../../state/store.ts'

/** Of a section without heading so much is told, in UTF-16 units. */
const BEGINNING = 18

/** What reports of a comparison and their sections are called. */
export function useSectionNames({ reports }: Comparison) {
  const { t } = useTranslation('comparing')
  const nameOf = useReportName()
  const reportsById = useApp(state => state.reportsById)
  const texts = useApp(state => state.comparedReports)

  function columnName(column: number): string {
    const report = reportsById.get(reports[column]?.reportId ?? '')
    return report ? nameOf(report) : ''
  }

  /** Its heading; what it does in a report; or how it begins. */
  function sectionName(column: number, { heading, role, start }: ComparedSection): string {
    if (heading !== '') return heading
    const words = texts[column]?.text.slice(start, start + BEGINNING).trim()
    return role === 'section' && words ? t('link.beginning', { words }) : t(`role.${role}`)
  }

  return { columnName, sectionName }
}
