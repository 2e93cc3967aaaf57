import type { Input, Output } from '../../shared/contract.ts'
import type { Slice } from './store.ts'

/** What the user is to choose: files, a folder of them, a library, a place for a new one, where to export to. */
export type Pickable = Input<'host.pick'>['what']

export interface PickingSlice {
  /** What the window's own folder dialog asks for (browser edition); null while it is closed. */
  readonly picking: Pickable | null
  /** The one way to ask for paths: the system's dialog where there is one, else the window's own. Null when the user gave up. */
  pickPaths(what: Pickable): Promise<readonly string[] | null>
  browseFolder(path: string | null): Promise<Output<'host.browse'>>
  makeFolder(parent: string, name: string): Promise<string>
  /** Ends the window's own dialog. The chosen paths may be used from now on. */
  answerPick(paths: readonly string[] | null): Promise<void>
}

export const createPickingSlice: Slice<PickingSlice> = (set, get, api) => {
  let answer: ((paths: readonly string[] | null) => void) | undefined
  return {
    picking: null,

    async pickPaths(what) {
      try {
        if (get().host?.picksNatively) return await api.call('host.pick', { what })
      } catch (error) {
        get().fail(error)
        return null
      }
      answer?.(null)
      set({ picking: what })
      return new Promise(resolve => {
        answer = resolve
      })
    },

    browseFolder: path => api.call('host.browse', { path }),

    async makeFolder(parent, name) {
      const { path } = await api.call('host.makeFolder', { parent, name })
      return path
    },

    async answerPick(paths) {
      const granted = await Promise.all((paths ?? []).map(path => api.call('host.grant', { path })))
      set({ picking: null })
      answer?.(paths && granted.map(({ path }) => path))
      answer = undefined
    },
  }
}
