import { AppError } from '../../shared/errors.ts'
import type { ActionSummary } from '../../shared/model/journal.ts'
import type { Source } from '../../shared/model/source.ts'
import { recordAction } from '../store/journal.ts'
import { listReportsOfSources } from '../store/reports.ts'
import { listSources, removeSources } from '../store/sources.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

export interface SourcesService {
  list(): Source[]
  remove(ids: readonly number[]): ActionSummary
}

export function createSources(library: CurrentLibrary, announce: Announce): SourcesService {
  return {
    list: () => listSources(library.database()),
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
