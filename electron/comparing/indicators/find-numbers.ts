import type { NumberKind, Precision } from '../../../shared/model/indicator.ts'
import { readChineseNumeral } from './chinese-numerals.ts'
import { kindOf } from './kinds.ts'
import { type MeasureWord, measureWordAt } from './measure-words.ts'
import { quotedRanges } from './quotations.ts'

/** A number of a text with what belongs to it. Offsets are UTF-16 units of the text. */
export interface FoundNumber {
  readonly kind: NumberKind
  readonly value: number
  /** The other end of a range, or null. */
  readonly to: number | null
  readonly precision: Precision
  readonly each: boolean
  /** Measure word, or empty. */
  readonly unit: string
  /** Whether it is written in Chinese numerals. */
  readonly chinese: boolean
  /** Where its prefix begins (近, 共, 达到); `start` where it has none. */
  readonly prefixStart: number
  /** Of the first digit. */
  readonly start: number
  /** After the measure word. */
  readonly end: number
}

/** Digits may stand apart: 1 9 7 个. */
const ARABIC = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d(?: \d)+(?!\d)|\d+)(?:\.\d+)?`
const CHINESE = '(?:[零〇一二两三四五六七八九十百万亿]|千(?![瓦伏升米克卡]))+(?:点[零〇一二三四五六七八九]+)?'
/** 千 before a unit of physics belongs to it: 3千瓦. */
const LARGE = '(?:[十百万亿]|千(?![瓦伏升米克卡])){0,4}'
const SIZE = `${LARGE}(?:[余多几]${LARGE})?`
const NUMBER = new RegExp(
  `百分之(${CHINESE})|(${ARABIC})(${SIZE})(?:%?(?:-|–|—|~|至|到)(${ARABIC})(${SIZE}))?|(${CHINESE})([余多几]?${LARGE})`,
  'g',
)
const PREFIX =
  /(?:第|前|将近|接近|近|大约|约|超过|超|突破|逾|达到了|达到|达|为|共计|累计|总计|合计|共|各|连续|至少|不少于|不低于|不超过|不高于|高于|低于|以上|新增|仅|再|双双|均|有|是|到|至)$/
const APPROXIMATE = /[余多几]/
const ABOUT = /(?:近|约)$/
const AT_MOST = /(?:不超过|不高于|(?<!不)低于)$/
const AT_LEAST = /(?:超过?|突破|逾|不少于|至少|不低于|高于)$/

/** All numbers of a plain text (see plainText), of every kind, in their order. */
export function* findNumbers(text: string): Generator<FoundNumber> {
  const quoted = quotedRanges(text)
  let quotation = 0
  for (const match of text.matchAll(NUMBER)) {
    const number = readNumber(text, match)
    if (!number) continue
    while ((quoted[quotation]?.end ?? Number.POSITIVE_INFINITY) <= number.start) quotation++
    const kind = kindOf(text, number, (quoted[quotation]?.start ?? Number.POSITIVE_INFINITY) <= number.start)
    if (kind) yield { ...number, unit: number.measure?.unit ?? '', kind }
  }
}

/** A number before it is known what it is. */
export interface RawNumber extends Omit<FoundNumber, 'kind' | 'unit'> {
  readonly measure: MeasureWord | undefined
  /** All that is written of the number itself. */
  readonly written: string
}

function readNumber(text: string, match: RegExpExecArray): RawNumber | undefined {
  const [written, share, arabic, size = '', second, secondSize = '', numeral, numeralSize = ''] = match
  const start = match.index
  const rest = start + written.length
  const chinese = arabic === undefined
  const measure: MeasureWord | undefined = share === undefined ? measureAfter(text, rest) : { kind: 'rate', unit: '%', end: rest }
  const after = measure?.end ?? rest
  const more = measure !== undefined && /[余多]/.test(text[after] ?? '') && !BEGINS_WORD.test(text.slice(after, after + 2))
  const value = chinese ? chineseValue(share ?? numeral ?? '', numeralSize) : arabicValue(arabic, size || secondSize)
  if (value === undefined) return undefined
  const to = second === undefined ? null : arabicValue(second, secondSize)
  const [prefixStart, prefixes] = prefixBefore(text, start)
  return {
    value,
    to,
    precision: more || APPROXIMATE.test(written) ? 'about' : precisionOf(prefixes, text.slice(after, after + 3)),
    each: /各|双双/.test(prefixes),
    chinese,
    prefixStart,
    start,
    end: more ? after + 1 : after,
    measure,
    written,
  }
}

/** What follows comes first: 达到6%以上. */
function precisionOf(before: string, behind: string): Precision {
  if (/^(?:左右|上下)/.test(behind)) return 'about'
  if (/^[以之][内下]/.test(behind) || AT_MOST.test(before)) return 'at-most'
  if (/^(?:以上|新?(?:大关|关口|台阶))/.test(behind) || AT_LEAST.test(before)) return 'at-least'
  return ABOUT.test(before) ? 'about' : 'exact'
}

/** What begins with 多 or 余 and belongs to what follows. */
const BEGINS_WORD = /^(?:多[元样种层级党方领渠形措维点项次边部轮场]|余额|余名)/

/** The measure word after a number; a space may stand between them. */
function measureAfter(text: string, at: number): MeasureWord | undefined {
  return measureWordAt(text, text[at] === ' ' ? at + 1 : at)
}

function arabicValue(digits: string, size: string): number {
  const value = Number(digits.replaceAll(/[, ]/g, ''))
  let factor = 1
  for (const character of size) factor *= FACTORS[character] ?? 1
  return Number((value * factor).toPrecision(12))
}
const FACTORS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

function chineseValue(numeral: string, size: string): number | undefined {
  // 四亿零七百多万 is one numeral: 万 is of the hundreds only.
  const whole = readChineseNumeral(numeral + size.replace(APPROXIMATE, ''))
  if (whole !== undefined) return whole
  const value = readChineseNumeral(numeral)
  return value === undefined ? undefined : arabicValue(String(value), size)
}

function prefixBefore(text: string, start: number): readonly [number, string] {
  let at = start
  for (let more = true; more; ) {
    const [prefix = ''] = PREFIX.exec(text.slice(Math.max(0, at - 3), at)) ?? []
    at -= prefix.length
    more = prefix !== ''
  }
  return [at, text.slice(at, start)]
}
