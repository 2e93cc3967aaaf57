import { isWholeCountry } from '../model/place.ts'
import type { Body, ReportSummary } from '../model/report.ts'

/** What of a report stands in a list of references. */
export type CitedReport = Pick<
  ReportSummary,
  'id' | 'title' | 'province' | 'city' | 'county' | 'level' | 'place' | 'body' | 'year' | 'session' | 'date' | 'speaker'
>

/** A report as an item of CSL-JSON (citationstyles.org), the way in to Zotero and Pandoc. */
export interface CslItem {
  readonly id: string
  readonly type: 'report'
  readonly title: string
  readonly language: 'zh-CN'
  readonly author?: readonly { readonly literal: string }[]
  readonly publisher?: string
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] }
  readonly 'event-title'?: string
}

/** Names of bodies behind the name of their place, and of those of the state. */
const BODY_NAMES: Partial<Record<Body, { readonly local: (place: string) => string; readonly national: string }>> = {
  npc: { local: place => `${place}人民代表大会常务委员会`, national: '全国人民代表大会常务委员会' },
  cppcc: { local: place => `中国人民政治协商会议${place}委员会常务委员会`, national: '中国人民政治协商会议全国委员会常务委员会' },
  government: { local: place => `${place}人民政府`, national: '国务院' },
  court: { local: place => `${place}人民法院`, national: '最高人民法院' },
  procuratorate: { local: place => `${place}人民检察院`, national: '最高人民检察院' },
}

/** A court of a province or city says in its name which it is. */
const COURT_RANKS: Readonly<Record<string, string>> = { province: '高级', prefecture: '中级' }

/** Full name of the body whose report it is, or null where place or body are not known. */
export function bodyName(report: CitedReport): string | null {
  const names = BODY_NAMES[report.body]
  if (!names) return null
  if (isWholeCountry(report)) return names.national
  if (report.place === null) return null
  const rank = report.body === 'court' && report.level !== null ? (COURT_RANKS[report.level] ?? '') : ''
  return names.local(`${report.place}${rank}`)
}

/**
 * The reference of GB/T 7714-2015 for a report [R]: who answers for it, title with the session as what belongs to it, date.
 * What is not known is left out: `青禾市人民代表大会常务委员会. 青禾市人民代表大会常务委员会工作报告[R]. 2024-01-07.`
 */
export function citeGbt7714(report: CitedReport): string {
  const title = report.session === null ? report.title : `${report.title}: ${report.session}`
  const date = report.date ?? (report.year === null ? null : String(report.year))
  return [responsible(report), `${title}[R]`, date]
    .filter(part => part !== null)
    .map(part => `${part}.`)
    .join(' ')
}

/** As CSL-JSON; `key` is what texts cite it by. */
export function cslItem(report: CitedReport, key: string): CslItem {
  const author = responsible(report)
  const publisher = bodyName(report)
  const date = (report.date?.split('-') ?? [report.year]).map(Number)
  return {
    id: key,
    type: 'report',
    title: report.title,
    language: 'zh-CN',
    ...(author === null ? {} : { author: [{ literal: author }] }),
    ...(publisher === null ? {} : { publisher }),
    ...(report.date === null && report.year === null ? {} : { issued: { 'date-parts': [date] } }),
    ...(report.session === null ? {} : { 'event-title': report.session }),
  }
}

/** As an entry of BibTeX, for UTF-8 programs (biber, BibLaTeX); `key` is ASCII. */
export function bibtexEntry(report: CitedReport, key: string): string {
  const year = report.date?.slice(0, 4) ?? (report.year === null ? null : String(report.year))
  const fields: readonly (readonly [string, string | null])[] = [
    // A name in braces of its own is one name, whatever stands in it.
    ['author', braced(responsible(report))],
    ['title', braced(report.title)],
    ['institution', braced(bodyName(report))],
    ['year', year],
    ['date', report.date],
    ['note', report.session === null ? null : escapeTex(report.session)],
    ['langid', 'chinese'],
  ]
  const lines = fields.filter(([, value]) => value !== null).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@techreport{${key},\n${lines.join('')}}\n`
}

/** Keys that texts cite reports by, from the pinyin of the place: `qinghe-npc-2024`, each only once, in the order given. */
export function citationKeys(reports: readonly CitedReport[], pinyinOf: (name: string) => string): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    reports.map(report => {
      const place = isWholeCountry(report) ? 'china' : pinyinOf(report.place ?? '')
      const stem = [place.replaceAll(/[^a-z0-9]/g, ''), report.body, report.year].filter(part => part !== '' && part !== null).join('-')
      let key = stem
      for (let number = 2; taken.has(key); number++) key = `${stem}-${number}`
      taken.add(key)
      return [report.id, key]
    }),
  )
}

/** Who gave it, else whose it is. */
function responsible(report: CitedReport): string | null {
  return report.speaker ?? bodyName(report)
}

function braced(text: string | null): string | null {
  return text === null ? null : `{${escapeTex(text)}}`
}

/** Signs that mean something to TeX; braces go, for unpaired ones break the file. */
function escapeTex(text: string): string {
  return text
    .replaceAll(/[{}]/g, '')
    .replaceAll('\\', '\\textbackslash{}')
    .replaceAll(/[#$%&_]/g, '\\$&')
    .replaceAll('~', '\\textasciitilde{}')
    .replaceAll('^', '\\textasciicircum{}')
}
