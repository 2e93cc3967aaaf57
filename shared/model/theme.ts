import type { Body, Part } from './report.ts'
import type { Range } from './search.ts'

/** The same in each language of the interface; what users write is the same in all of them. */
export interface LocalWords {
  readonly 'zh-CN': string
  readonly en: string
}

/** What a paragraph or a section may be about. */
export interface Theme {
  /** Within its set, and the same in every language. */
  readonly id: string
  readonly name: LocalWords
  /** What belongs to it. */
  readonly description: LocalWords
  /** Words that speak for it in the text of any place. */
  readonly keywords: readonly string[]
}

/** The themes that reports of one kind are arranged by; the user may define further sets. */
export interface ThemeSet {
  readonly id: string
  readonly name: LocalWords
  /** The reports that it is for unless told otherwise; empty for none. A user's own set goes before one of the program. */
  readonly bodies: readonly Body[]
  readonly themes: readonly Theme[]
  /** It comes with the program. */
  readonly builtIn: boolean
  /** Stretches whose theme the user chose. */
  readonly chosen: number
}

/** With how its Chinese name is typed on a Latin keyboard. */
export interface SpelledTheme extends Theme {
  readonly pinyin: string
  readonly initials: string
}

export interface SpelledThemeSet extends ThemeSet {
  readonly themes: readonly SpelledTheme[]
}

/** How much of a stretch of text speaks for a theme, 0 to 1; those of one stretch add up to at most 1. */
export interface ThemeShare {
  readonly theme: string
  readonly share: number
}

/** What a stretch is about. */
export interface ThemedStretch extends Range {
  /** With its number; for a paragraph that of its section. Empty where there is none. */
  readonly heading: string
  readonly part: Part
  /** The best first; empty where the text is too short to say, or speaks of no theme (thanks, shortcomings). */
  readonly themes: readonly ThemeShare[]
  /** The user said so; then there is no doubt. */
  readonly chosen: boolean
}

/** The themes of a report, section by section and paragraph by paragraph, in reading order. */
export interface ThemedReport {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly body: Body
  readonly year: number | null
  /** Null where there is no set for reports of this body; then there are no stretches. */
  readonly setId: string | null
  readonly sections: readonly ThemedStretch[]
  /** Empty where only sections were asked for. */
  readonly paragraphs: readonly ThemedStretch[]
}
