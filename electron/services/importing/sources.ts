import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { Source, SourceInFull } from '../../../shared/model/source.ts'
import { recordAction } from '../../store/journal.ts'
import { listRepairs, repairOf } from '../../store/repairs.ts'
import { listReportsInSource, listReportsOfSources } from '../../store/reports.ts'
import { findSourceText } from '../../store/source-text.ts'
import { findSource, listSources, removeSources } from '../../store/sources.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'

/** UTF-16 units: some 200 reports in one file; more would hold the window up. */
const MOST_TEXT = 2_000_000

export interface SourcesService {
  list(): Source[]
  get(id: number): SourceInFull
  remove(ids: readonly number[]): ActionSummary
}

export function createSources(library: CurrentLibrary, announce: Announce): SourcesService {
  return {
    list: () => listSources(library.database()),
    get(id) {
      const db = library.database()
      const source = findSource(db, id)
      const found = source && findSourceText(db, id, MOST_TEXT)
      if (!found) throw new AppError('not-found', 'There is no such source.', { id })
      return { source, ...found, reports: listReportsInSource(db, id), repairs: listRepairs(db, id).map(repairOf) }
    },
    remove(ids) {
      const db = library.database()
      const there = new Set(listSources(db).map(source => source.id))
      const missing = ids.find(id => !there.has(id))
      if (missing !== undefined) throw new AppError('not-found', 'There is no such source.', { id: missing })
      const reports = listReportsOfSources(db, ids)
      const { action } = recordAction(db, 'source.remove', ids.length, () => removeSources(db, ids, new Date().toISOString()))
      announce({ reports, highlights: reports, tags: true })
      return action
    },
  }
}
