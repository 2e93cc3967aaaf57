import type { Range } from './search.ts'

/** How two people's highlights agree on one tag, counted in sentences. */
export interface TagAgreement {
  /** Path of the tag. */
  readonly tag: string
  readonly both: number
  readonly onlyMine: number
  readonly onlyTheirs: number
  /** Share of sentences on which both say the same, 0 to 1. */
  readonly share: number
  /** Cohen's kappa, or null where there is nothing that chance would not explain. */
  readonly kappa: number | null
}

/** A sentence that one of two people gave a tag and the other did not. */
export interface Disagreement extends Range {
  readonly reportId: string
  readonly title: string
  readonly tag: string
  readonly who: 'mine' | 'theirs'
  readonly sentence: string
}

/** Two people's highlights on the reports that both of them marked. */
export interface CoderComparison {
  readonly reports: number
  readonly sentences: number
  /** Reports that only one of them marked; they count nowhere. */
  readonly onlyMine: number
  readonly onlyTheirs: number
  /** Of theirs, those that found no place. */
  readonly unplaced: number
  /** Of all tags together. */
  readonly total: Omit<TagAgreement, 'tag'>
  /** The least agreed first. */
  readonly tags: readonly TagAgreement[]
  /** The first of them; `disagreementCount` is exact. */
  readonly disagreements: readonly Disagreement[]
  readonly disagreementCount: number
}

/** A share, percentage or kappa with so many digits behind the point, not rounded up: what is not quite the same must not look it. */
export function cutDigits(value: number, digits: number): number {
  return Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits
}
