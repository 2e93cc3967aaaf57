import type { AnnotationFormat, LeftOut } from '../interchange/annotation.ts'
import type { Colour } from './highlight.ts'
import type { ActionSummary } from './journal.ts'
import type { MemoKind } from './memo.ts'

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

/** What both sides wrote about one thing, where one does not contain the other. */
export interface MemoConflict {
  /** Of the memo in the library. */
  readonly id: string
  readonly about: MemoKind
  /** Of what it is about: the name of the library, a title, the path of a tag, a quote. */
  readonly name: string
  readonly mine: string
  readonly theirs: string
}

/** What becomes of the memos of a file. */
export interface MemoReading {
  readonly added: number
  /** What they say stands in the library already. */
  readonly unchanged: number
  readonly conflicts: readonly MemoConflict[]
  /** About reports and highlights that have no place in the library. */
  readonly unplaced: number
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
  /** All of them: each can be decided. */
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
  readonly memos: MemoReading
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

export interface AnnotationImport extends AnnotationReading {
  /** Highlights and memos that took the file's words. */
  readonly replaced: number
  /** Null where nothing changed. */
  readonly action: ActionSummary | null
}
