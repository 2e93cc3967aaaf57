import type { SavedLayout } from '../../shared/model/settings.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

/** Layouts of panes that the user keeps under names. */
export interface WorkspacesSlice {
  /** In the order of their names; read when the list is opened. */
  readonly savedLayouts: readonly SavedLayout[]
  readonly workspacesShown: boolean
  showWorkspaces(shown: boolean): Promise<void>
  /** Reads the list anew where it is shown. */
  refreshLayouts(): Promise<void>
  /** Keeps how the panes are laid out now; the layout that has this name already is replaced. */
  saveLayout(name: string): Promise<boolean>
  /** False where another one has the name. */
  renameLayout(id: string, name: string): Promise<boolean>
  /** True once it is gone. */
  removeLayout(id: string): Promise<boolean>
  /** Puts back what was removed. */
  restoreLayout(layout: SavedLayout): Promise<void>
  openLayout(layout: SavedLayout): void
}

export const createWorkspacesSlice: Slice<WorkspacesSlice> = (set, get, api) => {
  const { attempt, succeeds } = createAttempts(get)
  const load = async () => set({ savedLayouts: await api.call('workspaces.list', {}) })

  const save = (layout: SavedLayout) => succeeds(() => api.call('workspaces.save', layout))

  return {
    savedLayouts: [],
    workspacesShown: false,

    async showWorkspaces(workspacesShown) {
      if (workspacesShown) await attempt(load)
      set({ workspacesShown })
    },

    async refreshLayouts() {
      if (get().workspacesShown) await load()
    },

    async saveLayout(name) {
      const namesake = get().savedLayouts.find(layout => layout.name === name)
      const saved = await save({ id: namesake?.id ?? crypto.randomUUID(), name, layout: get().paneLayout() })
      if (saved) get().notify('notices.layoutSaved', { name }, { undoable: true })
      return saved
    },

    async renameLayout(id, name) {
      const layout = get().savedLayouts.find(each => each.id === id)
      return layout !== undefined && save({ ...layout, name })
    },

    removeLayout: id => succeeds(() => api.call('workspaces.remove', { id })),

    async restoreLayout(layout) {
      await save(layout)
    },

    openLayout({ layout }) {
      set({ workspacesShown: false })
      void get().arrangePanes(layout).catch(get().fail)
      get().show('reading')
    },
  }
}
