import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ActionSummary } from '../../../shared/model/journal.ts'
import type { SavedSearch } from '../../../shared/model/list.ts'
import type { Db } from '../../store/db.ts'
import { recordAction } from '../../store/journal.ts'
import {
  addSavedSearch,
  findSavedSearch,
  findSavedSearchByName,
  listSavedSearches,
  removeSavedSearch,
  saveSavedSearch,
} from '../../store/saved-searches.ts'
import type { Announce, CurrentLibrary } from '../library/current-library.ts'

export interface SavedSearchesService {
  list(): SavedSearch[]
  save(input: Input<'savedSearches.save'>): SavedSearch
  remove(ids: readonly string[]): ActionSummary
}

/** Searches that the user wants to do again, kept in the library. */
export function createSavedSearches(library: CurrentLibrary, announce: Announce): SavedSearchesService {
  return {
    list: () => listSavedSearches(library.database()),
    save({ id, name, query, filter = {}, exact = false }) {
      const db = library.database()
      if (id !== undefined) get(db, id)
      const namesake = findSavedSearchByName(db, name)
      if (namesake !== undefined && namesake !== id) {
        throw new AppError('conflict', `There is a saved search of this name already: ${name}`, { name })
      }
      const search = { name, query, filter, exact }
      const { value } = recordAction(db, 'search.save', 1, () => {
        if (id === undefined) return addSavedSearch(db, search)
        saveSavedSearch(db, { id, ...search })
        return id
      })
      announce({ lists: [] })
      return get(db, value)
    },
    remove(ids) {
      const db = library.database()
      for (const id of ids) get(db, id)
      const { action } = recordAction(db, 'search.remove', ids.length, () => {
        for (const id of ids) removeSavedSearch(db, id)
      })
      announce({ lists: [] })
      return action
    },
  }
}

function get(db: Db, id: string): SavedSearch {
  const search = findSavedSearch(db, id)
  if (!search) throw new AppError('not-found', 'There is no such saved search.', { id })
  return search
}
