import type { AlignedSection } from './align.ts'
import { kindLikeness } from './themes/kinds.ts'
import { cosine } from './vectors.ts'

/** How well the sections of one report (rows) go with those of another (columns), above what any two have in common. */
export interface Affinities {
  /** By words, place and themes. */
  readonly scores: readonly Float64Array[]
  /** Without themes. */
  readonly words: readonly Float64Array[]
}

/** Themes in common weigh so much, if they are more alike than `USUAL`. */
export const THEMES = 0.2
const USUAL = 0.35
/** A section at the other end of the report is a little less likely to correspond. */
const POSITION = 0.05

export function affinities(one: readonly AlignedSection[], other: readonly AlignedSection[]): Affinities {
  const cosines = one.map(from => Float64Array.from(other, to => cosine(from.vector, to.vector)))
  const rows = cosines.map(mean)
  const columns = other.map((_, to) => mean(Float64Array.from(cosines, row => row[to] ?? 0)))
  // Of only two nothing tells how alike any two are.
  const usual = (from: number, to: number) => (one.length * other.length > 1 ? ((rows[from] ?? 0) + (columns[to] ?? 0)) / 2 : 0)
  const distance = (from: number, to: number) => Math.abs(relative(from, one.length) - relative(to, other.length))
  const words = cosines.map((row, from) => row.map((value, to) => value - usual(from, to) - POSITION * distance(from, to)))
  const scores = words.map((row, from) =>
    row.map((value, to) => {
      const alike = likeness(one[from], other[to])
      return alike === null ? value : value + THEMES * (alike - USUAL)
    }),
  )
  return { scores, words }
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
