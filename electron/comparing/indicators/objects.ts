import type { NumberContext } from './context.ts'
import type { FoundNumber } from './find-numbers.ts'
import { CHANGE, ENDS_OBJECT, FELL, GREW, LEADING, PURE_UNITS, RATE_NOUN, TRAILING, VERB_NOUNS, VERBS } from './words.ts'

/** What a number counts, and where the words stand that say so. */
export interface CountedObject {
  readonly object: string
  /** `left`: 办理建议3件; `right`: 3件建议; `rate`: 办复率达3%; `before`: what an earlier number of the sentence counted. */
  readonly found: 'left' | 'right' | 'rate' | 'before' | 'none'
}

/** 服务业 is no verb. */
const LAST_VERB = new RegExp(`(?:${VERBS.join('|')})(?!业)`, 'g')
const ONLY_VERBS = new RegExp(`^(?:${VERBS.join('|')}|${GREW}|${FELL}|[被和及并、,了已先后新])*$`)
/** 组织代表开展7次调研: what is held stands behind. */
const HOLDS = /(?:开展|组织|进行|举行|召开|举办)(?:了|过)?$/
/** 生产总值再上台阶,达到20亿元 */
const REACHES = /[达到为超]/
/** Nouns that 的 and 人 do not count. */
const LEAST = 2

/** 《甲》《乙》等3篇: examples of what is counted. */
const TITLES = /(?:《[^《》]*》[、和]?)+等?$/

/** 被采纳3条, 向市委报送5篇: what went there was named before. */
const SENT = /(?:^|其中|,)(?:被|向|获|经)[^,]{0,24}$/
const SENT_AWAY = /(?:采用|采纳|报送|录用|刊发|转发|刊用|报备|报送备案)$/
const SENT_THINGS = /社情民意信息|社情民意|提案|规范性文件|调研报告|意见建议|建议|对策|信息/g

/** 被甲采用及转报乙3篇, 丙采用2篇: what was named before. */
const PASSIVE = /^(?:,?其中,?)?被|(?:采用|采纳|录用|刊用|转报)$/

const RATES: ReadonlySet<string> = new Set(['%', '个百分点', '‰', '倍'])

/** Whether a number says how much of something, not how many. */
export function isRate({ unit }: Pick<FoundNumber, 'unit'>): boolean {
  return RATES.has(unit)
}

/** @param inherited what the number before it in its sentence counted, or empty */
export function objectOf(
  { left, prefix, right, rest, clause, previous, before }: NumberContext,
  { unit }: FoundNumber,
  inherited: string,
): CountedObject {
  // 分别 says that there are several things.
  const earlier = left.includes('分别') ? '' : inherited !== '' ? inherited : leftObject(previous)
  if (isRate({ unit })) return rateOf(left, clause, right, earlier)
  const untitled = left.replace(TITLES, '')
  const bare = untitled.replace(LEADING, '').replace(TRAILING, '')
  const behind = rightObject(right) || attributed(rest)
  const fromLeft = leftObject(untitled)
  if (behind.length < LEAST && SENT.test(left) && SENT_AWAY.test(bare)) {
    const thing = [...before.matchAll(SENT_THINGS)].at(-1)?.[0]
    if (thing !== undefined) return { object: thing, found: 'before' }
  }
  if (behind.length < LEAST && inherited !== '' && PASSIVE.test(bare)) return { object: inherited, found: 'before' }
  const takesRight = behind.length >= LEAST && !(PURE_UNITS.has(unit) && fromLeft.length >= LEAST && !HOLDS.test(untitled))
  if (takesRight) return { object: behind, found: 'right' }
  if (fromLeft.length >= LEAST) return { object: fromLeft, found: 'left' }
  if (
    earlier !== '' &&
    ONLY_VERBS.test(bare) &&
    !VERB_NOUNS.includes(bare) &&
    !(left.trim() === '' && PURE_UNITS.has(unit) && !REACHES.test(prefix))
  )
    return { object: earlier, found: 'before' }
  return bare.length >= LEAST ? { object: bare, found: 'left' } : { object: inherited, found: inherited === '' ? 'none' : 'before' }
}

/** The words after the measure word up to a verb. */
function rightObject(right: string): string {
  // 28微克/立方米, 2件以下: that is no thing yet.
  if (/^(?:\/|每|是|和|及|与|[千百]?亿?新?(?:大关|关口|台阶))/.test(right)) return ''
  const words = right.replace(/^(?:[千百]?亿元)?(?:以上|左右|以下|以内)?的?/, '')
  const end = VERB_AND_NOUN.test(words) ? -1 : words.search(ENDS_OBJECT)
  const object = (end < 0 ? words : words.slice(0, end)).replace(AND_WHAT_ELSE, '').replace(LEADING, '').replace(TRAILING, '')
  const verb = VERBS.find(candidate => object.startsWith(candidate) && !VERB_NOUNS.some(noun => object.startsWith(noun)))
  return verb === undefined || VERB_AND_NOUN.test(object.slice(verb.length)) ? object : ''
}

/** 30件建议和闭会期间收到的…: what comes is told by a number of its own. */
const AND_WHAT_ELSE = /[和及与][^和及与]*(?:收到|提出|收集|征集)的?$/

/** 22条落实意见: a verb that tells which. */
const VERB_AND_NOUN = /^[^,的]{0,4}(?:意见|建议|措施|方案|报告|机制|制度|文件|项目|任务|成果|问题|案件|活动|会议|事项|条例|法规|规定|办法)$/

/** 10件由副主任领办、委员会督办的重点建议: what comes after who does it. */
function attributed(rest: string): string {
  return /^[由经].*?的([\p{sc=Han}]{2,8}?)(?:和|办理|$)/u.exec(rest)?.[1] ?? ''
}

function leftObject(left: string): string {
  const text = left.replace(TRAILING, '')
  const noun = VERB_NOUNS.find(candidate => text.endsWith(candidate))
  const verbs = [...text.matchAll(LAST_VERB)].reverse()
  for (const { index, 0: verb } of verbs) {
    const object = text.slice(index + verb.length).replace(LEADING, '')
    if (object.length > LEAST) return object
  }
  if (noun !== undefined) return noun
  const [last] = verbs
  const object = last ? text.slice(last.index + last[0].length).replace(LEADING, '') : text.replace(LEADING, '')
  return object
}

/** What grew or fell, without the words that say so; empty where nothing else stands there. */
export function subjectOfRate(left: string): string {
  return left.replace(TRAILING, '').replace(CHANGE, '').replace(TRAILING, '').replace(LEADING, '')
}

function rateOf(left: string, clause: string, right: string, inherited: string): CountedObject {
  const behind = /^(?:以上|左右)?的([\p{sc=Han}]{2,12})/u.exec(right)?.[1]
  const noun = [...left.matchAll(RATE_NOUN)].at(-1)?.[0] ?? [...clause.matchAll(RATE_NOUN)].at(-1)?.[0]
  if (noun !== undefined) return { object: noun.replace(LEADING, ''), found: 'rate' }
  const subject = subjectOfRate(left)
  if (subject.length >= LEAST) return { object: subject, found: 'rate' }
  if (behind !== undefined) return { object: behind, found: 'right' }
  return { object: inherited, found: inherited === '' ? 'none' : 'before' }
}
