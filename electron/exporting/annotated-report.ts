import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { Memo } from '../../shared/model/memo.ts'
import type { ReportSummary } from '../../shared/model/report.ts'

/** A report with the highlights that leave the program, in reading order. */
export interface AnnotatedReport {
  readonly report: ReportSummary
  /** SHA-256 of the file it came from. */
  readonly sha256: string | null
  /** Canonical text. */
  readonly text: string
  readonly highlights: readonly HighlightInContext[]
  /** About the report as a whole. */
  readonly memo: Memo | null
  /** About its highlights, by their ids. */
  readonly highlightMemos: ReadonlyMap<string, Memo>
}

/** Memos that belong to no report. */
export interface GeneralMemos {
  readonly library: Memo | null
  /** By the ids of their tags. */
  readonly tags: ReadonlyMap<string, Memo>
}

export const NO_MEMOS: GeneralMemos = { library: null, tags: new Map() }
