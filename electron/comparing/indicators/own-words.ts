import type { NumberContext } from './context.ts'
import { type CountedObject, subjectOfRate } from './objects.ts'
import { FELL, GREW, LEADING, PURE_UNITS, TRAILING, VERBS } from './words.ts'

/** The words by which a number is known, in the order of the text. */
export interface OwnWords {
  readonly text: string
  /** Where in it the thing begins that is counted behind the number; null where it is told otherwise. */
  readonly thing: number | null
}

/** So far before a number its own words stand, in characters; those of a rate may stand farther off. */
const NEAR = 32
const NEAR_RATE = 64
/** So many characters say what was done with what is named behind its number. */
const NEAR_DEED = 8
const NEAR_NUMBER = 5
const DEED = 4
const LEAST_SUBJECT = 2
const SHARE = /^(?:约|预计)?占/
const FATE = /^(?:被|获|得|得到|受到)/
const DONE_TO = /(?:^|[^面])[对就][^,]*$/
const PERSONS: ReadonlySet<string> = new Set(['名', '人', '位', '人次'])
const DEED_LAST = new RegExp(`(?:${VERBS.join('|')}|${GREW}|${FELL})$`)
const DEEDS = new RegExp(VERBS.join('|'), 'g')
/** 5次作出批示: how often is said before what was done. */
const DEED_FIRST = new RegExp(`^(?:${VERBS.join('|')})`)
/** 30件代表建议、政协提案: the number is of both. */
const LISTED_BEHIND = /^[、和与][^,、和及与]{2,8}(?=$|全部|均|已)/u
/** Beside deeds: 打包; what is longer is another thing. */
const LONGEST_BESIDE = 2
/** Who does it, or has it put before, is no thing. */
const BODIES = /代表大会|人代会|常委会|主任会议|委员会|人大|政协|政府|部门/g

export function ownWords(context: NumberContext, { object, found }: CountedObject, unit: string): OwnWords {
  const { left, prefix, clause, right, rest, deed } = context
  const near = deed === '' ? left.slice(-NEAR) : `${deed}${left.slice(1).slice(-NEAR)}`
  const persons = PERSONS.has(unit)
  // Persons are known by what they do, others only by what is done to them: 邀请4名代表列席, 对5部法规进行检查.
  if (found === 'right' && (persons || DONE_TO.test(left))) return { text: `${near}|${rest}`, thing: null }
  if (found === 'right') {
    const before = `${deed}${deedOf(left)}|`
    const [listed = ''] = LISTED_BEHIND.exec(rest.slice(rest.indexOf(object) + object.length)) ?? []
    return { text: before + object + listed, thing: before.length }
  }
  // What became of it says what it is, too: 6篇被领导批示.
  const fate = FATE.test(rest) || (unit === '次' && DEED_FIRST.test(right)) ? rest : persons ? right : ''
  if (found === 'before') return { text: `${object}|${near}${prefix}|${fate}`, thing: null }
  if (found !== 'rate') return { text: fate === '' ? near : `${near}|${fate}`, thing: null }
  // What is said between the number before it and this one names it, unless that is only how it changed: 1800亿元、增长5%.
  const named = subjectOfRate(left).length >= LEAST_SUBJECT && left !== clause
  if (named) return { text: left, thing: null }
  // 民生支出20亿元,占财政支出的70%: a share is of what was said before.
  return { text: SHARE.test(clause) ? `${context.previous}${clause}` : clause.slice(-NEAR_RATE), thing: null }
}

/** 出台…建设的3个办法, 会议期间代表提出的7件建议: what lies between the deed and the last words is of other things. */
function deedOf(left: string): string {
  return /[的等]$/.test(left) && left.length > NEAR_DEED ? `${left.slice(0, DEED)}…${left.slice(-NEAR_NUMBER)}` : left.slice(-NEAR_DEED)
}

/** Whether a number is of what was counted before it: 征集提案90件,立案80件 (其中…), 任免80人次(免职30人次), 6篇被采用. */
export function goesOn(context: NumberContext, { found }: CountedObject, unit: string): boolean {
  const { rest } = context
  return found === 'before' || rest.startsWith('被') || (found === 'left' && endsWithDeed(context, unit))
}

/** 提请大会审议5件、打包修改40件: a deed and nothing that it is done to. How often, a deed may count itself: 视察3次. */
function endsWithDeed({ left }: NumberContext, unit: string): boolean {
  const words = left.replace(LEADING, '').replace(TRAILING, '')
  return !PURE_UNITS.has(unit) && DEED_LAST.test(words) && words.replaceAll(BODIES, '').replaceAll(DEEDS, '').length <= LONGEST_BESIDE
}
