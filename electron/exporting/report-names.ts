import { BODY_NAMES as NAMES } from '../../shared/model/body-names.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { toOneLine } from './commonmark.ts'

/** How bodies are called in files that leave the program. */
export const BODY_NAMES = NAMES['zh-CN']

/** The same for a reader of this language; Chinese unless told. */
export function bodyNames(language: TableLanguage = 'zh-CN'): typeof BODY_NAMES {
  return NAMES[language]
}

/** `青禾市-人大-2023-<id>.md`: legal on Windows, macOS and Linux, and the same for the same report. */
export function reportFileName(
  report: Pick<ReportSummary, 'id' | 'title' | 'place' | 'year' | 'body'>,
  ending: string,
  language?: TableLanguage,
): string {
  const name = toOneLine(report.place ?? report.title).replaceAll(/[<>:"/\\|?*.\s]+/g, ' ')
  const short = [...name.trim().normalize('NFC')].slice(0, 40).join('').trim()
  const parts = [short, bodyNames(language)[report.body], report.year, report.id]
  return `${parts.filter(part => part !== null && part !== '').join('-')}${ending}`
}
