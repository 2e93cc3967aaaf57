import type { Part } from '../../../shared/model/report.ts'
import { isPartHeading, lookOf } from '../../../shared/text/part-headings.ts'
import { yearMentions } from '../numerals.ts'
import type { HeadingKind } from './headings.ts'
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
  const above = parentsOf(spots)
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

/** Index of the heading that each stands under; undefined for the outer ones. */
function parentsOf(spots: readonly Governed[]): (number | undefined)[] {
  const open: number[] = []
  return spots.map(({ level }, at) => {
    while (open.length > 0 && (spots[open.at(-1) ?? 0]?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1)
    open.push(at)
    return parent
  })
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
  const anew = countingAnew(spots, outer)
  // All plan to begin with; each section that goes over to the review changes the cost by what it favours.
  let mismatch = favours.reduce((sum, favour) => sum + Math.max(0, -favour), 0)
  const none = mismatch
  let best = { border: 0, cost: mismatch }
  favours.forEach((favour, index) => {
    mismatch += favour
    const cost = mismatch - (anew.has(index + 1) ? ANEW : 0)
    if (cost < best.cost) best = { border: index + 1, cost }
  })
  if (said.length > 0) return best.border
  // Thematic reports (old ones above all) tell and intend in every section.
  if (best.border === 0 || best.border === outer.length) return undefined
  return Math.min(none, mismatch) - best.cost > CLEARLY ? best.border : undefined
}

/** The outer sections that are a number one after higher numbers of their kind. */
function countingAnew(spots: readonly Governed[], outer: readonly number[]): Set<number> {
  const highest = new Map<HeadingKind, number>()
  const found = new Set<number>()
  outer.forEach((at, index) => {
    const spot = spots[at]
    if (!spot || spot.number === null) return
    const before = highest.get(spot.kind) ?? 0
    if (spot.number === 1 && before > 2) found.add(index)
    highest.set(spot.kind, Math.max(before, spot.number))
  })
  return found
}

/**
 * Where the heading of the second part is missing (it was run into the paragraph before it), the sections below the first
 * count from one again: from there on it is the plan.
 */
function continueAfterRestart(spots: readonly Governed[], above: readonly (number | undefined)[], parts: Part[]): Part[] {
  let turned = false
  /** The last number of each kind right below the outer section that is open. */
  let last = new Map<HeadingKind, number>()
  spots.forEach(({ kind, number }, at) => {
    const parent = above[at]
    if (parent === undefined) {
      turned = false
      last = new Map()
      return
    }
    const direct = above[parent] === undefined
    if (direct && number === 1 && parts[at] === 'review' && (last.get(kind) ?? 0) > 2) turned = true
    if (direct && number !== null) last.set(kind, number)
    if (turned) parts[at] = 'plan'
  })
  return parts
}
