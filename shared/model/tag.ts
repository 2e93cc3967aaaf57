import type { Colour, HighlightInContext } from './highlight.ts'

/** A node of the codebook. */
export interface Tag {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  /** Names from the root joined by `/`: `监督/会议`. */
  readonly path: string
  readonly description: string
  readonly colour: Colour | null
  /** Place among its siblings, from 0. */
  readonly position: number
  /** The digit (1 to 9) that chooses it in the picker; no two tags have the same. */
  readonly shortcut: number | null
  /** Highlights that carry this very tag. */
  readonly count: number
  /** Highlights that carry it or a tag below it, each counted once. */
  readonly total: number
  /** For the picker: `jiandu/huiyi` and `jd/hy`, lower case, no tones. */
  readonly pinyin: string
  readonly initials: string
}

/** Where a tag is used. Null is what is not known of a report. */
export interface TagUsage {
  readonly highlights: number
  readonly reports: number
  /** The commonest first. */
  readonly places: readonly { readonly value: string | null; readonly count: number }[]
  /** The earliest first. */
  readonly years: readonly { readonly value: number | null; readonly count: number }[]
  /** Highlights that were chosen to show what the tag means. */
  readonly examples: readonly HighlightInContext[]
}
