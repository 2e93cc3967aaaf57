import type { z } from 'zod'
import type { highlightFilter } from '../schemas.ts'
import type { Body } from './report.ts'

/** The eight inks, by the names of traditional Chinese pigments; 1 to 8 on the keyboard in this order. */
export const COLOURS = ['gamboge', 'malachite', 'azure', 'rouge', 'lilac', 'ochre', 'bamboo', 'indigo'] as const
export type Colour = (typeof COLOURS)[number]

/** How surely a highlight stands on its words after a change of the source. */
export const HIGHLIGHT_STATES = ['anchored', 'doubtful', 'orphan'] as const
export type HighlightState = (typeof HIGHLIGHT_STATES)[number]

/**
 * Saved selector (W3C Web Annotation: position and quote). `[start, end)` in UTF-16 units of the canonical text.
 * Users' saved data depend on this shape.
 */
export interface Selector {
  readonly start: number
  readonly end: number
  readonly quote: string
  /** Up to 32 units of context on either side, never cutting a surrogate pair. */
  readonly prefix: string
  readonly suffix: string
}

export interface Highlight extends Selector {
  readonly id: string
  readonly reportId: string
  readonly colour: Colour
  readonly note: string
  readonly tagIds: readonly string[]
  readonly state: HighlightState
  readonly createdAt: string
  readonly updatedAt: string
}

export interface HighlightChanges {
  /** New, or as they are from now on. */
  readonly saved: readonly Highlight[]
  /** Ids. */
  readonly removed: readonly string[]
}

/** A highlight with what a list beside other reports must say of it. */
export interface HighlightInContext extends Highlight {
  readonly reportTitle: string
  readonly place: string | null
  readonly year: number | null
  readonly body: Body
  /** Headings from the outermost to the innermost that govern the passage. */
  readonly section: readonly string[]
  /** Paths of the tags, `监督/会议`. */
  readonly tags: readonly string[]
}

/** Which highlights; an absent field does not restrict. */
export type HighlightFilter = z.infer<typeof highlightFilter>
