import type { IndicatorPeriod, Precision } from '../../shared/model/indicator.ts'
import type { ChoiceKind } from '../../shared/model/indicator-table.ts'
import type { TableLanguage } from '../../shared/model/table.ts'

/** What stands at the head and in the cells of tables of indicators beside the figures, in the language of whoever asks. */
export interface IndicatorTableNames {
  /** Of the sheets. */
  readonly figures: string
  readonly evidence: string
  readonly targets: string
  readonly row: readonly string[]
  readonly sentence: readonly string[]
  readonly pair: readonly string[]
  readonly periods: Readonly<Record<IndicatorPeriod, string>>
  readonly chosen: Readonly<Record<ChoiceKind, string>>
  readonly toChoose: string
  readonly program: string
  readonly plan: string
  readonly review: string
  readonly precisions: Readonly<Record<Precision, string | null>>
  readonly noReport: string
  readonly marked: (name: string, marks: readonly string[]) => string
}

const CHINESE: IndicatorTableNames = {
  figures: '指标表',
  evidence: '出处',
  targets: '目标与结果',
  row: ['地区', '机关', '报告年份'],
  sentence: [
    ...['地区', '机关', '报告年份', '指标', '时期', '性质', '数值', '至', '单位', '精确程度', '由谁选定', '可选数值'],
    ...['原句', '说明', '标题', '起', '止', '报告'],
  ],
  pair: ['地区', '机关', '年份', '指标', '单位', '目标', '结果', '结果减目标'],
  periods: { annual: '年度', term: '本届', 'five-years': '五年', other: '其他时期', unknown: '时期不明' },
  chosen: { candidate: '用户选定', none: '用户判定没有', typed: '用户填写' },
  toChoose: '待选',
  program: '程序',
  plan: '目标',
  review: '结果',
  precisions: { exact: null, about: '约', 'at-least': '以上', 'at-most': '以内' },
  noReport: '没有报告',
  marked: (name, marks) => `${name}（${marks.join('，')}）`,
}

const ENGLISH: IndicatorTableNames = {
  figures: 'Indicators',
  evidence: 'Evidence',
  targets: 'Targets and results',
  row: ['Place', 'Body', 'Year of the report'],
  sentence: [
    ...[
      'Place',
      'Body',
      'Year of the report',
      'Indicator',
      'Period',
      'Kind',
      'Value',
      'To',
      'Unit',
      'Precision',
      'Chosen by',
      'Candidates',
    ],
    ...['Sentence', 'Remark', 'Title', 'Start', 'End', 'Report'],
  ],
  pair: ['Place', 'Body', 'Year', 'Indicator', 'Unit', 'Target', 'Result', 'Result less target'],
  periods: { annual: 'year', term: 'term', 'five-years': 'five years', other: 'other period', unknown: 'period unknown' },
  chosen: { candidate: 'user', none: 'user: none', typed: 'user: written' },
  toChoose: 'to be chosen',
  program: 'program',
  plan: 'target',
  review: 'result',
  precisions: { exact: null, about: 'about', 'at-least': 'at least', 'at-most': 'at most' },
  noReport: 'no report',
  marked: (name, marks) => `${name} (${marks.join(', ')})`,
}

export function indicatorTableNames(language: TableLanguage = 'zh-CN'): IndicatorTableNames {
  return language === 'en' ? ENGLISH : CHINESE
}
