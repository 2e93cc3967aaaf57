const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUPS = [
  ['亿', 100_000_000],
  ['万', 10_000],
] as const

/** Value of a Chinese numeral (`一百二十六`, `两万`, `二〇二三`, `三点五`); undefined for what is none. */
export function readChineseNumeral(numeral: string): number | undefined {
  const [whole = '', fraction, more] = numeral.replaceAll('〇', '零').replaceAll('两', '二').split('点')
  const value = readWhole(whole)
  if (value === undefined || more !== undefined) return undefined
  if (fraction === undefined) return value
  const digits = readDigits(fraction)
  return digits === undefined ? undefined : Number(`${value}.${digits}`)
}

function readDigits(text: string): string | undefined {
  const digits = [...text].map(character => DIGITS.indexOf(character))
  return text === '' || digits.includes(-1) ? undefined : digits.join('')
}

function readWhole(text: string): number | undefined {
  const digits = readDigits(text)
  if (digits !== undefined) return Number(digits)
  for (const [group, factor] of GROUPS) {
    const at = text.lastIndexOf(group)
    if (at < 0) continue
    const [above, below] = [
      text.startsWith('万亿') ? 10_000 : readWhole(text.slice(0, at)),
      at + 1 === text.length ? 0 : readWhole(text.slice(at + 1)),
    ]
    return above === undefined || below === undefined ? undefined : above * factor + below
  }
  return readThousands(text)
}

/** Below ten thousand. 三五 is no number but an estimate. */
function readThousands(text: string): number | undefined {
  let total = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = UNITS[character]
    const read = DIGITS.indexOf(character)
    if (unit === undefined && (read < 0 || digit)) return undefined
    if (unit !== undefined) total += (digit ?? 1) * unit
    digit = unit === undefined ? read : undefined
  }
  return text === '' ? undefined : total + (digit ?? 0)
}
