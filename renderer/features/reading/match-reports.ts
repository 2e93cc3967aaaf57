import type { ReportSummary } from '../../../shared/model/report.ts'
import { pinyinInitials } from './pinyin-initials.ts'

export interface ReportEntry {
  readonly report: ReportSummary
  /** All that a reader may type to find it, lower case. */
  readonly haystack: string
  /** First letters of the pinyin of place, body and title, each to be typed from its beginning: qhrd2024, qhs. */
  readonly initials: readonly string[]
}

/** `bodyName` gives the word of the interface for a body. */
export function describeReports(reports: readonly ReportSummary[], bodyName: (report: ReportSummary) => string): ReportEntry[] {
  return reports.map(report => {
    const body = bodyName(report)
    const places = [report.place, report.province, report.city, report.county].filter(place => place !== null)
    const shorts = places.map(place => place.replace(/(?<=..)[省市县区州盟旗]$/, ''))
    const words = [...places, body, report.year ?? '', report.title, report.sourcePath]
    const typed = [...shorts.map(short => `${short}${body}${report.year ?? ''}`), ...places, body, report.title]
    return { report, haystack: words.join(' ').toLowerCase(), initials: typed.map(pinyinInitials) }
  })
}

/** The reports that hold every word of the query, in their order; those whose place begins with it come first. */
export function matchReports(query: string, entries: readonly ReportEntry[]): ReportSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  const found = entries.filter(({ haystack, initials }) =>
    words.every(word => haystack.includes(word) || initials.some(part => part.startsWith(word))),
  )
  const begins = ({ haystack, initials }: ReportEntry) => haystack.startsWith(first) || initials[0]?.startsWith(first) === true
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))].map(({ report }) => report)
}
