import type { Body, ReportSummary } from '../../shared/model/report.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { toOneLine } from './commonmark.ts'

/** How bodies are called in files that leave the program. */
export const BODY_NAMES: Readonly<Record<Body, string | null>> = {
  npc: '人大',
  cppcc: '政协',
  government: '政府',
  court: '法院',
  procuratorate: '检察院',
  other: null,
}

const ENGLISH: typeof BODY_NAMES = {
  npc: 'NPC',
  cppcc: 'CPPCC',
  government: 'Government',
  court: 'Court',
  procuratorate: 'Procuratorate',
  other: null,
}

/** The same for a reader of this language; Chinese unless told. */
export function bodyNames(language: TableLanguage = 'zh-CN'): typeof BODY_NAMES {
  return language === 'en' ? ENGLISH : BODY_NAMES
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
