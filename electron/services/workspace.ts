import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { SavedLayout, Workspace } from '../../shared/model/settings.ts'
import { savedLayout, workspace as workspaceSchema } from '../../shared/schemas.ts'
import { compareNames } from '../../shared/text/compare-names.ts'
import { findSetting, saveSetting } from '../store/settings.ts'
import type { CurrentLibrary } from './current-library.ts'

const KEY = 'workspace'
const LAYOUTS_KEY = 'workspaces'

const layoutsSchema = z.array(z.unknown()).catch([])

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
export function createWorkspace(library: CurrentLibrary): WorkspaceService {
  function layouts(): SavedLayout[] {
    return layoutsSchema.parse(findSetting(library.database(), LAYOUTS_KEY)).flatMap(kept => {
      const parsed = savedLayout.safeParse(kept)
      return parsed.success ? [parsed.data] : []
    })
  }

  function write(changed: readonly SavedLayout[]): null {
    saveSetting(library.database(), LAYOUTS_KEY, changed)
    return null
  }

  return {
    get() {
      const parsed = workspaceSchema.safeParse(findSetting(library.database(), KEY))
      return parsed.success ? parsed.data : null
    },
    save(workspace) {
      saveSetting(library.database(), KEY, workspace)
      return null
    },
    list: () => layouts().sort((a, b) => compareNames(a.name, b.name)),
    keep(layout) {
      const others = layouts().filter(({ id }) => id !== layout.id)
      if (others.some(({ name }) => name === layout.name)) {
        throw new AppError('conflict', `There is a layout of this name already: ${layout.name}`, { name: layout.name })
      }
      return write([...others, layout])
    },
    remove: id => write(layouts().filter(layout => layout.id !== id)),
  }
}
