import type { IndicatorCandidate, IndicatorPeriod, Precision } from './indicator.ts'
import type { Body } from './report.ts'
import type { LocalWords } from './theme.ts'

/** Parts whose figures stand in a table: what was done, and what is aimed at. */
export const INDICATOR_PARTS = ['review', 'plan'] as const
export type IndicatorPart = (typeof INDICATOR_PARTS)[number]

/** An indicator by its id, with how much of it there is. Those that come with the program belong to certain bodies. */
export interface KnownIndicatorSummary {
  readonly id: string
  readonly name: LocalWords
  /** How the Chinese name is typed on a Latin keyboard, whole and by first letters. */
  readonly pinyin: string
  readonly initials: string
  readonly builtIn: boolean
  /** The reports that it is looked for in; empty for all. */
  readonly bodies: readonly Body[]
  /** Reports, of those asked about, that have a figure of it; and the figures. */
  readonly reports: number
  readonly numbers: number
}

/** What several numbers without a known indicator count alike: one that the user may want to define. */
export interface UnnamedNumbers {
  readonly object: string
  /** The commonest measure word. */
  readonly unit: string
  readonly reports: number
  readonly numbers: number
  /** One of them: where to look at it. */
  readonly example: { readonly reportId: string; readonly start: number; readonly end: number }
}

export interface KnownIndicators {
  readonly indicators: readonly KnownIndicatorSummary[]
  /** The commonest first. */
  readonly unnamed: readonly UnnamedNumbers[]
  /** Reports that were read. */
  readonly reports: number
  readonly ms: number
}

/** An indicator of the user's own. */
export interface IndicatorDefinition {
  readonly id: string
  readonly name: string
  /** One of them must stand in the words of a number; a space within one joins words that must all stand there. */
  readonly words: readonly string[]
  /** None of them may stand there. */
  readonly without: readonly string[]
  /** Measure words; those that count alike (件, 项) stand for each other. */
  readonly units: readonly string[]
}

/** What the program would define by a number that somebody points at. */
export interface IndicatorProposal extends Omit<IndicatorDefinition, 'id'> {
  /** The sentence of the example, and where the number stands in it. */
  readonly sentence: string
  readonly start: number
  readonly end: number
}

/** What a definition would find. */
export interface DefinitionPreview {
  readonly reports: number
  readonly numbers: number
  readonly examples: readonly { readonly reportId: string; readonly sentence: string; readonly start: number; readonly end: number }[]
}

/**
 * A column: figures that may be held against each other. Annual figures never stand in one column with those of a term or
 * of five years, nor results with aims, nor things with persons or shares.
 */
export interface IndicatorColumn {
  /** `indicator|unit|period|part`, the unit being the first of those that count alike. */
  readonly key: string
  readonly indicator: string
  readonly name: LocalWords
  /** The commonest measure word of its figures. */
  readonly unit: string
  readonly period: IndicatorPeriod
  readonly part: IndicatorPart
  /** Bodies whose reports may have it; empty for all. */
  readonly bodies: readonly Body[]
  /** Rows with a figure. */
  readonly filled: number
}

/** The user said which number it is, or that none is, or wrote one down. */
export type ChoiceKind = 'candidate' | 'none' | 'typed'

/**
 * What a report says in a column. A cell that is not there is 未提及: the report says nothing of it. `value` is null where
 * there are candidates of which none may be taken without asking (figures of others, ratios, parts of a whole), or where
 * the user said that none is right.
 */
export interface IndicatorCell {
  /** Index of the column. */
  readonly column: number
  readonly value: number | null
  readonly to: number | null
  readonly precision: Precision
  readonly unit: string
  /** Of the report that says so. */
  readonly reportId: string
  /** Where it stands; null for one that the user wrote down. */
  readonly start: number | null
  readonly end: number | null
  /** Different values that the column might as well take, this one among them. */
  readonly values: number
  /** The user's choice, or null for the program's. */
  readonly chosen: ChoiceKind | null
  /** The user chose a number that is no longer in the report; the program's stands here. */
  readonly lost: boolean
  /** What the user wrote beside the choice. */
  readonly note: string
}

/** A place and body in one year; nearly always one report. */
export interface IndicatorTableRow {
  readonly place: string | null
  /** Names from the outermost to the innermost: a county's name alone may be that of several. */
  readonly path: readonly string[]
  readonly body: Body
  /** Of the session. */
  readonly year: number | null
  readonly reportIds: readonly string[]
  /** In the order of the columns. */
  readonly cells: readonly IndicatorCell[]
}

export interface IndicatorTable {
  /** Indicators in the order asked for or that of their lists; of each the fullest column first. */
  readonly columns: readonly IndicatorColumn[]
  /** By place, body and year. */
  readonly rows: readonly IndicatorTableRow[]
  /** Reports that were read. */
  readonly reports: number
  readonly ms: number
}

/** Why the program does not take a candidate by itself, or null where it may. */
export type CandidateBar = 'owner' | 'each' | 'part' | 'ratio' | 'mixed' | 'period' | 'place' | 'unit'

/** A candidate of a cell with its sentence. */
export interface CellCandidate extends IndicatorCandidate {
  readonly reportId: string
  readonly sentence: string
  readonly bar: CandidateBar | null
  readonly chosen: boolean
}
