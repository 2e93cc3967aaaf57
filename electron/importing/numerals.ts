const DIGITS = '〇一二三四五六七八九'
const ZEROS = /[○Ｏ零0Ooо◯]/g

/** `二十一` → 21, `第` must be gone; undefined for anything that is not a Chinese numeral below 100. */
export function chineseNumber(numeral: string): number | undefined {
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(numeral)
  if (!match || numeral === '') return undefined
  const [, tens, ten, ones] = match
  if (!ten) return tens === undefined || ones !== undefined ? undefined : DIGITS.indexOf(tens)
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)
}

/** ① to ㊿ as numbers; Unicode has them in three rows. */
export function circledNumber(unit: string): number | undefined {
  const code = unit.charCodeAt(0)
  if (code >= 0x2460 && code <= 0x2473) return code - 0x2460 + 1
  if (code >= 0x3251 && code <= 0x325f) return code - 0x3251 + 21
  return code >= 0x32b1 && code <= 0x32bf ? code - 0x32b1 + 36 : undefined
}

/** Full-width digits to ASCII ones; length-preserving, so offsets stay valid. */
export function asciiDigits(text: string): string {
  return text.replace(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
}

/** Zero as it is written, and as scans and keyboards have it: 〇 ○ Ｏ 零 0 O. */
const HAN_DIGIT = '[〇○◯ＯOo0零一二三四五六七八九]'
/** A year in four digits or numerals; `2O24` has a letter for its zero. */
export const YEAR_WRITTEN = `(?:[12１２][\\dOo０-９]{3}|[一二]${HAN_DIGIT}{3})`
/** A month or a day. */
export const NUMBER_WRITTEN = '(?:[\\dOo０-９]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'

const YEAR = new RegExp(`(?<![\\d０-９])(${YEAR_WRITTEN})(?=\\s*年)`, 'g')

const DATE = new RegExp(
  `(${YEAR_WRITTEN})年(${NUMBER_WRITTEN})月(?:(${NUMBER_WRITTEN})日)?|(?<!\\d)((?:19|20)\\d{2})([./-])(\\d{1,2})\\5(\\d{1,2})(?!\\d)`,
)

/** The first date of a line without white space as ISO date or a prefix of one: `二〇二四年一月九日` → `2024-01-09`. */
export function isoDateIn(line: string): string | undefined {
  const match = DATE.exec(line)
  if (!match) return undefined
  const year = yearOf(match[1] ?? match[4] ?? '')
  const month = smallNumber(match[2] ?? match[6] ?? '')
  const day = smallNumber(match[3] ?? match[7] ?? '')
  if (!year || !month || month > 12 || (day ?? 0) > 31) return undefined
  const two = (part: number) => String(part).padStart(2, '0')
  return [String(year), two(month), ...(day ? [two(day)] : [])].join('-')
}

function smallNumber(written: string): number | undefined {
  const digits = asciiDigits(written).replace(/[Oo]/g, '0')
  return /^\d+$/.test(digits) ? Number(digits) : chineseNumber(written)
}

export interface YearMention {
  readonly year: number
  readonly start: number
  readonly end: number
}

/** A year as it is written (`2023`, `２０２３`, `二〇二三`, `二○二三`) as a number; undefined outside 1900 to 2100. */
export function yearOf(written: string): number | undefined {
  const digits = asciiDigits(written).replace(ZEROS, '〇')
  const plain = [...digits].map(unit => (DIGITS.includes(unit) ? DIGITS.indexOf(unit) : unit)).join('')
  const year = Number(plain)
  return year >= 1900 && year <= 2100 ? year : undefined
}

/** Every year that is followed by 年, in reading order; `[start, end)` without the 年. */
export function yearMentions(text: string): YearMention[] {
  const found: YearMention[] = []
  for (const match of text.matchAll(YEAR)) {
    const year = yearOf(match[1] ?? '')
    if (year !== undefined) found.push({ year, start: match.index, end: match.index + match[0].length })
  }
  return found
}
