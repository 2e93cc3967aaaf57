import type { Cut, ParsedReport, Piece } from '../../shared/model/source.ts'
import type { RepairResult } from '../importing/repair-task.ts'
import type { Db } from '../store/db.ts'
import { handOverHighlights, listPlacedHighlights } from '../store/highlights.ts'
import { addRepairedCuts, changeRepair, repairSource } from '../store/repairs.ts'
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
} from '../store/report-revisions.ts'
import { carryHighlights, type LaidReport } from './carrying.ts'

/** What the library holds of a source before a repair. */
export interface RepairedBefore {
  readonly sourceId: number
  readonly path: string
  readonly cuts: readonly Cut[]
  /** All that ever were, also those that the source no longer holds. */
  readonly known: readonly KnownReport[]
}

/** One report after the repair, with the row that it goes to. */
interface Placed extends LaidReport {
  readonly ordinal: number
  readonly report: ParsedReport
  readonly known: KnownReport | undefined
  /** Nothing of it is different. */
  readonly same: boolean
}

export interface StagedRepair {
  /** Reports that come, change or go. */
  readonly reportIds: readonly string[]
  apply(): void
}

/** New rows are written hidden and outside of the journal; `apply` belongs into it. */
export function stageRepair(
  db: Db,
  before: RepairedBefore,
  { repaired, from }: RepairResult,
  unrepaired: boolean,
  at: string,
): StagedRepair {
  const { sourceId, known } = before
  const old = known.flatMap(report => {
    const revision = report.ordinal === null ? undefined : findRevision(db, report.revisionId)
    return revision ? [{ id: report.id, revisionId: report.revisionId, report: revision, known: report }] : []
  })
  const revivable = known.filter(report => report.ordinal === null)
  const after = repaired.reports.map((report, ordinal): Placed => {
    const place = from[ordinal] ?? null
    const was = place === null ? undefined : old[place]
    if (was && isSame(was.report, report)) return { ...was, ordinal, report, same: true }
    const row = was?.known ?? takeRevivable(db, revivable, report.text)
    if (row) return { id: row.id, revisionId: addRevision(db, row.id, report, at), ordinal, report, known: row, same: false }
    const id = addHiddenReport(db, sourceId, before.path, known.length + ordinal, report, at, false)
    return { id, revisionId: currentRevision(db, id), ordinal, report, known: undefined, same: false }
  })
  const cutsId = unrepaired ? null : addRepairedCuts(db, repaired.cuts)
  const changed = old.filter(each => !after.some(report => report.id === each.id && report.same))
  const gone = changed.filter(each => !after.some(report => report.id === each.id))

  return {
    reportIds: [...new Set([...changed.map(each => each.id), ...after.filter(each => !each.same).map(each => each.id)])],
    apply() {
      repairSource(db, sourceId, cutsId, repaired.problems)
      for (const { id, anchored, state } of repaired.repairs) if (id > 0) changeRepair(db, id, anchored, state)
      for (const { id, ordinal, known: row, same, revisionId, report } of after) {
        if (same) reorderReport(db, id, ordinal)
        else if (row) reviseReport(db, row, ordinal, revisionId, report, row.ordinal === null || !row.removed)
        else placeReport(db, id, ordinal)
      }
      carryHighlights(db, { reports: changed, cuts: before.cuts }, { reports: after.filter(each => !each.same), cuts: repaired.cuts })
      for (const { id, known: row, report } of gone) {
        const heir = heirOf(report.pieces, after)
        if (heir) handOverHighlights(db, id, heir.id)
        dropReport(db, { ...row, highlights: listPlacedHighlights(db, id).length }, at)
      }
    },
  }
}

function isSame(one: ParsedReport, other: ParsedReport): boolean {
  const parts = ({ fingerprint: _, ...report }: ParsedReport) => Object.entries(report).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other))
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
