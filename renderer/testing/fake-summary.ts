import type { ReportSummary } from '../../shared/model/report.ts'
import { fakeReport } from './fake-api.ts'

/** A report as lists show it, of an invented place. */
export function fakeSummary(change: Partial<ReportSummary> = {}): ReportSummary {
  const { outline: _outline, text: _text, ...report } = fakeReport('report', '')
  return { ...report, problems: 0, ...change }
}
