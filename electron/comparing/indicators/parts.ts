import type { OutlineEntry, Part } from '../../../shared/model/report.ts'

/** The innermost that says so. @param sections innermost first */
export function partOf(sections: readonly OutlineEntry[]): Part {
  return sections.find(({ part }) => part !== 'other')?.part ?? 'other'
}

const AIM = /今年[^。]{0,40}目标(?:是|为|如下|:|,)|(?:预期|主要|发展)目标[^。,]{0,12}(?:是|为|:)/
/** Sentences that begin with it go on about what was done, until one looks ahead. */
const DONE = /(?:^|。)\s*(?:去年|过去的?一年|一年来)(?!.*(?:今年|新的一年))/s

/**
 * The part that a number is of, where its sentence or paragraph says another than the headings above it: aims stand at the end of
 * some reviews (今年的预期目标是…), results at the beginning of some plans.
 *
 * @param topic the paragraph up to the number
 */
export function partSaid(topic: string, told: Part): Part {
  if (told === 'review' && AIM.test(topic.slice(topic.lastIndexOf('。') + 1))) return 'plan'
  return told === 'plan' && DONE.test(topic) ? 'review' : told
}
