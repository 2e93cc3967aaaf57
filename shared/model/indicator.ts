import type { Body, Part } from './report.ts'
import type { Range } from './search.ts'

/**
 * What a number in a text is. Only quantities are candidates for a table of indicators; `incidental` counts say how a text
 * is arranged (4个方面), the others are no amounts at all: dates and spans of time, ordinals, articles of laws, parts of
 * names (十四五, 12345热线) and bare numbers.
 */
export type NumberKind = 'quantity' | 'incidental' | 'date' | 'ordinal' | 'article' | 'name' | 'bare'

/** What a figure covers: one year, the years of a term, five years, another time that its sentence names; unknown where nothing tells. */
export const INDICATOR_PERIODS = ['annual', 'term', 'five-years', 'other', 'unknown'] as const
export type IndicatorPeriod = (typeof INDICATOR_PERIODS)[number]

/** What tells the period, from the nearest to the farthest. */
export type PeriodReason = 'sentence' | 'heading' | 'report' | 'none'

/** Whose figure it is, as its sentence says: of the body that reports, of a party committee, the government, lower or upper levels, or the whole area. */
export type NumberOwner = 'own' | 'party' | 'government' | 'lower' | 'area' | 'upper'

/** How near a number comes, as the words beside it say: 近20件 and 20余件 are about 20, 6%以上 is at least 6, 5%以内 at most 5. */
export type Precision = 'exact' | 'about' | 'at-least' | 'at-most'

/** What is written before a number in little room. */
export const PRECISION_SIGNS: Readonly<Record<Precision, string>> = { exact: '', about: '≈', 'at-least': '≥', 'at-most': '≤' }

/** `some` where nothing is said. */
export type NumberScope = 'all' | 'some' | 'part'

/** A quantity as a report has it. Offsets are UTF-16 units of the canonical text. */
export interface IndicatorCandidate {
  /** With its sign, prefix and measure word left out: `2.1万` is 21000. */
  readonly value: number
  /** The other end of a range, or null. */
  readonly to: number | null
  readonly precision: Precision
  /** It falls to each of several (各3项). */
  readonly each: boolean
  /** It is a part of one before it (其中), or what became of it (征集提案90件,立案80件). */
  readonly partOfBefore: boolean
  /** It is so many for each of something (每千人3张), or a share of it. */
  readonly ratio: boolean
  /** It is so many of several indicators together (提案和信息75件). */
  readonly mixed: boolean
  /** How much of what there is it counts, as the words beside it say: all of it, or some that stand out or came in addition. */
  readonly scope: NumberScope
  /** Measure word; percentages are `%` or `个百分点`. */
  readonly unit: string
  /** What is counted, in the words of the text; empty where that is not clear. */
  readonly object: string
  /** Id of the known indicator, or null. */
  readonly indicator: string | null
  /** Its Chinese name; without one the object. */
  readonly name: string
  readonly period: IndicatorPeriod
  readonly periodReason: PeriodReason
  readonly whose: NumberOwner
  readonly part: Part
  /** The number with its measure word. */
  readonly start: number
  readonly end: number
  /** The sentence that says it. */
  readonly evidence: Range
}

/** A candidate with the report that has it. */
export interface IndicatorRow extends IndicatorCandidate {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly body: Body
  /** Of the session. */
  readonly year: number | null
  /** The sentence in its own words. */
  readonly sentence: string
}

export interface IndicatorList {
  readonly rows: readonly IndicatorRow[]
  /** Reports that were read. */
  readonly reports: number
  readonly ms: number
}
