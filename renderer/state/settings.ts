import type { Input } from '../../shared/contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

export interface SettingsSlice {
  readonly settings: Settings
  loadSettings(): Promise<void>
  updateSettings(change: Input<'settings.update'>): Promise<void>
}

export const createSettingsSlice: Slice<SettingsSlice> = (set, get, api) => ({
  settings: DEFAULT_SETTINGS,

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
