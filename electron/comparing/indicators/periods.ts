import type { IndicatorPeriod, PeriodReason } from '../../../shared/model/indicator.ts'
import type { Part } from '../../../shared/model/report.ts'
import type { NumberContext } from './context.ts'
import { yearsIn } from './years.ts'

export interface PeriodFinding {
  readonly period: IndicatorPeriod
  readonly periodReason: PeriodReason
}

/** What a report looks back on. */
export interface ReviewSpan {
  readonly reviewFrom: number | null
  readonly reviewTo: number | null
}

const SOME_YEARS = '[两二三四六七八九十23467890]'
/** Words that say what a figure covers; of two at one place the first. `本届` alone proves nothing: reports on one year say it, too. */
const MARKS: readonly (readonly [IndicatorPeriod, RegExp])[] = [
  [
    'five-years',
    /(?<![\d十])[五5]年来|[过这]去?[的]?[五5]年|(?<![\d十])[五5]年(?:共|间|累计|中|里|内|任期|工作|合计)|[今此]后[五5]年|未来[五5]年|(?:[一二三四五六七八九]五[”"]?|第[一二三四五六七八九十]+个五年)(?:计划|规划)?(?:期间|时期|以来)/g,
  ],
  [
    'term',
    /本届(?:市|省|县|区|州)?(?:人大|常委会|政协|政府|人大常委会|政协常委会)?(?:及其常委会)?(?:任期|以来|任期内)|换届以来|届内|届人大常委会的/g,
  ],
  [
    'other',
    new RegExp(
      String.raw`上届|上一届|[去上]年同期|截至|建[市国]以来|改革开放以来|旧中国|(?:近|[今此]后|未来|过去|这|前)${SOME_YEARS}年|(?<![\d〇○零])${SOME_YEARS}年(?:来|间|里|中|共|累计|合计|增长)|[上下]半年|前?[一二三四]季度|首季|(?<!\d)\d{1,2}月?(?:-|—|至|到)\d{1,2}月`,
      'g',
    ),
  ],
  ['annual', /一年来|[过这]去?的?一年|全年|去年|今年|本年度|年内|新的?一年/g],
]
/** A year says when for the clauses after its own only where one begins with it, or it is reached: 对2021年决算审计发现的问题 and 比2019年 do not, but 与2019年相比 does. */
const BEGINS_CLAUSE = /(?:(?:^|[,。:(])[在自从]?|[到至])$/

/**
 * What a number covers: told by what stands last before it in its own sentence, else by the headings above it from the innermost
 * outwards, else by the years that the report looks back on.
 *
 * @param heading what the headings tell
 */
export function periodOf(context: NumberContext, heading: IndicatorPeriod | undefined, part: Part, span: ReviewSpan): PeriodFinding {
  const own = isMean(context) || isFormer(context) ? 'other' : periodSaid(withoutTitles(context.before), span)
  if (own) return { period: own, periodReason: 'sentence' }
  const before = periodSaid(OPENING.exec(context.topic)?.[0] ?? '', span)
  if (before) return { period: before, periodReason: 'sentence' }
  if (heading) return { period: heading, periodReason: 'heading' }
  if (part === 'plan') return { period: 'annual', periodReason: 'report' }
  const { reviewFrom, reviewTo } = span
  if (reviewFrom === null || reviewTo === null) return { period: 'unknown', periodReason: 'none' }
  const years = reviewTo - reviewFrom + 1
  return { period: years === 1 ? 'annual' : years === 5 ? 'five-years' : 'term', periodReason: 'report' }
}

/** What a paragraph begins with: 去年，…。 goes for all of it. */
const OPENING = /^\s*(?:(?:去年|过去的?[一五]年|[一五]年来|[一二三四五六七八九]五期间|(?:19|20)\d\d年)(?=,))?/

/** The period that words tell last. @param span without it any year may be meant */
export function periodSaid(text: string, span?: ReviewSpan): IndicatorPeriod | undefined {
  let last: { readonly end: number; readonly period: IndicatorPeriod } | undefined
  for (const [period, pattern] of MARKS)
    for (const { index, 0: words } of text.matchAll(pattern)) {
      const end = index + words.length
      if (!last || end > last.end) last = { end, period }
    }
  for (const { year, than, beside, start, end } of yearsIn(text)) {
    if ((last && end <= last.end) || (text.includes(',', end) && !beside && !BEGINS_CLAUSE.test(text.slice(0, start)))) continue
    last = { end, period: isOfReport(than || beside ? year + 1 : year, span) ? 'annual' : 'other' }
  }
  return last?.period
}

/** The last year that a report looks back on, and the one it plans for. */
function isOfReport(year: number, span: ReviewSpan | undefined): boolean {
  const reviewTo = span?.reviewTo ?? null
  return reviewTo === null || year === reviewTo || year === reviewTo + 1
}

/** 年均增长8%, 月均接待40万人次: of several years or parts of one, whichever they are. A mean concentration is one of the year. */
function isMean({ clause }: NumberContext): boolean {
  return /(?:年均(?!浓度|气温|降水|值)|平均每|每年平均|[日月周季]均|每[天日月周](?!都))[^、]*$/.test(clause)
}

/** 由20亿元增加到30亿元, 由上年的5%回落到3%: what was before. */
function isFormer({ left, right }: NumberContext): boolean {
  return (
    /[由从](?:[^,、由从]{0,8}的)?$/.test(left) &&
    /^[^,]{0,3}(?:增|提|升|扩|降|减|压|缩|上|下|跃|回|放|拓|发展|调整)[^,]{0,3}[到至为]?/.test(right)
  )
}

/** A year in the name of a plan or rule says nothing of when. */
function withoutTitles(text: string): string {
  return text.replaceAll(/《[^《》]*》/g, '')
}
