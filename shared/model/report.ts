import type { z } from 'zod'
import type { metadataPatch, reportFilter } from '../schemas.ts'
import type { Place } from './place.ts'

export const BODIES = ['npc', 'cppcc', 'government', 'court', 'procuratorate', 'other'] as const
export type Body = (typeof BODIES)[number]

export const KINDS = ['report', 'news', 'template', 'other'] as const
export type Kind = (typeof KINDS)[number]

/** Whether a part of a report looks back (review) or ahead (plan), or is no running text (notes, glossary, annex). */
export type Part = 'review' | 'plan' | 'notes' | 'other'

/** A note or an entry of a glossary after the running text: `[start, end)` in the canonical text. */
export interface Note {
  /** Its number as the marks in the text have it (`3` for `[3]` and ③), or null. */
  readonly mark: number | null
  /** What a glossary explains, as it stands there, or null. */
  readonly term: string | null
  readonly start: number
  readonly end: number
  /** Where the running text refers to it: its marks, or the first place that names its term. */
  readonly anchors: readonly { readonly start: number; readonly end: number }[]
}

/** A heading and what it governs: `[start, end)` in UTF-16 units of the canonical text, the heading included. */
export interface OutlineEntry {
  /** 1 for the highest. */
  readonly level: number
  readonly heading: string
  readonly start: number
  readonly end: number
  readonly part: Part
  /** The notes that stand under this heading, only where there are any. */
  readonly notes?: readonly Note[]
}

/** What a report is about; every value may be unknown (null) and may be corrected by the user. */
export interface Metadata extends Place {
  readonly title: string
  readonly body: Body
  readonly kind: Kind
  /** Year of the session in which the report is given; a session held in November or December for the next year counts for that. */
  readonly year: number | null
  /** True where the text does not state the year itself. */
  readonly yearInferred: boolean
  /** First and last year that the report looks back on. */
  readonly reviewFrom: number | null
  readonly reviewTo: number | null
  readonly session: string | null
  /** ISO date or a prefix of one (`2023-01-07`, `2023-01`). */
  readonly date: string | null
  readonly speaker: string | null
}

/** Something a user should know about a source or report. `code` selects the sentence, `details` fill it. */
export interface Problem {
  readonly code: ProblemCode
  /** English sentence, for the command line. */
  readonly message: string
  readonly details?: Readonly<Record<string, string | number>>
  /** Where in the source's decoded text, when it has a spot. */
  readonly start?: number
  readonly end?: number
}

/** A problem with the name of the report or file that it is about, and the source in which its spot is. */
export interface NamedProblem extends Problem {
  readonly name: string
  readonly sourceId: number
  readonly reportId?: string
}

export type ProblemCode =
  | 'unreadable'
  | 'unsupported-format'
  | 'not-text'
  | 'empty'
  | 'too-large'
  | 'encoding-doubtful'
  | 'no-report'
  | 'false-title'
  | 'mixed-reports'
  | 'incomplete'
  | 'template'
  | 'place-unknown'
  | 'body-unknown'
  | 'year-unknown'
  | 'year-inferred'
  | 'place-contradicts-name'
  | 'notes-missing'
  | 'duplicate'
  | 'repair-lost'
  | 'file-missing'
  | 'worker-crashed'
  | 'timed-out'

/** A report as lists show it. */
export interface ReportSummary extends Metadata {
  readonly id: string
  readonly sourceId: number
  /** Path of the source as the user knows it. */
  readonly sourcePath: string
  /** Shortest full name of the place (`青禾市`), or null. */
  readonly place: string | null
  readonly incomplete: boolean
  /** Length of the canonical text in UTF-16 units. */
  readonly characters: number
  readonly highlights: number
  readonly problems: number
  /** True for the sample library that comes with the program. */
  readonly sample: boolean
  /** Names of the metadata fields that the user has corrected. */
  readonly corrected: readonly (keyof Metadata)[]
  /** How many other reports are likely the same one; absent for none, and until it is known. */
  readonly duplicates?: number
  /** Ids of the reading lists that it is in; absent for none. */
  readonly lists?: readonly string[]
  /** Ids of the saved searches that find it; absent for none, and until it is known. */
  readonly searches?: readonly string[]
}

/** One report. `text` is null unless it was asked for. */
export interface Report extends Omit<ReportSummary, 'problems'> {
  readonly outline: readonly OutlineEntry[]
  readonly problems: readonly Problem[]
  readonly text: string | null
}

/** Canonical text cut into paragraphs; each is `[start, end)` without its line end. */
export interface Paragraph {
  readonly start: number
  readonly end: number
}

/** What a user may correct, one field or many, on one report or many. */
export type MetadataPatch = z.infer<typeof metadataPatch>

/** Which reports; an absent field does not restrict, a list means any of its values. */
export type ReportFilter = z.infer<typeof reportFilter>
