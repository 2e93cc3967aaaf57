import type { FolderNews } from '../../../shared/model/folder.ts'
import type { KnownFolder } from '../../store/folders.ts'
import type { FoundImport } from './importing.ts'

/** Nothing is different; compared by identity. */
export const NO_NEWS: FolderNews = {
  folders: [],
  added: 0,
  changed: 0,
  missing: 0,
  moved: 0,
  duplicates: 0,
  toCheck: 0,
  reportIds: [],
  actionId: null,
}

/** Reports that are led to; with more, the library itself is the list. */
const MOST = 200

/** What one look brought. `gone` are files. */
export function newsOf(folder: KnownFolder, imported: FoundImport | undefined, gone: readonly string[]): FolderNews {
  const { added = [], changed = [], moved = 0, duplicates = 0, toCheck = 0, action = null } = imported ?? {}
  if (added.length + changed.length + moved + gone.length === 0) return NO_NEWS
  return {
    folders: [folder.name],
    added: added.length,
    changed: changed.length,
    missing: gone.length,
    moved,
    duplicates,
    toCheck,
    reportIds: (added.length > 0 ? added : changed).slice(0, MOST),
    actionId: action?.id ?? null,
  }
}

/** Of two looks that were asked for at once. Only the last action can be taken back. */
export function joinNews(a: FolderNews, b: FolderNews): FolderNews {
  if (a === NO_NEWS) return b
  if (b === NO_NEWS) return a
  return {
    folders: [...new Set([...a.folders, ...b.folders])],
    added: a.added + b.added,
    changed: a.changed + b.changed,
    missing: a.missing + b.missing,
    moved: a.moved + b.moved,
    duplicates: a.duplicates + b.duplicates,
    toCheck: a.toCheck + b.toCheck,
    reportIds: [...a.reportIds, ...b.reportIds].slice(0, MOST),
    actionId: b.actionId ?? a.actionId,
  }
}
