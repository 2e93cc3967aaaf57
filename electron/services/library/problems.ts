import type { NamedProblem } from '../../../shared/model/report.ts'
import { problem } from '../../importing/problems.ts'
import { listReportProblems, listSourceProblems } from '../../store/problems.ts'
import type { CurrentLibrary } from './current-library.ts'
import type { DuplicatesService } from './duplicates.ts'

export interface ProblemsService {
  list(reportIds: readonly string[]): Promise<NamedProblem[]>
}

/** What is wrong or doubtful: as it was found in the text, and what the library as a whole adds to it. */
export function createProblems(library: CurrentLibrary, duplicates: DuplicatesService): ProblemsService {
  return {
    async list(reportIds) {
      const twice = new Map((await duplicates.problemsOf(reportIds)).map(found => [found.reportId, found.problem]))
      const db = library.database()
      const reports = listReportProblems(db, reportIds)
      const sources = listSourceProblems(
        db,
        reports.map(({ sourceId }) => sourceId),
      )
      return [
        ...reports.flatMap(({ reportId, sourceId, title, place, year, problems }) => {
          const name = [place, year, title].filter(Boolean).join(' · ')
          const duplicate = twice.get(reportId)
          return [...problems, ...(duplicate ? [duplicate] : [])].map(found => ({ ...found, name, sourceId, reportId }))
        }),
        ...sources.flatMap(({ sourceId, path, problems, missingSince }) => {
          const missing = missingSince === null ? [] : [problem('file-missing', { since: missingSince.slice(0, 10) })]
          return [...missing, ...problems].map(found => ({ ...found, name: path, sourceId }))
        }),
      ]
    },
  }
}
