const DIGITS = '〇一二三四五六七八九'
const ZEROS = /[○Ｏ零0]/g

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

const YEAR = /(?<![\d０-９])([12２１][\d０-９]{3}|[一二][〇○Ｏ零一二三四五六七八九]{3})(?=\s*年)/g

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
