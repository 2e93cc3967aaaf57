import type { AnnotationFormat, LeftOut } from '../interchange/annotation.ts'
import type { Colour } from './highlight.ts'
import type { ActionSummary } from './journal.ts'

/** What the user says of a passage. */
export interface Remarks {
  readonly colour: Colour
  readonly note: string
  /** Paths of the tags, sorted. */
  readonly tags: readonly string[]
}

/** A highlight that the library has and the file says something else of. */
export interface AnnotationConflict {
  readonly id: string
  readonly reportId: string
  readonly reportTitle: string
  readonly quote: string
  readonly mine: Remarks
  readonly theirs: Remarks
}

/** An annotation that got no place: its quote stands in no report, in several, or none of the reports is the one that it is about. */
export interface UnplacedAnnotation {
  readonly quote: string
  readonly note: string
  /** What the file calls the text that it is about. */
  readonly document: string
  readonly reason: 'quote-not-found' | 'no-report' | 'several-reports'
}

/** What a file of annotations holds, and what becomes or would become of it. */
export interface AnnotationReading {
  readonly format: AnnotationFormat
  readonly total: number
  readonly added: number
  /** Of the added ones, those whose place awaits a yes or no. */
  readonly doubtful: number
  /** In the library already, with the same remarks. */
  readonly unchanged: number
  /** The first of them; `conflictCount` is exact. */
  readonly conflicts: readonly AnnotationConflict[]
  readonly conflictCount: number
  readonly unplaced: readonly UnplacedAnnotation[]
  readonly unplacedCount: number
  /** Paths. */
  readonly newTags: readonly string[]
  /** Tags of whose description or colour the file says something else; the library's stay. */
  readonly differentTags: readonly string[]
  /** Texts in the file that are in no report yet, with the annotations on them; they are read in when it is imported. */
  readonly enclosed: { readonly documents: number; readonly annotations: number }
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

export interface AnnotationImport extends AnnotationReading {
  /** Highlights that took the file's remarks. */
  readonly replaced: number
  /** Null where nothing changed. */
  readonly action: ActionSummary | null
}
