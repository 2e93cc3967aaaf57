import type { Body } from './report.ts'

/** What a paragraph or a section may be about. */
export interface Theme {
  /** Within its set, and the same in every language. */
  readonly id: string
  readonly name: string
  /** What belongs to it. */
  readonly description: string
  /** Words that speak for it in the text of any place. */
  readonly keywords: readonly string[]
}

/** The themes that reports of one kind are arranged by; the user may define further sets. */
export interface ThemeSet {
  readonly id: string
  readonly name: string
  /** The reports that it is for unless told otherwise; empty for none. */
  readonly bodies: readonly Body[]
  readonly themes: readonly Theme[]
  /** It comes with the program. */
  readonly builtIn: boolean
}

/** How much of a stretch of text speaks for a theme, 0 to 1; those of one stretch add up to at most 1. */
export interface ThemeShare {
  readonly theme: string
  readonly share: number
}

/** What a stretch is about. Offsets are UTF-16 units of the canonical text. */
export interface ThemedStretch {
  readonly start: number
  readonly end: number
  /** The best first; empty where the text is too short to say. */
  readonly themes: readonly ThemeShare[]
  /** The user said so; then there is no doubt. */
  readonly chosen: boolean
}

/** The themes of a report, section by section and paragraph by paragraph. */
export interface ThemedReport {
  readonly reportId: string
  readonly setId: string
  readonly sections: readonly ThemedStretch[]
  readonly paragraphs: readonly ThemedStretch[]
}
