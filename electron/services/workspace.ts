import type { Workspace } from '../../shared/model/settings.ts'
import { workspace as workspaceSchema } from '../../shared/schemas.ts'
import { findSetting, saveSetting } from '../store/settings.ts'
import type { CurrentLibrary } from './current-library.ts'

const KEY = 'workspace'

export interface WorkspaceService {
  get(): Workspace | null
  save(workspace: Workspace): null
}

/** What the window looked like. One that another version wrote and this one cannot read is as good as none. */
export function createWorkspace(library: CurrentLibrary): WorkspaceService {
  return {
    get() {
      const parsed = workspaceSchema.safeParse(findSetting(library.database(), KEY))
      return parsed.success ? parsed.data : null
    },
    save(workspace) {
      saveSetting(library.database(), KEY, workspace)
      return null
    },
  }
}
