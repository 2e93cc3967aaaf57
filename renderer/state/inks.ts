import type { Colour } from '../../shared/model/highlight.ts'
import type { InkNames } from '../../shared/model/inks.ts'
import type { Slice } from './store.ts'

export interface InkSlice {
  /** What colours mean in this library, where the user has said so. */
  readonly inkNames: InkNames
  loadInkNames(): Promise<void>
  /** An empty name: the ink's own. */
  nameInk(colour: Colour, name: string): Promise<void>
}

export const createInkSlice: Slice<InkSlice> = (set, get, api) => ({
  inkNames: {},

  async loadInkNames() {
    set({ inkNames: await api.call('inks.get', {}) })
  },

  async nameInk(colour, name) {
    try {
      set({ inkNames: await api.call('inks.rename', { colour, name }) })
    } catch (error) {
      get().fail(error)
    }
  },
})
