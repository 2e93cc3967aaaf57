import { type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { HostInfo } from '../../shared/model/host.ts'
import type { Slice } from './store.ts'

export type Screen = 'library' | 'reading' | 'search' | 'notes'

export interface SessionSlice {
  readonly phase: 'starting' | 'ready' | 'failed' | 'disconnected'
  /** Why the library could not be opened (phase `failed`). */
  readonly startError: ErrorData | null
  readonly host: HostInfo | null
  readonly screen: Screen
  /** Connects the events, opens the library and puts the window back as it was. */
  start(): Promise<void>
  /** Opens another library, or makes one. */
  openLibrary(path: string, create?: boolean): Promise<void>
  show(screen: Screen): void
}

export const createSessionSlice: Slice<SessionSlice> = (set, get, api) => {
  /** All that depends on which library is open. */
  async function load(): Promise<void> {
    const workspace = await api.call('workspace.get', {})
    await Promise.all([get().loadLibrary(), get().loadTags(), get().loadJournal()])
    await get().restorePanes(workspace)
    set({ screen: workspace?.screen ?? 'library', phase: 'ready', startError: null })
  }

  async function resume(): Promise<void> {
    try {
      await api.call('library.resume', {})
      await load()
    } catch (error) {
      set({ phase: 'failed', startError: toErrorData(error) })
    }
  }

  return {
    phase: 'starting',
    startError: null,
    host: null,
    screen: 'library',

    async start() {
      api.onClosed(() => set({ phase: 'disconnected' }))
      api.on('reports.changed', () => void get().loadLibrary().catch(get().fail))
      api.on('library.changed', info => set({ library: info }))
      api.on('tags.changed', () => void get().loadTags().catch(get().fail))
      api.on('highlights.changed', ({ reportIds }) => void get().reloadHighlights(reportIds).catch(get().fail))
      api.on('journal.changed', journal => set({ journal }))
      api.on('settings.changed', settings => set({ settings }))
      api.on('importing.progress', progress => set({ importProgress: progress }))
      api.on('engine.restarted', () => {
        get().notify('notices.engineRestarted')
        void resume()
      })
      try {
        const [host] = await Promise.all([api.call('host.info', {}), get().loadSettings()])
        set({ host })
      } catch (error) {
        set({ phase: 'failed', startError: toErrorData(error) })
        return
      }
      await resume()
    },

    async openLibrary(path, create = false) {
      await api.call('library.open', { path, create })
      await load()
    },

    show: screen => {
      set({ screen })
      get().saveWorkspace()
    },
  }
}
