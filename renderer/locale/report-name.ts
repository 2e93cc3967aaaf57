import type { ReportSummary } from '../../shared/model/report.ts'

/** 白城市 · 人大 · 2023; the title where the place is unknown. `bodyName` is the interface's word for the body. */
export function reportName(report: Pick<ReportSummary, 'place' | 'title' | 'year' | 'body'>, bodyName: string): string {
  if (report.place === null) return report.title
  return [report.place, ...(report.body === 'other' ? [] : [bodyName]), ...(report.year === null ? [] : [report.year])].join(' · ')
}
