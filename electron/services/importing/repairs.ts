import { throwIfCancelled } from '../../../shared/cancel.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { ParsedReport, RepairStep, SourceRepairs } from '../../../shared/model/source.ts'
import type { RepairTask } from '../../importing/repairing/repair-task.ts'
import type { Db } from '../../store/db.ts'
import { recordPrepared } from '../../store/journal.ts'
import {
  addRepair,
  addUnrepaired,
  findRepairable,
  findUnrepaired,
  listRepairedSourceIds,
  listRepairs,
  type RepairableSource,
  removeRepair,
  repairOf,
  type StoredRepair,
  type Unrepaired,
} from '../../store/repairs.ts'
import { findRevision, type KnownReport, listKnownReports } from '../../store/report-revisions.ts'
import { findSource } from '../../store/sources.ts'
import { createTurns } from '../in-turn.ts'
import { type Announce, type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { ParsePool } from './parse-pool.ts'
import { stageRepair } from './storing-repairs.ts'

export interface RepairsService {
  /** Throws `RepairImpossible` for a step that makes no sense. */
  repair(sourceId: number, step: RepairStep): Promise<ActionSummary>
  takeBack(sourceId: number, repairIds: readonly number[]): Promise<ActionSummary>
  list(): SourceRepairs[]
}

/** A source that changes again and again while it is repaired is let go. */
const ATTEMPTS = 3

export function createRepairs(library: CurrentLibrary, pool: Pick<ParsePool, 'repair'>, announce: Announce): RepairsService {
  // One repair at a time: each builds on the one before.
  const { inTurn } = createTurns()

  async function change(sourceId: number, wanted: RepairTask['change']): Promise<ActionSummary> {
    const db = library.database()
    const open = whileOpen(library)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const now = readSource(db, sourceId)
      if ('takeBack' in wanted) refuseUnknown(now.repairs, wanted.takeBack)
      const result = await pool.repair({ machine: now.machine, repairs: now.repairs, change: wanted })
      throwIfCancelled(open)
      // The file may have been read again meanwhile, or a step taken back.
      if (stampOf(db, sourceId) !== now.stamp) continue

      const at = new Date().toISOString()
      const takenBack = 'takeBack' in wanted ? wanted.takeBack : []
      const { action, value } = recordPrepared(
        db,
        'source.repair',
        Math.max(1, takenBack.length),
        () => {
          addUnrepaired(db, now.source.textId, now.machine)
          return stageRepair(db, { ...now.source, sourceId, known: now.known }, result, at)
        },
        staged => {
          for (const id of takenBack) removeRepair(db, id)
          staged.apply()
          if (result.added) addRepair(db, sourceId, result.added, at)
        },
      )
      announce({ reports: value.reportIds, highlights: value.reportIds, tags: true })
      return action
    }
    throw new AppError('conflict', 'The source changed while it was being repaired.')
  }

  return {
    repair: (sourceId, step) => inTurn(() => change(sourceId, { add: step })),
    takeBack: (sourceId, repairIds) => inTurn(() => change(sourceId, { takeBack: repairIds })),
    list() {
      const db = library.database()
      return listRepairedSourceIds(db).flatMap(sourceId => {
        const source = findSource(db, sourceId)
        return source ? [{ sourceId, path: source.path, sha256: source.sha256, repairs: listRepairs(db, sourceId).map(repairOf) }] : []
      })
    },
  }
}

interface Now {
  readonly source: RepairableSource
  readonly machine: RepairTask['machine']
  readonly repairs: readonly StoredRepair[]
  readonly known: readonly KnownReport[]
  /** Tells whether it is still the same. */
  readonly stamp: string
}

function readSource(db: Db, sourceId: number): Now {
  const source = findRepairable(db, sourceId)
  if (!source || !findSource(db, sourceId)) throw new AppError('not-found', 'There is no such source.', { id: sourceId })
  const known = listKnownReports(db, sourceId)
  const { reports, problems } = findUnrepaired(db, source.textId) ?? foundSo(db, source, known)
  return {
    source,
    machine: { path: source.path, text: source.text, cuts: source.machineCuts, reports, problems },
    repairs: listRepairs(db, sourceId),
    known,
    stamp: stampOf(db, sourceId),
  }
}

/** Nobody repaired this text so far: the library holds what the importer made of it. */
function foundSo(db: Db, { problems }: RepairableSource, known: readonly KnownReport[]): Unrepaired {
  const reports = known.flatMap(({ ordinal, revisionId }) => {
    const found = ordinal === null ? undefined : findRevision(db, revisionId)
    return found ? [withoutText(found)] : []
  })
  return { reports, problems }
}

function withoutText({ text: _, fingerprint: __, ...report }: ParsedReport): Omit<ParsedReport, 'text'> {
  return report
}

function stampOf(db: Db, sourceId: number): string {
  const source = findSource(db, sourceId)
  const reports = listKnownReports(db, sourceId).map(({ id, ordinal, revisionId, removed }) => [id, ordinal, revisionId, removed])
  return JSON.stringify([source, reports, listRepairs(db, sourceId)])
}

function refuseUnknown(repairs: readonly StoredRepair[], ids: readonly number[]): void {
  const missing = ids.find(id => !repairs.some(repair => repair.id === id))
  if (missing !== undefined) throw new AppError('not-found', 'There is no such repair.', { id: missing })
}
