import type { Part } from '../../shared/model/report.ts'
import { type HeadingKind, isPartHeading, lookOf } from './headings.ts'
import { yearMentions } from './numerals.ts'
import { tenseOf } from './tense.ts'

/** A heading as the parts need it: what it says and the text that it governs. */
export interface Governed {
  readonly kind: HeadingKind
  readonly number: number | null
  readonly heading: string
  readonly level: number
  readonly start: number
  readonly end: number
}

/**
 * Review or plan, for every heading. Headings of parts say it; sections below them follow. Reports look back first and
 * ahead then, so for outer sections that do not say it (`一、牢记嘱托，取得新成效`; sections before a lone `2023年工作安排`;
 * sections that just count from one again) one border is looked for, where what is told as done stops and what is
 * intended begins. Where neither words nor text tell, they are `other`.
 */
export function partsOf(text: string, spots: readonly Governed[], year: number | null): Part[] {
  const looks = spots.map(spot => lookingAt(spot, year))
  const above = spots.map((_, at) => parentOf(spots, at))
  const outer = spots.flatMap((_, at) => (above[at] === undefined ? [at] : []))
  const parts: Part[] = spots.map(() => 'other')
  const border = borderOf(text, spots, looks, outer)
  outer.forEach((at, index) => {
    parts[at] = border === undefined ? (looks[at] ?? 'other') : index < border ? 'review' : 'plan'
  })
  spots.forEach((_, at) => {
    const parent = above[at]
    if (parent === undefined) return
    const inherited = parts[parent] ?? 'other'
    // What a section of the review calls its own (`三是办好代表建议`) does not turn it; a part without a look of its own
    // (`一、工作回顾和安排`) is divided by what stands below it.
    parts[at] = looks[parent] === undefined && inherited === 'other' ? (looks[at] ?? inherited) : inherited
  })
  return continueAfterRestart(spots, above, parts)
}

function parentOf(spots: readonly Governed[], at: number): number | undefined {
  const level = spots[at]?.level ?? 1
  const start = spots[at]?.start ?? 0
  for (let before = at - 1; before >= 0; before--) {
    const other = spots[before]
    if (other && other.level < level && other.end > start) return before
  }
  return undefined
}

const BEGINS_WITH_YEAR =
  /^(?:第?[一二三四五六七八九十]{1,3}(?:部分)?[、．.]?|[（(][一二三四五六七八九十]{1,3}[)）])?\s*(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})年/
/** Kinds of headings that parts have; a run-in `一是…` inside a section never is one. */
const OF_PARTS: ReadonlySet<HeadingKind> = new Set(['chapter', 'part', 'plain', 'han', 'han-bracket'])

/** Only headings of parts look one way; a section may well speak of 今后 or of a year in passing. */
function lookingAt(spot: Governed, year: number | null): 'review' | 'plan' | undefined {
  if (!OF_PARTS.has(spot.kind)) return undefined
  const dated = BEGINS_WITH_YEAR.test(spot.heading)
  if (spot.kind !== 'part' && spot.kind !== 'chapter' && !dated && !isPartHeading(spot.heading)) return undefined
  const look = lookOf(spot.heading)
  const mentioned = yearMentions(spot.heading)[0]?.year
  if (look !== undefined || mentioned === undefined || year === null) return look
  return mentioned >= year ? 'plan' : 'review'
}

/** Weight of a heading that says it, of numbers that count anew, and the tense that neither part has more of. */
const SAID = 5
const ANEW = 0.6
const BALANCE = 0.3
/** What stands before the first plan and says nothing looks back more often than its words do (`认真…，着力…`). */
const BEFORE_PLAN = 0.5
/** Borders that hardly divide the text better than none are no borders. */
const CLEARLY = 0.5

/**
 * How many of the outer sections look back; undefined where nothing tells. A heading that contradicts the order (a plan
 * before a review) leaves every heading its own.
 */
function borderOf(
  text: string,
  spots: readonly Governed[],
  looks: readonly ('review' | 'plan' | undefined)[],
  outer: readonly number[],
): number | undefined {
  const said = outer.filter(at => looks[at] !== undefined).map(at => looks[at])
  if (said.indexOf('plan') >= 0 && said.lastIndexOf('review') > said.indexOf('plan')) return undefined
  const plan = outer.findIndex(at => looks[at] === 'plan')
  const favours = outer.map((at, index) => {
    const look = looks[at]
    if (look !== undefined) return look === 'plan' ? SAID : -SAID
    const spot = spots[at]
    return spot ? tenseOf(text.slice(spot.start, spot.end)) - BALANCE - (index < plan ? BEFORE_PLAN : 0) : 0
  })
  const costs = [...outer, -1].map((_, border) => {
    const mismatch = favours.reduce((sum, favour, index) => sum + Math.max(0, index < border ? favour : -favour), 0)
    return mismatch - (countsAnew(spots, outer, border) ? ANEW : 0)
  })
  const best = costs.indexOf(Math.min(...costs))
  if (said.length > 0) return best
  // Thematic reports (old ones above all) tell and intend in every section.
  if (best === 0 || best === outer.length) return undefined
  const without = Math.min(costs[0] ?? 0, costs.at(-1) ?? 0)
  return without - (costs[best] ?? 0) > CLEARLY ? best : undefined
}

function countsAnew(spots: readonly Governed[], outer: readonly number[], border: number): boolean {
  const at = outer[border]
  if (at === undefined || spots[at]?.number !== 1) return false
  return outer.slice(0, border).some(before => spots[before]?.kind === spots[at]?.kind && (spots[before]?.number ?? 0) > 2)
}

/**
 * Where the heading of the second part is missing (it was run into the paragraph before it), the sections below the first
 * count from one again: from there on it is the plan.
 */
function continueAfterRestart(spots: readonly Governed[], above: readonly (number | undefined)[], parts: Part[]): Part[] {
  let turned = -1
  spots.forEach((spot, at) => {
    const parent = above[at]
    if (parent === undefined) {
      turned = -1
      return
    }
    if (turned >= 0) parts[at] = 'plan'
    else if (parts[at] === 'review' && above[parent] === undefined && spot.number === 1) {
      const highest = spots.slice(parent + 1, at).filter((each, index) => each.kind === spot.kind && above[parent + 1 + index] === parent)
      if ((highest.at(-1)?.number ?? 0) > 2) {
        turned = at
        parts[at] = 'plan'
      }
    }
  })
  return parts
}
