import { AppError } from '../../../shared/errors.ts'
import type { SavedLayout, Workspace } from '../../../shared/model/settings.ts'
import { savedLayout, workspace as workspaceSchema } from '../../../shared/schemas.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { recordAction } from '../../store/journal.ts'
import { findSavedLayoutByName, listSavedLayouts, removeSavedLayout, saveSavedLayout } from '../../store/saved-layouts.ts'
import { findSetting, saveSetting } from '../../store/settings.ts'
import type { Announce, CurrentLibrary } from './current-library.ts'

const KEY = 'workspace'

export interface WorkspaceService {
  get(): Workspace | null
  save(workspace: Workspace): null
  /** In the order of their names. */
  list(): SavedLayout[]
  /** Adds one, or takes the place of the one with its id. Throws `conflict` where another one has its name. */
  keep(layout: SavedLayout): null
  remove(id: string): null
}

/** What the window looked like, and the layouts that the user keeps. One that another version wrote and this one cannot read is as good as none. */
export function createWorkspace(library: CurrentLibrary, announce: Announce): WorkspaceService {
  return {
    get() {
      const parsed = workspaceSchema.safeParse(findSetting(library.database(), KEY))
      return parsed.success ? parsed.data : null
    },
    save(workspace) {
      saveSetting(library.database(), KEY, workspace)
      return null
    },
    list() {
      const layouts = listSavedLayouts(library.database()).flatMap(stored => savedLayout.safeParse(stored).data ?? [])
      return layouts.sort((a, b) => compareNames(a.name, b.name))
    },
    keep(layout) {
      const { id, name } = layout
      const db = library.database()
      const namesake = findSavedLayoutByName(db, name)
      if (namesake !== undefined && namesake !== id) {
        throw new AppError('conflict', `There is a layout of this name already: ${name}`, { name })
      }
      recordAction(db, 'layout.save', 1, () => saveSavedLayout(db, layout))
      announce({ layouts: true })
      return null
    },
    remove(id) {
      const db = library.database()
      recordAction(db, 'layout.remove', 1, () => removeSavedLayout(db, id))
      announce({ layouts: true })
      return null
    },
  }
}
