import type { HighlightInContext } from './highlight.ts'

export interface PassageInContext {
  readonly before: string
  readonly words: string
  readonly after: string
}

/** A stretch that both texts have, or only the old or the new one. */
export interface WordChange {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** A highlight whose place is not sure, or lost, since its source changed. */
export interface ReviewItem {
  readonly highlight: HighlightInContext
  readonly was: PassageInContext
  /** The place that is proposed; null for one that was not found again. */
  readonly now: PassageInContext | null
  /** From the old words to the new ones. */
  readonly changes: readonly WordChange[]
}

/** What became of highlights when their sources changed. */
export interface AnchoringCounts {
  /** On the same words at the same place. */
  readonly kept: number
  readonly moved: number
  readonly doubtful: number
  readonly lost: number
}
