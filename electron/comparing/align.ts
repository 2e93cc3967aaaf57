import type { SectionRole } from '../../shared/model/comparison.ts'
import type { Part } from '../../shared/model/report.ts'
import { assign } from './assignment.ts'
import { cosine, type Vector } from './vectors.ts'

/** A section as it is laid beside others. */
export interface AlignedSection {
  readonly part: Part
  readonly role: SectionRole
  /** Of length 1; those of all sections weighed by the same frequencies. */
  readonly vector: Vector
  /** The share of each theme of a set, in its order; null where the reports have no set in common. */
  readonly themes: readonly number[] | null
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
/** Links of sections that go together no better than any do are dropped. */
const LEAST = 0
/**
 * A section that is left over goes with one that has a partner already, if it fits as well as this; or less well, where so
 * much of both is about the same.
 */
const [ATTACHED, ATTACHED_ALIKE, SAME_SHARE] = [0.03, -0.03, 0.4]
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
      const alike = likeness(one[from]?.themes ?? null, other[to]?.themes ?? null)
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

/** The cosine of two distributions. */
function likeness(one: readonly number[] | null, other: readonly number[] | null): number | null {
  if (!one || !other) return null
  const product = one.reduce((sum, share, at) => sum + share * (other[at] ?? 0), 0)
  const lengths = Math.hypot(...one) * Math.hypot(...other)
  return lengths > 0 ? product / lengths : 0
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
  const link = (row: number, column: number): PairLink => ({
    from: from[row] ?? 0,
    to: to[column] ?? 0,
    score: scores[row]?.[column] ?? 0,
  })
  // To be without a counterpart is worth as much as the least link.
  const kept = assign(scores.map(row => row.map(score => Math.max(LEAST, score)))).flatMap((column, row) =>
    column >= 0 && (scores[row]?.[column] ?? 0) > LEAST ? [link(row, column)] : [],
  )
  return [...kept, ...attach(left, right, kept, link)]
}

/** Each section that is left over goes with the one that it fits best. */
function attach(
  left: readonly AlignedSection[],
  right: readonly AlignedSection[],
  kept: readonly PairLink[],
  link: (row: number, column: number) => PairLink,
): PairLink[] {
  const leftOver = (end: 'from' | 'to', at: number) => !kept.some(each => each[end] === at)
  const best = (links: readonly PairLink[], alike: readonly number[]): PairLink[] => {
    const fits = links.map(({ score }, at) => score > ATTACHED || (score > ATTACHED_ALIKE && (alike[at] ?? 0) >= SAME_SHARE))
    const worth = links.map(({ score }, at) => (fits[at] ? score + THEMES * (alike[at] ?? 0) : Number.NEGATIVE_INFINITY))
    const top = worth.indexOf(Math.max(...worth))
    const found = links[top]
    return found && fits[top] ? [found] : []
  }
  const rows = left.flatMap((section, row) => {
    const links = right.map((_, column) => link(row, column))
    return leftOver('from', links[0]?.from ?? 0)
      ? best(
          links,
          right.map(each => common(section.themes, each.themes)),
        )
      : []
  })
  const columns = right.flatMap((section, column) => {
    const links = left.map((_, row) => link(row, column))
    return leftOver('to', links[0]?.to ?? 0)
      ? best(
          links,
          left.map(each => common(section.themes, each.themes)),
        )
      : []
  })
  const found = new Set(rows.map(({ from, to }) => `${from} ${to}`))
  return [...rows, ...columns.filter(({ from, to }) => !found.has(`${from} ${to}`))]
}

/** How much of two distributions is the same, 0 to 1. */
function common(one: readonly number[] | null, other: readonly number[] | null): number {
  return one && other ? one.reduce((sum, share, at) => sum + Math.min(share, other[at] ?? 0), 0) : 0
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
