/** How far two people agree on where something applies, of a number of places. */
export interface Agreement {
  readonly both: number
  readonly onlyMine: number
  readonly onlyTheirs: number
  readonly neither: number
  /** Share of places on which they say the same, 0 to 1. */
  readonly share: number
  /**
   * Cohen's kappa (1960): agreement beyond what chance would give, 1 at most. Null where chance alone explains everything,
   * as when both say it of every place or of none.
   */
  readonly kappa: number | null
}

/** Of `places` places, those that each of two people chose. */
export function agreementOf(places: number, mine: ReadonlySet<number>, theirs: ReadonlySet<number>): Agreement {
  let both = 0
  for (const place of mine) if (theirs.has(place)) both++
  const onlyMine = mine.size - both
  const onlyTheirs = theirs.size - both
  const neither = places - both - onlyMine - onlyTheirs
  return { both, onlyMine, onlyTheirs, neither, ...measures(both, onlyMine, onlyTheirs, neither) }
}

/** Of all tags together: each tag at each place is a place of its own. */
export function totalOf(agreements: readonly Agreement[]): Agreement {
  const sum = (of: (agreement: Agreement) => number) => agreements.reduce((total, agreement) => total + of(agreement), 0)
  const [both, onlyMine, onlyTheirs, neither] = [sum(a => a.both), sum(a => a.onlyMine), sum(a => a.onlyTheirs), sum(a => a.neither)]
  return { both, onlyMine, onlyTheirs, neither, ...measures(both, onlyMine, onlyTheirs, neither) }
}

function measures(both: number, onlyMine: number, onlyTheirs: number, neither: number): Pick<Agreement, 'share' | 'kappa'> {
  const places = both + onlyMine + onlyTheirs + neither
  if (places === 0) return { share: 1, kappa: null }
  const share = (both + neither) / places
  const [mine, theirs] = [(both + onlyMine) / places, (both + onlyTheirs) / places]
  const chance = mine * theirs + (1 - mine) * (1 - theirs)
  return { share, kappa: chance === 1 ? null : (share - chance) / (1 - chance) }
}
