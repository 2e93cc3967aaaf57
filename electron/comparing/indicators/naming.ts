import type { NumberContext } from './context.ts'
import type { FoundNumber } from './find-numbers.ts'
import type { IndicatorSet, KnownIndicator } from './indicator-set.ts'
import { type CountedObject, subjectOfRate } from './objects.ts'

/** So far before a number its own words stand; those of a rate may stand farther off. */
const NEAR = 32
const NEAR_RATE = 64
/** Units that count the same. */
const SAME: Readonly<Record<string, string>> = { 场次: '场', 批次: '批', 件次: '件', 期次: '期', 项次: '项' }
const RATIO = /每(?:$|[\d百千万])/

/** 每500名代表配备1名: what is counted for each of several is no figure of the whole. */
export function isRatio({ clause }: NumberContext): boolean {
  return RATIO.test(clause)
}

/** The first known indicator that a number fits, or undefined. */
export function indicatorOf(
  set: IndicatorSet,
  number: FoundNumber,
  context: NumberContext,
  counted: CountedObject,
): KnownIndicator | undefined {
  if (number.unit === '' || isRatio(context)) return undefined
  const own = ownWords(context, counted, PERSONS.has(number.unit))
  return set.indicators.find(
    ({ units, words, sentence, without }) =>
      (units.has(number.unit) || units.has(SAME[number.unit] ?? '')) &&
      words.test(own) &&
      (sentence === null || sentence.test(context.sentence)) &&
      !without?.test(own),
  )
}

/** So many characters say what was done with what is named behind its number. */
const NEAR_DEED = 8
const NEAR_NUMBER = 5
const DEED = 4
const FATE = /^(?:被|获|得到|受到)/
const DONE_TO = /(?:^|[^面])[对就][^,]*$/
const PERSONS: ReadonlySet<string> = new Set(['名', '人', '位', '人次'])

/** The words by which a number is known, in the order of the text. */
function ownWords({ left, clause, rest }: NumberContext, { object, found }: CountedObject, persons: boolean): string {
  const near = left.slice(-NEAR)
  // Persons are known by what they do, others only by what is done to them: 邀请4名代表列席, 对5部法规进行检查.
  if (found === 'right') return persons || DONE_TO.test(left) ? `${near}|${rest}` : `${deedOf(left)}|${object}`
  // What became of it says what it is, too: 6篇被领导批示.
  const fate = FATE.test(rest) ? rest : ''
  if (found === 'before') return `${object}|${near}|${fate}`
  if (found !== 'rate') return `${near}|${fate}`
  // What is said between the number before it and this one names it, unless that is only how it changed: 1800亿元、增长5%.
  const subject = subjectOfRate(left)
  return subject.length >= LEAST_SUBJECT && left !== clause ? left : clause.slice(-NEAR_RATE)
}

/** 出台…建设的3个办法, 会议期间代表提出的7件建议: what lies between the deed and the last words is of other things. */
function deedOf(left: string): string {
  return /[的等]$/.test(left) && left.length > NEAR_DEED ? `${left.slice(0, DEED)}…${left.slice(-NEAR_NUMBER)}` : left.slice(-NEAR_DEED)
}

/** In characters. */
const LEAST_SUBJECT = 2
