import type { SectionRole } from '../../shared/model/comparison.ts'
import type { Part } from '../../shared/model/report.ts'
import { assign } from './assignment.ts'
import { type KindShares, kindLikeness } from './themes/kinds.ts'
import { cosine, type Vector } from './vectors.ts'

/** A section as it is laid beside others. */
export interface AlignedSection {
  readonly part: Part
  readonly role: SectionRole
  /** Of length 1; those of all sections weighed by the same frequencies. */
  readonly vector: Vector
  /** Null where nothing is known of themes. */
  readonly themes: SectionThemes | null
  /** Sections of one genre are about the same things: the set of themes that they are judged by, or the body. */
  readonly genre: string
}

/** What a section is about. */
export interface SectionThemes {
  /** The share of each theme of the set, in its order. */
  readonly shares: readonly number[]
  /** To hold it against sections of other sets; null where nothing is known of that. */
  readonly kinds: KindShares | null
}

/** Sections of two reports that correspond, by their places in the lists. */
export interface PairLink {
  readonly from: number
  readonly to: number
  /** How well they go together, above what either has in common with all; for ranking only. */
  readonly score: number
}

/** What the user said of two sections: they correspond, or they do not. */
export interface Pin {
  readonly from: number
  readonly to: number
  readonly linked: boolean
}

/** Themes in common weigh so much, if they are more alike than `USUAL`. */
const THEMES = 0.2
const USUAL = 0.35
/** A section at the other end of the report is a little less likely to correspond. */
const POSITION = 0.05
/**
 * Links of sections that go together no better than any do are dropped; between reports of different bodies those that do
 * little better too: most of what one does the other does not.
 */
const [LEAST, LEAST_ACROSS] = [0, 0.05]
/**
 * A section that is left over goes with the one that it fits best, though that has a partner already, if it fits as well as
 * this; or less well, where it fits no other nearly as well.
 */
const [ATTACHED, FLOOR, LEAD] = [0.03, -0.05, 0.08]
/** One that speaks of no theme so much is of many things, which stand all over another report: it goes with none. */
const OF_ONE_THEME = 0.6
/** Beyond what any two sections reach. */
const PINNED = 10

/**
 * Links of two reports. Sections correspond by what they are about and how they say it, hardly by where they stand: review
 * with review and plan with plan; an opening with an opening, and so on. Several may correspond to one.
 */
export function alignPair(one: readonly AlignedSection[], other: readonly AlignedSection[], pins: readonly Pin[] = []): PairLink[] {
  const links = [...groupsOf(one, other).flatMap(group => alignSections(one, other, group, pins)), ...alignAround(one, other, pins)]
  const linked = new Set(links.map(({ from, to }) => `${from} ${to}`))
  const missing = pins.filter(pin => pin.linked && !linked.has(`${pin.from} ${pin.to}`))
  return [...links, ...missing.map(({ from, to }) => ({ from, to, score: PINNED }))].sort((a, b) => a.from - b.from || a.to - b.to)
}

