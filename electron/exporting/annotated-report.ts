import type { HighlightInContext } from '../../shared/model/highlight.ts'
import type { ReportSummary } from '../../shared/model/report.ts'

/** A report with the highlights that leave the program, in reading order. */
export interface AnnotatedReport {
  readonly report: ReportSummary
  /** SHA-256 of the file it came from. */
  readonly sha256: string | null
  /** Canonical text. */
  readonly text: string
  readonly highlights: readonly HighlightInContext[]
}
