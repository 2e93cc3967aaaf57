import type { DuplicateReport } from '../../../shared/model/duplicate.ts'
import type { Problem, ReportSummary } from '../../../shared/model/report.ts'
import { problem } from '../../importing/problems.ts'

export interface DuplicateProblem {
  readonly reportId: string
  /** Of its source. */
  readonly path: string
  /** Names the other report, or the best of them. */
  readonly problem: Problem
}

/** Where all of a group are asked about, the best of them is not the one to complain of. */
export function problemsIn(reports: readonly DuplicateReport[], wanted: ReadonlySet<string>): DuplicateProblem[] {
  const asked = reports.filter(({ id }) => wanted.has(id))
  const [best, next] = reports
  if (!best || !next) return []
  return asked.flatMap(report => {
    if (report !== best) return duplicateOf(report, best, report.share)
    return asked.length < reports.length ? duplicateOf(best, next, next.share) : []
  })
}

function duplicateOf({ id, sourcePath }: ReportSummary, other: ReportSummary, share: number): DuplicateProblem {
  const { place, year, title } = other
  const name = [place, year, title].filter(Boolean).join(' · ')
  const details = { name, path: other.sourcePath, reportId: other.id, own: id, percent: Math.round(share * 100) }
  return { reportId: id, path: sourcePath, problem: problem('duplicate', details) }
}