/** How well each section of one report goes with each of another; lower than `-PINNED / 2` where it must not. */
function affinities(one: readonly AlignedSection[], other: readonly AlignedSection[]): Float64Array[] {
  const cosines = one.map(from => Float64Array.from(other, to => cosine(from.vector, to.vector)))
  const rows = cosines.map(mean)
  const columns = other.map((_, to) => mean(Float64Array.from(cosines, row => row[to] ?? 0)))
  return cosines.map((row, from) =>
    row.map((value, to) => {
      // Of only two nothing tells how alike any two are.
      const usual = one.length * other.length > 1 ? ((rows[from] ?? 0) + (columns[to] ?? 0)) / 2 : 0
      const corrected = value - usual
      const distance = Math.abs(relative(from, one.length) - relative(to, other.length))
      const alike = likeness(one[from], other[to])
      return corrected + (alike === null ? 0 : THEMES * (alike - USUAL)) - POSITION * distance
    }),
  )
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

function relative(at: number, length: number): number {
  return length > 1 ? at / (length - 1) : 0
}

/** The cosine of what two sections are about; null where that is not known. */
function likeness(one: AlignedSection | undefined, other: AlignedSection | undefined): number | null {
  if (!one?.themes || !other?.themes) return null
  const [{ shares: left, kinds }, { shares: right, kinds: others }] = [one.themes, other.themes]
  if (one.genre !== other.genre) return kinds && others ? kindLikeness(kinds, others) : null
  const product = left.reduce((sum, share, at) => sum + share * (right[at] ?? 0), 0)
  const lengths = Math.hypot(...left) * Math.hypot(...right)
  // A set that has not been taught much knows nothing of many sections.
  return lengths > 0 ? product / lengths : null
}

interface Group {
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * Sections that may correspond: those of one part; or all, where one of the reports is not divided into review and plan
 * (as those of old, which tell and intend in every section).
 */
function groupsOf(one: readonly AlignedSection[], other: readonly AlignedSection[]): Group[] {
  const parts = [one, other].map(sections => new Set(sections.filter(({ role }) => role === 'section').map(({ part }) => part)))
  const [ours, theirs] = parts
  const common = [...(ours ?? [])].filter(part => theirs?.has(part))
  const divided = (some: ReadonlySet<Part> | undefined) => some?.has('review') || some?.has('plan')
  const places = (sections: readonly AlignedSection[], part?: Part) =>
    sections.flatMap((section, at) => (section.role === 'section' && (part === undefined || section.part === part) ? [at] : []))
  if (!divided(ours) || !divided(theirs)) return [{ from: places(one), to: places(other) }]
  return common.map(part => ({ from: places(one, part), to: places(other, part) }))
}

function alignSections(
  one: readonly AlignedSection[],
  other: readonly AlignedSection[],
  { from, to }: Group,
  pins: readonly Pin[],
): PairLink[] {
  const pick = (sections: readonly AlignedSection[], places: readonly number[]) =>
    places.flatMap(at => {
      const section = sections[at]
      return section ? [section] : []
    })
  const [left, right] = [pick(one, from), pick(other, to)]
  const scores = affinities(left, right)
  for (const pin of pins) {
    const row = scores[from.indexOf(pin.from)]
    const column = to.indexOf(pin.to)
    if (row && column >= 0) row[column] = pin.linked ? PINNED : -PINNED
  }
  const across = left[0]?.genre !== right[0]?.genre
  const least = across ? LEAST_ACROSS : LEAST
  // To be without a counterpart is worth as much as the least link.
  const kept = assign(scores.map(row => row.map(score => Math.max(least, score)))).flatMap((column, row): Cell[] =>
    column >= 0 && (scores[row]?.[column] ?? 0) > least ? [{ row, column }] : [],
  )
  return [...kept, ...(across ? [] : attach(left, right, scores, kept))].map(({ row, column }) => ({
    from: from[row] ?? 0,
    to: to[column] ?? 0,
    score: scores[row]?.[column] ?? 0,
  }))
}

/** A pair of sections, by its place in the table of scores. */
interface Cell {
  readonly row: number
  readonly column: number
}

/** Each section that is left over goes with the one that it fits best. */
function attach(
  left: readonly AlignedSection[],
  right: readonly AlignedSection[],
  scores: readonly Float64Array[],
  kept: readonly Cell[],
): Cell[] {
  const rows = new Set(kept.map(({ row }) => row))
  const columns = new Set(kept.map(({ column }) => column))
  const weighUp = (row: number, column: number): Fit => {
    const score = scores[row]?.[column] ?? 0
    const alike = common(left[row], right[column])
    return { row, column, score, worth: alike === null ? null : score + THEMES * alike }
  }
  const ofRows = left.flatMap((section, row) =>
    rows.has(row) || isOfMany(section) ? [] : bestFit(right.map((_, column) => weighUp(row, column))),
  )
  const ofColumns = right.flatMap((section, column) =>
    columns.has(column) || isOfMany(section) ? [] : bestFit(left.map((_, row) => weighUp(row, column))),
  )
  return [...ofRows, ...ofColumns.filter(cell => !ofRows.some(({ row, column }) => row === cell.row && column === cell.column))]
}

interface Fit extends Cell {
  readonly score: number
  /** With what both are about; null where that is not known. */
  readonly worth: number | null
}

/** The best of them, if it fits well or, by words and themes, far better than the next; none otherwise. */
function bestFit(fits: readonly Fit[]): Fit[] {
  const [best, next] = fits.toSorted((a, b) => (b.worth ?? b.score) - (a.worth ?? a.score))
  if (!best) return []
  const leads = best.score > FLOOR && (best.worth ?? 0) - (next?.worth ?? Infinity) >= LEAD
  return best.score > ATTACHED || leads ? [best] : []
}

function isOfMany({ themes }: AlignedSection): boolean {
  const most = Math.max(...(themes?.shares ?? [1]))
  return most > 0 && most < OF_ONE_THEME
}

/** How much of two distributions is the same, 0 to 1; null where one is not known. */
function common(one: AlignedSection | undefined, other: AlignedSection | undefined): number | null {
  const theirs = other?.themes?.shares
  return theirs && one?.themes ? one.themes.shares.reduce((sum, share, at) => sum + Math.min(share, theirs[at] ?? 0), 0) : null
}

/** What stands around the sections: the first opening of a part with the first, the second with the second. */
function alignAround(one: readonly AlignedSection[], other: readonly AlignedSection[], pins: readonly Pin[]): PairLink[] {
  const kindOf = ({ role, part }: AlignedSection) => (role === 'shortcomings' ? role : `${role} ${part}`)
  const theirs = new Map<string, number[]>()
  other.forEach((section, at) => {
    if (section.role !== 'section') theirs.set(kindOf(section), [...(theirs.get(kindOf(section)) ?? []), at])
  })
  const refused = new Set(pins.filter(pin => !pin.linked).map(pin => `${pin.from} ${pin.to}`))
  return one.flatMap((section, from) => {
    const to = section.role === 'section' ? undefined : theirs.get(kindOf(section))?.shift()
    return to === undefined || refused.has(`${from} ${to}`) ? [] : [{ from, to, score: 1 }]
  })
}
