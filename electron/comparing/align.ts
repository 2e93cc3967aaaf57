import type { SectionRole } from '../../shared/model/comparison.ts'
import type { Part } from '../../shared/model/report.ts'
import { affinities } from './affinity.ts'
import { assign } from './assignment.ts'
import { attach, type Cell, isOfMany } from './attach.ts'
import type { KindShares } from './themes/kinds.ts'
import type { Vector } from './vectors.ts'

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
  /** The same of its paragraphs, by their length. */
  readonly inside: readonly number[]
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

/**
 * Links of sections that go together no better than any do are dropped; between reports of different bodies those that do
 * little better too: most of what one does the other does not.
 */
const [LEAST, LEAST_ACROSS] = [0, 0.05]
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
  const found = affinities(left, right)
  const across = left[0]?.genre !== right[0]?.genre
  // Of what is of many things some may be found in nearly every section of another body.
  const isVague = (section: AlignedSection | undefined) => across && section !== undefined && isOfMany(section)
  const scores = found.scores.map((values, row) =>
    values.map((score, column) => (isVague(left[row]) || isVague(right[column]) ? 0 : score)),
  )
  for (const table of [scores, found.words])
    for (const pin of pins) {
      const row = table[from.indexOf(pin.from)]
      const column = to.indexOf(pin.to)
      if (row && column >= 0) row[column] = pin.linked ? PINNED : -PINNED
    }
  const least = across ? LEAST_ACROSS : LEAST
  // To be without a counterpart is worth as much as the least link.
  const kept = assign(scores.map(row => row.map(score => Math.max(least, score)))).flatMap((column, row): Cell[] =>
    column >= 0 && (scores[row]?.[column] ?? 0) > least ? [{ row, column }] : [],
  )
  return [...kept, ...(across ? [] : attach(left, right, { ...found, scores }, kept))].map(({ row, column }) => ({
    from: from[row] ?? 0,
    to: to[column] ?? 0,
    score: scores[row]?.[column] ?? 0,
  }))
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
