import type { Body } from '../../shared/model/report.ts'
import type { Division } from '../../shared/model/search.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import { bodyNames } from './report-names.ts'

/** What stands at the head of tables of what was found, counted and compared, in the language of whoever asks. */
export interface FoundTableNames {
  readonly sheet: string
  readonly concordance: readonly string[]
  readonly parts: Readonly<Record<Division | 'reports' | 'characters', string>>
  readonly groups: readonly string[]
  /** Of one query of several. */
  readonly counts: (query: string) => readonly string[]
  readonly concepts: readonly string[]
  readonly words: readonly string[]
  readonly keywords: readonly string[]
  readonly collocations: readonly string[]
  readonly bodies: Readonly<Record<Body, string | null>>
}

const CHINESE: FoundTableNames = {
  sheet: '检索',
  concordance: ['地区', '年份', '日期', '机关', '标题', '节', '前文', '命中', '后文', '起', '止', '报告'],
  parts: { place: '地区', year: '年份', body: '机关', section: '节', reports: '报告数', characters: '字数' },
  groups: ['处数', '每万字', '出现的报告数'],
  counts: query => [query, `${query} 报告数`, `${query} 每万字`],
  concepts: ['概念', '说法', '说明'],
  words: ['词', '次数', '报告数', '每万词', '离散度 DP'],
  keywords: ['词', '次数', '报告数', '每万词', '对照次数', '对照报告数', '对照每万词', '对数似然 G2', '对数比'],
  collocations: ['词', '共现次数', '总次数', '对数似然 G2', 'logDice', '互信息 MI'],
  bodies: bodyNames('zh-CN'),
}

const ENGLISH: FoundTableNames = {
  sheet: 'Search',
  concordance: ['Place', 'Year', 'Date', 'Body', 'Title', 'Section', 'Left', 'Hit', 'Right', 'Start', 'End', 'Report'],
  parts: { place: 'Place', year: 'Year', body: 'Body', section: 'Section', reports: 'Reports', characters: 'Characters' },
  groups: ['Occurrences', 'Per 10,000 characters', 'Reports with it'],
  counts: query => [query, `${query}: reports`, `${query}: per 10,000 characters`],
  concepts: ['Concept', 'Expression', 'Note'],
  words: ['Word', 'Occurrences', 'Reports', 'Per 10,000 words', 'Dispersion DP'],
  keywords: [
    ...['Word', 'Occurrences', 'Reports', 'Per 10,000 words'],
    ...['Reference occurrences', 'Reference reports', 'Reference per 10,000 words', 'Log-likelihood G2', 'Log ratio'],
  ],
  collocations: ['Word', 'Together', 'Occurrences', 'Log-likelihood G2', 'logDice', 'Mutual information MI'],
  bodies: bodyNames('en'),
}

export function foundTableNames(language: TableLanguage = 'zh-CN'): FoundTableNames {
  return language === 'en' ? ENGLISH : CHINESE
}
