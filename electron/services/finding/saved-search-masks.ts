import type { SavedSearch } from '../../../shared/model/list.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import { either } from '../../searching/masks.ts'
import { findSavedSearch } from '../../store/saved-searches.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import { ask } from './asked-query.ts'
import type { SearchedReports } from './searched-reports.ts'

/** Which reports saved searches find. */
export interface SavedSearchMasks {
  /** 1 for each slot whose report one of these searches finds; after `ready`. One that is gone finds nothing. */
  of(ids: readonly string[]): Uint8Array
  forget(): void
}

interface Known {
  readonly version: number
  readonly mask: Uint8Array
}

/** Each search is asked once for each state of the library. */
export function createSavedSearchMasks(library: CurrentLibrary, reports: () => SearchedReports): SavedSearchMasks {
  const known = new Map<string, Known>()
  const asking = new Set<string>()

  function found(id: string): Uint8Array {
    const { version } = reports()
    const before = known.get(id)
    if (before?.version === version) return before.mask
    const search = findSavedSearch(library.database(), id)
    const mask = search ? askFor(search) : new Uint8Array(reports().corpus.slots)
    known.set(id, { version, mask })
    return mask
  }

  /** One that is narrowed by itself, perhaps by way of others, is as if it were not. */
  function askFor({ id, query, filter, exact }: SavedSearch): Uint8Array {
    asking.add(id)
    try {
      const mask = reports().mask(withoutSearches(filter, asking))
      return ask(reports(), query, mask, exact).evaluation?.matched ?? new Uint8Array(mask.length)
    } finally {
      asking.delete(id)
    }
  }

  return {
    of: ids => ids.map(found).reduce(either, new Uint8Array(reports().corpus.slots)),
    forget: () => known.clear(),
  }
}

function withoutSearches(filter: ReportFilter, asking: ReadonlySet<string>): ReportFilter {
  const { search, ...rest } = filter
  const others = search?.filter(id => !asking.has(id)) ?? []
  return others.length > 0 ? { ...rest, search: others } : rest
}
