import type { Part } from '../../../shared/model/report.ts'
import type { NumberContext } from './context.ts'
import type { ReviewSpan } from './periods.ts'
import { yearsIn } from './years.ts'

const AIM = /今年[^。]{0,40}目标(?:是|为|如下|:|,)|(?:预期|主要|发展)目标[^。,]{0,12}(?:是|为|:)|计划(?:草案)?(?:规定|要求),/
/** Sentences that begin with it go on about what was done, until one looks ahead. */
const DONE = /(?:^|。)\s*(?:去年|过去的?一年|一年来)(?!.*(?:今年|新的一年))/s

/** Words that look ahead; 将近 and 首要 do not. */
const AHEAD = /将(?!近)|(?<=[年都还必定])要|拟(?!任)|计划(?!的?完成|生育|期间)|力争|争取(?!到)|预[计期]|应该|明年|今后/
const CHANGED = /(?:增长|增加|达到|上升|提高|完成|下降|减少)了$|已[由经]?[^,]{0,12}$/

/**
 * The part that a number is of, where its sentence or paragraph says another than the headings above it: aims stand at the end of
 * some reviews (今年的预期目标是…), results at the beginning of some plans; some have no headings that say it.
 */
export function partSaid({ before, clause, topic }: NumberContext, told: Part, { reviewTo }: ReviewSpan): Part {
  if (told === 'review') return AIM.test(topic.slice(topic.lastIndexOf('。') + 1)) ? 'plan' : told
  if (told === 'other' && AHEAD.test(clause)) return 'plan'
  const isDone = DONE.test(topic)
  if (!isDone && AHEAD.test(before)) return told
  return isDone || CHANGED.test(before) || saysPastYear(before, reviewTo) ? 'review' : told
}

function saysPastYear(sentence: string, reviewTo: number | null): boolean {
  const last = [...yearsIn(sentence)].findLast(({ than, beside }) => !than && !beside)
  return last !== undefined && reviewTo !== null && last.year <= reviewTo
}
