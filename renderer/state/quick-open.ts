import type { CancelSignal } from '../../shared/cancel.ts'
import type { QuickOpenGroup, QuickOpenKind } from '../../shared/model/quick-open.ts'
import type { Slice } from './store.ts'

export interface QuickOpenSlice {
  /** What the palette begins with; null while it is closed. */
  readonly palette: { readonly query: string } | null
  openPalette(query?: string): void
  closePalette(): void
  /** What a few typed letters may mean, grouped, at most `limit` of each kind. */
  quickFind(query: string, limit: number, signal: CancelSignal, kinds?: QuickOpenKind[]): Promise<readonly QuickOpenGroup[]>
}

export const createQuickOpenSlice: Slice<QuickOpenSlice> = (set, _get, api) => ({
  palette: null,
  openPalette: (query = '') => set({ palette: { query } }),
  closePalette: () => set({ palette: null }),
  async quickFind(query, limit, signal, kinds) {
    const { groups } = await api.call('quickOpen.find', { query, limit, ...(kinds ? { kinds } : {}) }, { signal })
    return groups
  },
})
