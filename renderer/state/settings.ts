import type { Input } from '../../shared/contract.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

export interface SettingsSlice {
  readonly settings: Settings
  loadSettings(): Promise<void>
  updateSettings(change: Input<'settings.update'>): Promise<void>
}

/** What holds until the engine has answered; the same as its defaults. */
const UNTIL_LOADED: Settings = { locale: 'system', theme: 'system', readingSize: 18, readingMeasure: 36, lastLibrary: null }

export const createSettingsSlice: Slice<SettingsSlice> = (set, get, api) => ({
  settings: UNTIL_LOADED,

  async loadSettings() {
    set({ settings: await api.call('settings.get', {}) })
  },

  async updateSettings(change) {
    try {
      set({ settings: await api.call('settings.update', change) })
    } catch (error) {
      get().fail(error)
    }
  },
})
