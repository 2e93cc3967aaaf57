import type { Input } from '../../shared/contract.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts'
import type { TableLanguage } from '../../shared/model/table.ts'
import type { Slice } from './store.ts'

export interface SettingsSlice {
  readonly settings: Settings
  /** Of the window, for what leaves the program: the one of the settings, or the system's. */
  readonly language: TableLanguage
  loadSettings(): Promise<void>
  updateSettings(change: Input<'settings.update'>): Promise<void>
  /** Another window changed them, or this one did; news of before an unsaved change is old. */
  settingsChanged(settings: Settings): void
  speak(language: TableLanguage): void
}

export const createSettingsSlice: Slice<SettingsSlice> = (set, get, api) => {
  /** Changes that the engine has not confirmed yet. */
  let unsaved = 0
  return {
    settings: DEFAULT_SETTINGS,
    language: 'zh-CN',

    async loadSettings() {
      set({ settings: await api.call('settings.get', {}) })
    },

    async updateSettings(change) {
      unsaved++
      // A change shows at once; it is taken back when it could not be saved. Fields it does not name are absent, never undefined.
      set({ settings: { ...get().settings, ...change } as Settings })
      try {
        await api.call('settings.update', change)
      } catch (error) {
        get().fail(error)
      } finally {
        unsaved--
      }
      if (unsaved === 0) await get().loadSettings().catch(get().fail)
    },

    settingsChanged(settings) {
      if (unsaved === 0) set({ settings })
    },

    speak: language => set({ language }),
  }
}
