import type { ReportSummary } from '../../../shared/model/report.ts'
import { pinyinInitials } from './pinyin-initials.ts'

export interface ReportEntry {
  readonly report: ReportSummary
  /** All that a reader may type to find it, lower case. */
  readonly haystack: string
  readonly initials: string
}

/** `bodyName` gives the word of the interface for a body. */
export function describeReports(reports: readonly ReportSummary[], bodyName: (report: ReportSummary) => string): ReportEntry[] {
  return reports.map(report => {
    const place = [report.province, report.city, report.county].filter(part => part !== null).join(' ')
    const words = [report.place ?? '', place, bodyName(report), report.year ?? '', report.title, report.sourcePath]
    return {
      report,
      haystack: words.join(' ').toLowerCase(),
      initials: `${pinyinInitials(report.place ?? '')} ${pinyinInitials(report.title)}`,
    }
  })
}

/** The reports that hold every word of the query, in their order; those whose place begins with it come first. */
export function matchReports(query: string, entries: readonly ReportEntry[]): ReportSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  const found = entries.filter(({ haystack, initials }) => words.every(word => haystack.includes(word) || initialsHold(initials, word)))
  const begins = ({ haystack, initials }: ReportEntry) => haystack.startsWith(first) || initials.startsWith(first)
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))].map(({ report }) => report)
}

function initialsHold(initials: string, word: string): boolean {
  return initials.split(' ').some(part => part.startsWith(word))
}
