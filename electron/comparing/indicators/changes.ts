import type { NumberContext } from './context.ts'
import { FELL, GREW } from './words.ts'

const BY = '(?:了|约|近|超过|超|达)*$'
const RATE_CHANGED = new RegExp(`(?:${GREW}|${FELL})${BY}`, 'u')
/** 比上年多30件, 收入增加900元; but 新增30件 and 增加学位30个 are what there is. */
const AMOUNT_CHANGED = new RegExp(
  `(?:(?:同比|[比较][^,;、]*)(?:${GREW}|${FELL}|多|少)|[^,;、]{2}(?:增加|减少|提高|下降|降低|增产|减产))${BY}`,
  'u',
)
const RATE_FELL = new RegExp(`(?:${FELL})${BY}`, 'u')
/** Words that say by how much, or how fast. */
const SPEED = /[增涨升降减]|[^全]速|幅|回落|控制/u

/** Whether a rate says by how much something changed (增长5%), not how much there is (增长到5%). */
export function isChangeOfRate(context: NumberContext): boolean {
  return RATE_CHANGED.test(wordsBefore(context)) && !isReached(context)
}

/** Whether an amount is only what there is more or less of than at another time: 比上年多3件. */
export function isDifference(context: NumberContext): boolean {
  return AMOUNT_CHANGED.test(context.clause) && !isReached(context)
}

/** Whether so many came to those that were there: 净增3户, but not 增至30户, 净增3户、达30户. */
export function isIncrease({ left, prefix, clause }: NumberContext): boolean {
  return (clause + prefix).search(CAME) >= 0 && !IN_ALL.test(left + prefix)
}
export const CAME = /新增|净增|增加|新(?:登记|设|认定|培育|申报|入库|发展|注册)|认定/g
const IN_ALL = /[达至到]|突破|累计|总[数量计]|共有|[拥现]有/

/** Whether a rate fell by so much; a range of falls is left as it is written. */
export function fell(context: NumberContext): boolean {
  return RATE_FELL.test(wordsBefore(context)) && !isReached(context)
}

/** Whether words speak of a change: 增速目标5%. */
export function speakOfChange(words: string): boolean {
  return SPEED.test(words)
}

function wordsBefore({ left, clause }: NumberContext): string {
  return left === '' ? clause : left
}

/** 回落到2%: the end of a change is no change. */
function isReached({ prefix }: NumberContext): boolean {
  return /[到至为]/u.test(prefix.replace('达到', ''))
}
