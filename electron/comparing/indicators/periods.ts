import type { IndicatorPeriod, PeriodReason } from '../../../shared/model/indicator.ts'
import type { Part } from '../../../shared/model/report.ts'
import type { NumberContext } from './context.ts'

export interface PeriodFinding {
  readonly period: IndicatorPeriod
  readonly periodReason: PeriodReason
}

/** What a report looks back on. */
export interface ReviewSpan {
  readonly reviewFrom: number | null
  readonly reviewTo: number | null
}

const OTHER = /上届|上一届|去年同期|上年同期|今后[三四]年|到20\d\d年|截至|建市以来|历史上|改革开放以来|十年来|三年来|近[三3两2]年/
const FIVE_YEARS =
  /(?<!\d)[五5]年来|[过这]去?[的]?[五5]年|(?<!\d)[五5]年(?:共|间|累计|中|里|任期|工作)|今后[五5]年|未来[五5]年|“?十[三四五]五”?(?:期间|时期|以来)/
const TERM =
  /本届(?:市|省|县|区|州)?(?:人大|常委会|政协|政府|人大常委会|政协常委会)?(?:及其常委会)?(?:任期|以来|任期内)|换届以来|届内|届人大常委会的/
const ANNUAL = /一年来|[过这]去?的?一年|全年|去年|今年|本年度|年内|新的?一年|上半年|下半年/
const YEARS = /(?:19|20)\d\d年(?!以来|[-—至])|二[〇○零]\S{2}年/

/** In a sentence or heading, for itself. `本届` alone proves nothing: reports on one year say it, too. */
function periodIn(text: string): IndicatorPeriod | undefined {
  if (FIVE_YEARS.test(text)) return 'five-years'
  if (TERM.test(text)) return 'term'
  if (OTHER.test(text)) return 'other'
  return ANNUAL.test(text) || YEARS.test(text) ? 'annual' : undefined
}

/**
 * What a number covers: told by its own sentence, else by the headings above it from the innermost outwards, else by the
 * years that the report looks back on.
 *
 * @param headings innermost first
 */
export function periodOf(context: NumberContext, headings: readonly string[], part: Part, span: ReviewSpan): PeriodFinding {
  const own = isAverage(context) || isFormer(context) ? 'other' : periodIn(withoutTitles(context.sentence))
  if (own) return { period: own, periodReason: 'sentence' }
  for (const heading of headings) {
    const period = periodIn(heading)
    if (period) return { period, periodReason: 'heading' }
  }
  if (part === 'plan') return { period: 'annual', periodReason: 'report' }
  const { reviewFrom, reviewTo } = span
  if (reviewFrom === null || reviewTo === null) return { period: 'unknown', periodReason: 'none' }
  const years = reviewTo - reviewFrom + 1
  return { period: years === 1 ? 'annual' : years === 5 ? 'five-years' : 'term', periodReason: 'report' }
}

/** 年均增长8%: of several years, whichever they are. */
function isAverage({ clause }: NumberContext): boolean {
  return /年均(?:复合)?(?:增长|增速|增幅|递增|下降)[^、]*$/.test(clause)
}

/** 由20亿元增加到30亿元: what was before. */
function isFormer({ left, right }: NumberContext): boolean {
  return /[由从]$/.test(left) && /^[^,]{0,3}(?:增|提|升|扩|降|减|压|缩|上|下|跃|发展|调整)[^,]{0,3}[到至为]?/.test(right)
}

/** A year in the name of a plan or rule says nothing of when. */
function withoutTitles(text: string): string {
  return text.replaceAll(/《[^《》]*》/g, '')
}
