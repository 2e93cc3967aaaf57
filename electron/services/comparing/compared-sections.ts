import { AppError } from '../../../shared/errors.ts'
import { type ReportSection, sectionsOf } from '../../comparing/sections.ts'
import { countGrams, type Vector } from '../../comparing/vectors.ts'
import type { Db } from '../../store/db.ts'
import { findRevisionOutline, findRevisionText, findVisibleRevision } from '../../store/reports.ts'
import { simplifiedReport } from './simplified-report.ts'

/** A section as comparing reads it. */
export interface ReadSection extends ReportSection {
  readonly counts: Vector
}

export interface ReadReport {
  /** The one that the report shows. */
  readonly revision: number
  readonly text: string
  /** The same in simplified characters, in which the words of all reports are alike. */
  readonly simplified: string
  readonly sections: readonly ReadSection[]
}

/** A heading says more than a sentence. */
const HEADING = 3
/** Reports whose sections are kept, of some 300 KB each. */
const KEPT = 24

/** The sections of reports, kept while they are in use: a revision never changes, another outline is another revision. */
export interface ComparedSections {
  /** Throws `not-found` where there is no such report. */
  read(db: Db, reportId: string): Generator<void, ReadReport>
  /** Another library, or none. */
  restart(): void
}

export function createComparedSections(): ComparedSections {
  /** By revision; the one that was asked for last is the last. */
  let kept = new Map<number, ReadReport>()

  function keep(report: ReadReport): ReadReport {
    kept.delete(report.revision)
    kept.set(report.revision, report)
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return report
  }

  return {
    *read(db, reportId) {
      const revision = findVisibleRevision(db, reportId)
      if (revision === undefined) throw new AppError('not-found', 'There is no such report.', { id: reportId })
      const known = kept.get(revision)
      if (known) return keep(known)
      const text = findRevisionText(db, revision) ?? ''
      const { text: simplified, outline, own } = simplifiedReport(text, findRevisionOutline(db, revision))
      const sections: ReadSection[] = []
      for (const section of sectionsOf(simplified, outline)) {
        const { start, end, heading } = section
        const counts = countGrams({ text: heading, weight: HEADING }, { text: simplified.slice(start, end), weight: 1 })
        sections.push({ ...section, heading: own(heading, start), counts })
        yield
      }
      return keep({ revision, text, simplified, sections })
    },
    restart() {
      kept = new Map()
    },
  }
}
