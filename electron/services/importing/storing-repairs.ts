import type { Cut, ParsedReport, Piece } from '../../../shared/model/source.ts'
import type { RepairResult } from '../../importing/repairing/repair-task.ts'
import type { Db } from '../../store/db.ts'
import { handOverHighlights } from '../../store/highlights.ts'
import { handOverMemo } from '../../store/memos.ts'
import { addRepairedCuts, changeRepair, repairSource } from '../../store/repairs.ts'
import {
  addHiddenReport,
  addRevision,
  currentRevision,
  dropReport,
  findRevision,
  type KnownReport,
  placeReport,
  reorderReport,
  reviseReport,
} from '../../store/report-revisions.ts'
import { carryHighlights, type LaidReport } from './carrying.ts'

/** What the library holds of a source before a repair. */
export interface RepairedBefore {
  readonly sourceId: number
  readonly path: string
  readonly cuts: readonly Cut[]
  /** All that ever were, also those that the source no longer holds. */
  readonly known: readonly KnownReport[]
}

/** A report after the repair, with the row that it goes to. */
interface Placed extends LaidReport {
  readonly ordinal: number
  readonly report: ParsedReport
  /** Undefined for a new row. */
  readonly row: KnownReport | undefined
}

export interface StagedRepair {
  /** Reports that come, change or go. */
  readonly reportIds: readonly string[]
  apply(): void
}

/** New rows are written hidden and outside of the journal; `apply` belongs into it. */
export function stageRepair(db: Db, before: RepairedBefore, result: RepairResult, at: string): StagedRepair {
  const { sourceId, known } = before
  const old = known.filter(row => row.ordinal !== null)
  const revivable = known.filter(row => row.ordinal === null)
  const unmoved = new Set(result.reports.flatMap(({ from, report }) => (report || from === null ? [] : [old[from]])))
  const changed = old.flatMap(row => {
    const report = unmoved.has(row) ? undefined : findRevision(db, row.revisionId)
    return report ? [{ id: row.id, revisionId: row.revisionId, report }] : []
  })
  const now = result.reports.flatMap(({ from, report }, ordinal): Placed[] => {
    if (!report) return []
    const row = (from === null ? undefined : old[from]) ?? takeRevivable(db, revivable, report.text)
    if (row) return [{ id: row.id, revisionId: addRevision(db, row.id, report, at), ordinal, report, row }]
    const id = addHiddenReport(db, sourceId, before.path, known.length + ordinal, report, at, false)
    return [{ id, revisionId: currentRevision(db, id), ordinal, report, row }]
  })
  const gone = changed.filter(each => !now.some(report => report.id === each.id))
  const cutsId = result.repairs.length === 0 ? null : addRepairedCuts(db, result.cuts)

  return {
    reportIds: [...new Set([...changed, ...now].map(each => each.id))],
    apply() {
      repairSource(db, sourceId, cutsId, result.problems)
      for (const { id, anchored, state } of result.repairs) if (id > 0) changeRepair(db, id, anchored, state)
      result.reports.forEach(({ from, report }, ordinal) => {
        const row = from === null || report ? undefined : old[from]
        if (row && row.ordinal !== ordinal) reorderReport(db, row.id, ordinal)
      })
      for (const { id, ordinal, row, revisionId, report } of now) {
        // A report that the user removed stays away, whatever becomes of its text.
        if (row) reviseReport(db, row, ordinal, revisionId, report, row.ordinal === null || !row.removed)
        else placeReport(db, id, ordinal)
      }
      carryHighlights(db, { reports: changed, cuts: before.cuts }, { reports: now, cuts: result.cuts })
      for (const { id, report } of gone) {
        const heir = heirOf(report.pieces, now)
        if (heir) {
          handOverHighlights(db, id, heir.id)
          handOverMemo(db, { kind: 'report', id }, { kind: 'report', id: heir.id })
        }
        dropReport(db, id, at)
      }
    },
  }
}

/** A report that a repair took away, and another one brings back as it was. */
function takeRevivable(db: Db, revivable: KnownReport[], text: string): KnownReport | undefined {
  const at = revivable.findIndex(report => findRevision(db, report.revisionId)?.text === text)
  return at < 0 ? undefined : revivable.splice(at, 1)[0]
}

/** The report that has most of what was in another one. */
function heirOf(pieces: readonly Piece[], reports: readonly Placed[]): Placed | undefined {
  let heir: Placed | undefined
  let most = 0
  for (const report of reports) {
    const shared = overlap(pieces, report.report.pieces)
    if (shared > most) {
      most = shared
      heir = report
    }
  }
  return heir
}

function overlap(one: readonly Piece[], other: readonly Piece[]): number {
  let sum = 0
  for (const a of one) for (const b of other) sum += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return sum
}
