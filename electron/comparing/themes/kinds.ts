import kinds from '../../../resources/themes/kinds.json' with { type: 'json' }

/** How much of each theme of a set is a kind of work that other bodies do too, by kind, set and theme. */
const KINDS: readonly Readonly<Record<string, Readonly<Record<string, number | undefined>> | undefined>>[] = Object.values(kinds)

/** What a section is about, where other bodies have other themes. */
export interface KindShares {
  /** The share of each kind of work that several bodies do; the rest is what this body alone does. */
  readonly shares: readonly number[]
  /** The length of these and of the rest, as one vector. */
  readonly length: number
}

/** Null for a set whose themes are not known to be of any kind: one of the user's own. */
export function kindShares(set: string, ids: readonly string[], shares: readonly number[]): KindShares | null {
  if (!KINDS.some(kind => kind[set])) return null
  const partOf = (kind: (typeof KINDS)[number], at: number) => (shares[at] ?? 0) * (kind[set]?.[ids[at] ?? ''] ?? 0)
  const common = KINDS.map(kind => ids.reduce((sum, _, at) => sum + partOf(kind, at), 0))
  const rest = ids.map((_, at) => KINDS.reduce((left, kind) => left - partOf(kind, at), shares[at] ?? 0))
  return { shares: common, length: Math.hypot(...common, ...rest) }
}

/** 0 to 1: how much two sections of different bodies do the same work. */
export function kindLikeness(one: KindShares, other: KindShares): number {
  const product = one.shares.reduce((sum, share, at) => sum + share * (other.shares[at] ?? 0), 0)
  const lengths = one.length * other.length
  return lengths > 0 ? product / lengths : 0
}
