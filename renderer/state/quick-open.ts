import type { CancelSignal } from '../../shared/cancel.ts'
import type { QuickOpenGroup, QuickOpenKind } from '../../shared/model/quick-open.ts'
import type { Slice } from './store.ts'

export interface QuickOpenSlice {
  /** What the palette begins with; null while it is closed. */
  readonly palette: { readonly query: string } | null
  /** Reports that were open, the last one first. */
  readonly recentReports: readonly string[]
  readonly settingsShown: boolean
  /** The sheet of all keys. */
  readonly helpShown: boolean
  /** The editor of keys. */
  readonly shortcutsShown: boolean
  openPalette(query?: string): void
  closePalette(): void
  /** What a few typed letters may mean, grouped, at most `limit` of each kind. */
  quickFind(query: string, limit: number, signal: CancelSignal, kinds?: QuickOpenKind[]): Promise<readonly QuickOpenGroup[]>
  rememberReport(id: string): void
  showSettings(shown: boolean): void
  showHelp(shown: boolean): void
  showShortcuts(shown: boolean): void
}

/** As the workspace keeps them. */
const REMEMBERED = 30

export const createQuickOpenSlice: Slice<QuickOpenSlice> = (set, get, api) => ({
  palette: null,
  recentReports: [],
  settingsShown: false,
  helpShown: false,
  shortcutsShown: false,
  openPalette: (query = '') => set({ palette: { query } }),
  closePalette: () => set({ palette: null }),
  async quickFind(query, limit, signal, kinds) {
    const { groups } = await api.call('quickOpen.find', { query, limit, ...(kinds ? { kinds } : {}) }, { signal })
    return groups
  },
  rememberReport(id) {
    set({ recentReports: [id, ...get().recentReports.filter(other => other !== id)].slice(0, REMEMBERED) })
  },
  showSettings: settingsShown => set({ settingsShown }),
  showHelp: helpShown => set({ helpShown }),
  showShortcuts: shortcutsShown => set({ shortcutsShown, ...(shortcutsShown ? { helpShown: false, settingsShown: false } : {}) }),
})
