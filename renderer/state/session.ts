import type { EventPayload } from '../../shared/contract.ts'
import { type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { HostInfo } from '../../shared/model/host.ts'
import type { LibraryInfo } from '../../shared/model/library.ts'
import { NOTHING_SELECTED } from './selection.ts'
import type { AppState, Slice } from './store.ts'

export type Screen = 'library' | 'reading' | 'search' | 'compare' | 'trends' | 'words' | 'notes'

export interface SessionSlice {
  readonly phase: 'starting' | 'ready' | 'failed' | 'disconnected'
  /** Why the library could not be opened (phase `failed`). */
  readonly startError: ErrorData | null
  readonly host: HostInfo | null
  readonly screen: Screen
  /** The list from which the reader came to the text, and may go back to. */
  readonly cameFrom: Screen | null
  /** Connects the events, opens the library and puts the window back as it was. */
  start(): Promise<void>
  /** Opens another library, or makes one. */
  openLibrary(path: string, create?: boolean): Promise<void>
  /** Everything is loaded anew when `opening` has made another library, or another state of this one, the open one. */
  changeLibrary(opening: () => Promise<unknown>): Promise<void>
  show(screen: Screen): void
  /** Opens a report in a pane and goes there: the way from every list to the text. */
  read(reportId: string, options?: Parameters<AppState['openReport']>[1]): void
}

export const createSessionSlice: Slice<SessionSlice> = (set, get, api) => {
  /** True while another library is opened: everything is loaded anew then, and announcements speak of what is no longer shown. */
  let changing = false
  /** Path of the library that was announced last while that goes on. */
  let toldMeanwhile: string | undefined
  let listening = false

  /** All that depends on which library is open. `opening` makes it the open one, where it is not yet. */
  async function change(opening: () => Promise<unknown>): Promise<void> {
    changing = true
    try {
      await opening()
      do {
        toldMeanwhile = undefined
        await load()
      } while (toldMeanwhile !== undefined && toldMeanwhile !== get().library?.path)
    } finally {
      changing = false
    }
  }

  async function load(): Promise<void> {
    get().forgetSearch()
    get().forgetTrends()
    get().forgetWords()
    get().forgetWording()
    get().forgetWordings()
    get().forgetChanges()
    get().forgetIndicators()
    get().forgetMatrix()
    get().forgetSectionThemes()
    get().forgetNotes()
    get().forgetMemos()
    get().forgetExport()
    get().clearLibraryFilter()
    get().closeSource()
    get().closeColumns()
    get().closeAnnotations()
    get().hideDuplicates()
    get().closeListing()
    get().beginMove(null)
    get().dismissNews()
    await get().showHistory(false)
    set({ importResult: null, lastImport: null, importShown: false })
    const others = Promise.all([
      api.call('workspace.get', {}),
      get().loadTags(),
      get().loadLists(),
      get().loadConcepts(),
      get().loadInkNames(),
      get().loadJournal(),
      get().loadFolders(),
    ])
    // Its name, its reports and the screen of last time come together: whoever reads the name may go on from there.
    await get().loadLibrary(others)
    const [workspace] = await others
    const restored = get().restorePanes(workspace)
    get().restoreComparison(workspace)
    get().restoreTrends(workspace)
    get().restoreIndicators(workspace)
    get().restoreMatrix(workspace)
    get().restoreWordings(workspace)
    set({ librarySelection: NOTHING_SELECTED, screen: workspace?.screen ?? 'library', phase: 'ready', startError: null })
    await restored
  }

  async function loadHost(): Promise<void> {
    set({ host: await api.call('host.info', {}) })
  }

  /** Opens the library of last time, once everything else that the window needs is there too. */
  async function resume(...needed: readonly Promise<unknown>[]): Promise<void> {
    try {
      await change(() => Promise.all([api.call('library.resume', {}), ...needed]))
    } catch (error) {
      set({ phase: 'failed', startError: toErrorData(error) })
    }
  }

  async function reportsChanged(ids: readonly string[] | null): Promise<void> {
    if (changing) return
    get().refreshWording()
    await refreshList(ids)
    await Promise.all([
      get().refreshPanes(),
      get().loadCorrespondence(true),
      get().refreshSource(ids),
      refreshShownTrends(),
      refreshShownWords(),
      refreshShownIndicators(),
      refreshShownMatrix(),
      refreshShownWordings(),
      get().refreshComparison('all'),
      get().refreshChanges(),
      get().refreshSectionThemes(),
      get().searchOutdated('reports'),
    ])
  }

  async function conceptsChanged(): Promise<void> {
    if (changing) return
    await get().loadConcepts()
    await refreshShownTrends()
  }

  /** Elsewhere they are counted again when they are opened. */
  async function refreshShownTrends(): Promise<void> {
    if (get().screen === 'trends') await get().refreshTrends()
  }

  async function refreshShownWords(): Promise<void> {
    if (get().screen === 'words') await get().refreshWords()
  }

  async function refreshShownIndicators(): Promise<void> {
    if (!changing && get().screen === 'compare' && get().compareView === 'indicators') await get().refreshIndicators()
  }

  async function refreshShownWordings(): Promise<void> {
    if (get().screen === 'compare' && get().compareView === 'wordings') await get().refreshWordings()
  }

  async function refreshShownMatrix(): Promise<void> {
    if (!changing && get().screen === 'compare' && get().compareView === 'matrix') await get().refreshMatrix()
  }

  async function refreshList(ids: readonly string[] | null): Promise<void> {
    if (ids === null) await get().loadLibrary()
    else if (ids.length > 0) await get().refreshReports(ids)
  }

  function linksChanged(): void {
    if (changing) return
    void get().refreshComparison('links').catch(get().fail)
    void get().loadCorrespondence(true)
  }

  /** Another window may have opened another library, also while this one changes it. */
  async function libraryChanged(info: LibraryInfo | null): Promise<void> {
    if (changing) {
      toldMeanwhile = info?.path
      return
    }
    const known = get().library?.path
    if (info && known && info.path !== known) await change(async () => {})
    else set({ library: info })
  }

  async function highlightsChanged({ reportIds, changes }: EventPayload<'highlights.changed'>): Promise<void> {
    if (changing) return
    if (changes) get().applyHighlights(changes)
    const reread = changes ? null : get().reloadHighlights(reportIds)
    await Promise.all([reread, get().refreshNotes(), refreshList(reportIds), get().searchOutdated('tags')])
  }

  async function tagsChanged(): Promise<void> {
    await Promise.all([get().loadTags(), get().refreshNotes(), get().searchOutdated('tags')])
  }

  function listen(): void {
    if (listening) return
    listening = true
    api.onClosed(() => set({ phase: 'disconnected' }))
    api.on('reports.changed', ({ ids }) => void reportsChanged(ids).catch(get().fail))
    api.on('library.changed', info => void libraryChanged(info).catch(get().fail))
    api.on('tags.changed', () => void tagsChanged().catch(get().fail))
    api.on('highlights.changed', payload => void highlightsChanged(payload).catch(get().fail))
    api.on('comparisons.changed', linksChanged)
    api.on('memos.changed', () => void (changing ? null : get().refreshMemos().catch(get().fail)))
    api.on('themes.changed', () => {
      linksChanged()
      if (!changing) void get().searchOutdated('themes')
      void refreshShownMatrix().catch(get().fail)
      void (changing ? null : get().refreshSectionThemes().catch(get().fail))
    })
    api.on('workspaces.changed', () => void (changing ? null : get().refreshLayouts().catch(get().fail)))
    api.on('lists.changed', () => void (changing ? null : get().loadLists().catch(get().fail)))
    api.on('concepts.changed', () => void conceptsChanged().catch(get().fail))
    api.on('indicators.changed', () => void refreshShownIndicators().catch(get().fail))
    api.on('inks.changed', () => void (changing ? null : Promise.all([get().loadInkNames()]).catch(get().fail)))
    api.on('journal.changed', journal => {
      set({ journal })
      void get().refreshHistory()
    })
    api.on('settings.changed', get().settingsChanged)
    api.on('folders.changed', () => void (changing ? null : get().loadFolders().catch(get().fail)))
    api.on('folders.news', get().newsCame)
    api.on('exports.living', get().livingChanged)
    api.on('importing.progress', progress => set({ importProgress: progress }))
    api.on('engine.restarted', () => {
      get().notify('notices.engineRestarted')
      void resume()
    })
  }

  return {
    phase: 'starting',
    startError: null,
    host: null,
    screen: 'library',
    cameFrom: null,

    async start() {
      listen()
      await resume(loadHost(), get().loadSettings())
      void get().followLinks()
    },

    changeLibrary: change,

    async openLibrary(path, create = false) {
      try {
        await change(() => api.call('library.open', { path, create }))
      } catch (error) {
        get().fail(error)
      }
    },

    show: screen => {
      get().closeSource()
      set({ screen, cameFrom: null })
      get().saveWorkspace()
    },

    read(reportId, options) {
      const from = get().screen
      void get().openReport(reportId, options)
      get().show('reading')
      if (from !== 'reading') set({ cameFrom: from })
    },
  }
}
