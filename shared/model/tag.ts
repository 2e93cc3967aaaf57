import type { Colour } from './highlight.ts'

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
  /** Highlights that carry this very tag. */
  readonly count: number
  /** Highlights that carry it or a tag below it, each counted once. */
  readonly total: number
  /** For the picker: `jiandu/huiyi` and `jd/hy`, lower case, no tones. */
  readonly pinyin: string
  readonly initials: string
}
