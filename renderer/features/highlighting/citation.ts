import type { OutlineEntry } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'

interface Cited {
  readonly title: string
  readonly year: number | null
  readonly text: string
  readonly outline: readonly OutlineEntry[]
}

/** The words of the passage on one line, and where they stand: title, year where the title does not say it, sections. */
export function citationOf(report: Cited, { start, end }: Range): { quote: string; source: string } {
  const quote = report.text.slice(start, end).replace(/\s*\n\s*/g, '')
  const year = report.year === null || report.title.includes(String(report.year)) ? [] : [String(report.year)]
  const sections = report.outline.filter(entry => entry.start <= start && start < entry.end).map(entry => entry.heading)
  return { quote, source: [`${report.title}${year.map(number => ` ${number}`).join('')}`, ...sections].join(' · ') }
}
