import { existsSync } from 'node:fs'
import type { ParsedSource } from '../../../shared/model/source.ts'
import type { Db } from '../../store/db.ts'
import {
  addHiddenReport,
  addRevision,
  dropReport,
  listKnownReports,
  placeReport,
  reviseReport,
  showReport,
} from '../../store/report-revisions.ts'
import { listReportsOfSources } from '../../store/reports.ts'
import { addHiddenSource, changeSource, type KnownSource, removeSources, type SourceFile, showSource } from '../../store/sources.ts'
import { matchReports } from './match-reports.ts'
import { relocateHighlights } from './relocating.ts'
import { stageRepairs } from './repairs-on-import.ts'

/**
 * How a parsed file gets into the library. New rows are written hidden and outside the journal; the returned function
 * makes them visible and is to be run inside an action, so that taking an import back is hiding what it brought.
 */
export interface Staged {
  /** Reports that come, change or go. */
  readonly reportIds: readonly string[]
  /** How many of them the source now holds. */
  readonly reports: number
  /** True where highlights may have moved. */
  readonly remarks: boolean
  apply(): void
}

/** What the library makes of a file by its path, bytes and location. */
export type Recognised =
  | { readonly kind: 'new' }
  | { readonly kind: 'unchanged'; readonly sources: readonly KnownSource[] }
  | { readonly kind: 'changed'; readonly sources: readonly KnownSource[] }

/**
 * The same path and bytes: unchanged. Other bytes at a known path: the file changed, if it is the same place on disk or
 * the old place is empty (a folder that was moved). Two folders of one name must not overwrite each other: where several
 * files of an import bear the path (`oneOfSeveral`), nobody knows which of them was moved.
 */
export function recognise(known: readonly KnownSource[], file: SourceFile, oneOfSeveral = false): Recognised {
  const same = known.filter(source => source.fileSha256 === file.sha256)
  if (same.length > 0) return { kind: 'unchanged', sources: same }
  const here = known.filter(source => source.fileLocation === file.location)
  if (here.length > 0) return { kind: 'changed', sources: here }
  const moved = oneOfSeveral ? undefined : known.find(source => !existsSync(source.fileLocation))
  return moved ? { kind: 'changed', sources: known.filter(source => source.fileLocation === moved.fileLocation) } : { kind: 'new' }
}

export function stageNew(db: Db, source: ParsedSource, file: SourceFile, sample: boolean, at: string): Staged {
  const id = addHiddenSource(db, source, file, sample, at)
  const reportIds = source.reports.map((report, ordinal) => addHiddenReport(db, id, source.path, ordinal, report, at))
  return {
    reportIds,
    reports: reportIds.length,
    remarks: false,
    apply() {
      showSource(db, id)
      for (const reportId of reportIds) showReport(db, reportId)
    },
  }
}

/** A removed source that is opened again, unchanged: it comes back with all that was done to it. */
export function stageReturn(db: Db, source: KnownSource): Staged {
  const reportIds = listKnownReports(db, source.id).flatMap(report => (report.ordinal === null ? [] : [report.id]))
  return {
    reportIds,
    reports: reportIds.length,
    remarks: true,
    apply() {
      showSource(db, source.id)
      for (const id of reportIds) showReport(db, id)
    },
  }
}

/**
 * Reports keep their ids and what the user corrected; highlights are located again in the new text. One that the user removed
 * stays away, unless the source itself was removed and is opened again.
 */
export function stageChange(db: Db, known: KnownSource, source: ParsedSource, file: SourceFile, at: string): Staged {
  const { textId, cutsId, settle } = stageRepairs(db, known.id, source)
  const { matches, gone } = matchReports(listKnownReports(db, known.id), source.reports)
  const steps: (() => void)[] = []
  const reportIds: string[] = gone.map(report => report.id)
  for (const { report, ordinal, known: old } of matches) {
    if (old) {
      const revisionId = addRevision(db, old.id, report, at)
      const shown = known.removed || old.ordinal === null || !old.removed
      if (shown) reportIds.push(old.id)
      steps.push(() => {
        relocateHighlights(db, old.id, revisionId, report.text)
        reviseReport(db, old, ordinal, revisionId, report, shown)
      })
    } else {
      const id = addHiddenReport(db, known.id, source.path, ordinal, report, at, false)
      reportIds.push(id)
      steps.push(() => placeReport(db, id, ordinal))
    }
  }
  return {
    reportIds,
    reports: matches.length,
    remarks: true,
    apply() {
      changeSource(db, known.id, source, file, textId, at, cutsId)
      settle()
      for (const report of gone) dropReport(db, report.id, at)
      for (const step of steps) step()
    },
  }
}

/** A member that an archive no longer holds goes, unless reports of it stay. */
export function stageGone(db: Db, known: KnownSource, at: string): Staged {
  const reports = listKnownReports(db, known.id).filter(report => report.ordinal !== null)
  return {
    reportIds: reports.map(report => report.id),
    reports: 0,
    remarks: false,
    apply() {
      for (const report of reports) dropReport(db, report.id, at)
      if (listReportsOfSources(db, [known.id]).length === 0) removeSources(db, [known.id], at)
    },
  }
}
