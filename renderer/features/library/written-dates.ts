const DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  '○': '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}
const EARLIEST = 1900
const LATEST = 2200

/** A year as people write it: 2022, ２０２２, 2022年, 二〇二二年. Undefined for anything else. */
export function readYear(written: string): number | undefined {
  const digits = plain(written)
    .replace(/年$/, '')
    .replace(/[〇○零一二三四五六七八九]/g, sign => DIGITS[sign] ?? sign)
  if (!/^\d{4}$/.test(digits)) return undefined
  const year = Number(digits)
  return year >= EARLIEST && year <= LATEST ? year : undefined
}

/** A day or a month as people write it, as an ISO date or the beginning of one: 2024年1月7日 → 2024-01-07. */
export function readDate(written: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?)?)?$/.exec(plain(written)) ?? []
  if (year === undefined || readYear(year) === undefined) return undefined
  const parts = [year, ...(month ? [month.padStart(2, '0')] : []), ...(day ? [day.padStart(2, '0')] : [])]
  return exists(Number(year), Number(month ?? 1), Number(day ?? 1)) ? parts.join('-') : undefined
}

function plain(written: string): string {
  return written.normalize('NFKC').replace(/\s/g, '')
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
