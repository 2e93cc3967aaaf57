import type { Body, Part } from './report.ts'
import type { WordChange } from './review.ts'
import type { Range } from './search.ts'
import type { ThemeShare } from './theme.ts'

/**
 * What a stretch of a report does; what stands around the sections is compared with its like. `fields` only names further
 * fields together (defence, archives, statistics …).
 */
export type SectionRole = 'section' | 'fields' | 'opening' | 'shortcomings' | 'closing'

/** A stretch that is laid beside stretches of other reports. All of them together are the running text, in order. */
export interface ComparedSection extends Range {
  /** With its number; empty for a stretch without. */
  readonly heading: string
  readonly part: Part
  readonly role: SectionRole
  /** The best first. */
  readonly themes: readonly ThemeShare[]
  /** The user said what it is about. */
  readonly chosen: boolean
}

export interface ComparedReport {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly body: Body
  readonly year: number | null
  readonly sections: readonly ComparedSection[]
}

/** A section of a comparison: which report (by its column) and which of its sections. */
export interface SectionPlace {
  readonly column: number
  readonly section: number
}

/** Two sections that correspond. */
export interface SectionLink {
  readonly from: SectionPlace
  readonly to: SectionPlace
  /** The user laid them beside each other, or the program did. */
  readonly by: 'user' | 'program'
  /** The theme both are about, or null. */
  readonly theme: string | null
}

/** Sections that correspond, column by column; in a column of an empty list nothing does. */
export interface ComparisonRow {
  readonly part: Part
  readonly theme: string | null
  readonly cells: readonly (readonly number[])[]
}

/** Two to six reports laid side by side. Every section is in exactly one row; rows keep the order of the first column. */
export interface Comparison {
  readonly reports: readonly ComparedReport[]
  readonly rows: readonly ComparisonRow[]
  readonly links: readonly SectionLink[]
  /** Sections that the user keeps apart; `from` is in an earlier column than `to`. */
  readonly apart: readonly { readonly from: SectionPlace; readonly to: SectionPlace }[]
  /** The theme set that was used, or null where the reports have none in common. */
  readonly themeSet: string | null
  readonly ms: number
}

/** A stretch of words that differs between matched sentences; one side is empty where words came or went. */
export interface WordEdit {
  readonly left: Range
  readonly right: Range
  /** Only figures differ. */
  readonly figures: boolean
}

/** What became of a sentence; a moved one may be reworded too, its edits tell. */
export const SENTENCE_CHANGES = ['unchanged', 'reworded', 'moved', 'new', 'gone'] as const
export type SentenceChange = (typeof SENTENCE_CHANGES)[number]

/** Sentences of two reports that say the same or nearly so (one may have become two, or two one), or one that only one of them has. */
export interface SentenceRow {
  readonly change: SentenceChange
  /** In the earlier report; empty for a new one. */
  readonly left: readonly Range[]
  /** In the later report; empty for one that is gone. */
  readonly right: readonly Range[]
  /** 0 to 1; 0 where there is nothing to compare. */
  readonly similarity: number
  /** In reading order. None where the wording is the same, or too different to be told word by word. */
  readonly edits: readonly WordEdit[]
}

/** What stands in two reports, sentence by sentence; the left one is the earlier. Every sentence is in exactly one row. */
export interface SentenceComparison {
  /** In the order of the later report; a sentence that is gone stands behind what it stood behind. */
  readonly rows: readonly SentenceRow[]
  /** Rows. */
  readonly counts: Readonly<Record<SentenceChange, number>>
  readonly ms: number
}

/** Of one place's years in the order in which a reader asks for them; of two places the left one comes first. */
export function changesInOrder(series: boolean): readonly SentenceChange[] {
  return series ? ['new', 'gone', 'moved', 'reworded', 'unchanged'] : ['gone', 'new', 'moved', 'reworded', 'unchanged']
}

/** What share of the later report a change makes up, of the earlier one for what is gone: 0 to 1. */
export function changeShare(counts: SentenceComparison['counts'], change: SentenceChange): number {
  const all = SENTENCE_CHANGES.reduce((sum, each) => sum + counts[each], 0)
  const whole = all - (change === 'gone' ? counts.new : counts.gone)
  return whole === 0 ? 0 : counts[change] / whole
}

/** A stretch of a report whose words the same other reports have, in passages of 15 characters and more. */
export interface SharedPassage extends Range {
  /** Distinct reports with it, this one among them; what is likely the same report twice counts once. */
  readonly reports: number
  /** Its characters without punctuation and spaces. */
  readonly letters: number
  /** What of it is whole words: what is shared may end within one. Empty where there are none. */
  readonly shown: Range
}

/** The shared wording of one report against others; passages do not overlap, in reading order. */
export interface SharedWording {
  readonly reportId: string
  /** Reports that it was held against, each counted once. */
  readonly against: number
  /** Characters of the report without punctuation and spaces. */
  readonly letters: number
  readonly passages: readonly SharedPassage[]
  readonly ms: number
}

/** Where a passage stands in another report: its words there. */
export interface PassageOccurrence extends Range {
  readonly reportId: string
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  readonly body: Body
  /** The words as they stand there. */
  readonly text: string
  /** What stands around them in their paragraph, as far as it is near. */
  readonly before: string
  readonly after: string
  /** Not the same words: most of the passage in pieces, with little between them. */
  readonly varied: boolean
  /** From the passage to these words; none where they are the same. */
  readonly changes: readonly WordChange[]
}

/** The reports that have a passage of one report, by place and year or by year and place. */
export interface PassageOccurrences {
  /** The words that all of them have around the stretch that was asked about, from its report. */
  readonly passage: Range
  /** Distinct reports with its words, the one that was asked about among them. */
  readonly reports: number
  /** Distinct reports with nearly the same words; 0 unless they were asked for. */
  readonly varied: number
  /** As many as were asked for. */
  readonly occurrences: readonly PassageOccurrence[]
  readonly ms: number
}

/** The earliest of the reports with a wording. It says nothing of who was first: the library need not hold that report. */
export interface EarliestWording {
  readonly year: number
  /** One of the places where that is (全国 for the state as a whole); null where it is not known. */
  readonly place: string | null
  /** How many places that are. */
  readonly places: number
}

/** One form of a wording, and a report in which it stands. */
export interface WordingForm extends Range {
  readonly reportId: string
  readonly text: string
  readonly letters: number
  /** Distinct reports with it. */
  readonly reports: number
  /** Distinct places and years of these, as far as they are known. */
  readonly places: number
  readonly years: number
  /** Null where no year is known. */
  readonly earliest: EarliestWording | null
}

/** A wording that reports share: its commonest form, and others that have half of its words or more, the commonest first. */
export interface WordingFamily extends WordingForm {
  readonly variants: readonly WordingForm[]
}

/** What wordings can be sorted by. */
export const WORDING_COLUMNS = ['text', 'forms', 'reports', 'places', 'years', 'earliest', 'letters'] as const
export type WordingColumn = (typeof WORDING_COLUMNS)[number]

/** What the reports of a library have in common, by reports times length. */
export interface WordingFamilies {
  /** Reports that were looked through, each counted once. */
  readonly reports: number
  readonly families: readonly WordingFamily[]
  readonly ms: number
}
