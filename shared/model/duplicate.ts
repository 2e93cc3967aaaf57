import type { z } from 'zod'
import type { duplicateDecision } from '../schemas.ts'
import type { ReportSummary } from './report.ts'
import type { SourceFormat } from './source.ts'

/** Why the proposed report is the one to keep: the first of these in which it is better than the next best. */
export const KEEP_REASONS = ['highlights', 'corrected', 'complete', 'longer', 'notes', 'details', 'format', 'problems', 'first'] as const
export type KeepReason = (typeof KEEP_REASONS)[number]

/** What only the user can decide: several hold highlights, or the texts are filed under different places, bodies or years. */
export type OpenQuestion = 'several-marked' | 'filed-apart'

/** Where reports of one text are filed differently; both values are known. */
export type Conflict = 'place' | 'body' | 'year'

/** Reports that are likely one and the same. */
export interface DuplicateGroup {
  /** All have the same words: spaces, signs, width and script aside. */
  readonly same: boolean
  /** Probably one of them is filed wrongly. */
  readonly conflicts: readonly Conflict[]
  /** `keep` is null where the user has to choose. */
  readonly proposal: { readonly keep: string; readonly reason: KeepReason } | { readonly keep: null; readonly reason: OpenQuestion }
  /** Two or more, the best to keep first. */
  readonly reports: readonly DuplicateReport[]
}

/** Of reports that are likely one: which to keep. */
export type DuplicateDecision = z.infer<typeof duplicateDecision>

/** One of them, with what may tell which is the better. */
export interface DuplicateReport extends ReportSummary {
  readonly format: SourceFormat
  readonly importedAt: string
  /** Its number among the reports of its source, from 1; null where the source no longer holds it. */
  readonly position: number | null
  /** Letters, digits and characters of the text, without spaces and signs. */
  readonly words: number
  /** The text speaks of another place than the name of the file. */
  readonly misfiled: boolean
  /** Notes and glossary entries behind the text. */
  readonly notes: number
  /** Estimated share of the text that it has in common with the first of the group; 1 where the words are the same. */
  readonly share: number
}
