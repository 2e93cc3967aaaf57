import { chineseNumber } from '../numerals.ts'

/** A year that a text names by what happens in it. */
export interface YearHint {
  readonly year: number
  readonly quote: string
}

const NUMBER = '[一二三四五六七八九十]{1,3}'
const QUOTED = '[“"「『]?'
const UNQUOTED = '[”"」』]?'

/** What a year is said to be, and which year that makes it; undefined for numbers that make none. */
const EVENTS: readonly (readonly [RegExp, (number: number, words: string) => number | undefined])[] = [
  // `“十四五”开局之年`, `“十三五”规划收官之年`. The third plan began in 1966; they have gone on without a break since.
  [
    new RegExp(`${QUOTED}(${NUMBER})五${UNQUOTED}(?:规划|计划)?[^，。；“”]{0,14}?(?:开局|起步|第一|首|收官|最后一|攻坚|中期|关键)`),
    (plan, words) => {
      const first = plan >= 3 && plan <= 20 ? 1966 + (plan - 3) * 5 : undefined
      if (first === undefined) return undefined
      if (/(?:开局|起步|第一|首)(?:之)?年?/.test(words)) return first
      return /收官|最后一/.test(words) ? first + 4 : undefined
    },
  ],
  // Congresses of the party are held every five years since the eleventh (1977); the year after carries out what they decided.
  [
    new RegExp(`党的(${NUMBER})大(?!以来)[^，。；]{0,14}?(?:召开之年|开局之年|开局起步之年|第一年|的开局|召开的?一年)`),
    (congress, words) => {
      if (congress < 12 || congress > 30) return undefined
      return 1977 + (congress - 11) * 5 + (/召开/.test(words) ? 0 : 1)
    },
  ],
]

const ANNIVERSARIES: readonly (readonly [RegExp, number])[] = [
  [/(?:中国共产党成立|建党)(\d{2,3})周年/, 1921],
  [/(?:新中国成立|中华人民共和国成立|建国)(\d{2,3})周年/, 1949],
  [/改革开放(\d{2})周年/, 1978],
]

const ABOUT = /(今年|明年|新的一年|去年|过去的?一年)[^。；！？]{0,80}/g

/**
 * `今年是“十四五”规划开局之年`: the year of the session, told by its place in a plan, a congress or an anniversary. Only
 * clauses about this year, or about the one that is over, count: reports mention such events of other years as well.
 */
export function hintedYear(lines: readonly string[]): YearHint | undefined {
  for (const line of lines) {
    if (!/今年|明年|新的一年|去年|过去/.test(line)) continue
    for (const [clause, when] of line.matchAll(ABOUT)) {
      const year = eventIn(clause)
      if (year !== undefined) return { year: /去年|过去/.test(when ?? '') ? year + 1 : year, quote: clause.slice(0, 60) }
    }
  }
  return undefined
}

function eventIn(clause: string): number | undefined {
  for (const [pattern, yearOf] of EVENTS) {
    const match = pattern.exec(clause)
    const number = match?.[1] ? chineseNumber(match[1]) : undefined
    const year = match && number !== undefined ? yearOf(number, match[0]) : undefined
    if (year !== undefined) return year
  }
  for (const [pattern, founded] of ANNIVERSARIES) {
    const count = pattern.exec(clause)?.[1]
    if (count) return founded + Number(count)
  }
  return undefined
}

/** First year of the plan that a heading names: `“十一五”时期工作回顾` → 2006. */
export function planBegins(heading: string): number | undefined {
  const written = new RegExp(`${QUOTED}(${NUMBER})五${UNQUOTED}(?:时期|期间|以来|规划|计划|和|及|、|工作)`).exec(heading)?.[1]
  const plan = written ? chineseNumber(written) : undefined
  return plan !== undefined && plan >= 3 && plan <= 20 ? 1966 + (plan - 3) * 5 : undefined
}
