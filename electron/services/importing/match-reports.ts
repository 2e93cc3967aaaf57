import type { ParsedReport } from '../../../shared/model/source.ts'
import type { KnownReport } from '../../store/report-revisions.ts'

export interface Match {
  readonly report: ParsedReport
  readonly ordinal: number
  /** The report of the library that this is a new revision of; undefined when it is new. */
  readonly known: KnownReport | undefined
}

export interface Matching {
  readonly matches: readonly Match[]
  /** No longer in the source. */
  readonly gone: readonly KnownReport[]
}

/**
 * Which report of a changed source is which: the same title first (of several the first free one), then the same place
 * among those that are left. What the user corrected is not asked: the importer's own titles are compared.
 */
export function matchReports(known: readonly KnownReport[], reports: readonly ParsedReport[]): Matching {
  const free = new Set(known)
  const take = (wanted: (candidate: KnownReport) => boolean): KnownReport | undefined => {
    const found = [...free].find(wanted)
    if (found) free.delete(found)
    return found
  }
  const byTitle = reports.map(report => take(candidate => candidate.foundTitle === report.title))
  const matches = reports.map((report, ordinal) => ({
    report,
    ordinal,
    known: byTitle[ordinal] ?? take(candidate => candidate.ordinal === ordinal),
  }))
  return { matches, gone: [...free].filter(report => report.ordinal !== null) }
}
