import type { ParsedSource } from '../../../shared/model/source.ts'
import type { KnownRepairs, RepairedSource } from '../../importing/repairing/repair-task.ts'
import type { Db } from '../../store/db.ts'
import { addRepairedCuts, addUnrepaired, changeRepair, findRepairable, listRepairs } from '../../store/repairs.ts'
import { addSourceText } from '../../store/source-text.ts'
import type { KnownSource } from '../../store/sources.ts'

/** What the readers of a file that changed must know of its sources, removed ones too. */
export function repairsOf(db: Db, sources: readonly Pick<KnownSource, 'id' | 'path'>[]): KnownRepairs[] {
  return sources.flatMap(({ id, path }) => {
    const repairs = listRepairs(db, id)
    const previous = repairs.length > 0 ? findRepairable(db, id)?.text : undefined
    return previous === undefined ? [] : [{ path, repairs, previous }]
  })
}

export interface StagedText {
  readonly textId: number
  /** Null where nothing is repaired. */
  readonly cutsId: number | null
  /** To be run inside an action: where the repairs are found now, and whether they are. */
  settle(): void
}

/** The text of a file that changed, with what became of its repairs. */
export function stageRepairs(db: Db, sourceId: number, source: ParsedSource | RepairedSource): StagedText {
  const known = listRepairs(db, sourceId)
  const done = isRepaired(source) ? source.repairs : []
  const machineCuts = isRepaired(source) ? source.machine.cuts : source.cuts
  const textId = addSourceText(db, { ...source, cuts: machineCuts })
  if (isRepaired(source)) addUnrepaired(db, textId, source.machine)
  return {
    textId,
    cutsId: isRepaired(source) ? addRepairedCuts(db, source.cuts) : null,
    settle() {
      for (const repair of known) {
        const outcome = done.find(({ id }) => id === repair.id)
        // One that was made while the file was being read is found again with the next repair.
        if (outcome) changeRepair(db, repair.id, outcome.anchored, outcome.state)
        else changeRepair(db, repair.id, repair.anchored, 'lost')
      }
    },
  }
}

function isRepaired(source: ParsedSource | RepairedSource): source is RepairedSource {
  return 'machine' in source
}
