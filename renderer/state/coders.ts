import type { CoderComparison, Disagreement } from '../../shared/model/coders.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

/** Two people's highlights held against each other. */
export interface CodersView {
  /** Where the other's are. */
  readonly path: string
  /** Null while they are being compared. */
  readonly compared: CoderComparison | null
}

export interface CodersSlice {
  readonly coders: CodersView | null
  /** Asks for another library, or a file of annotations, and compares. */
  compareCoders(what: 'library' | 'annotations'): Promise<void>
  closeCoders(): void
  /** Goes to a sentence on which the two differ. */
  readDisagreement(disagreement: Disagreement): void
}

export const createCodersSlice: Slice<CodersSlice> = (set, get, api) => {
  const { succeeds } = createAttempts(get)
  let running = new AbortController()
  return {
    coders: null,

    async compareCoders(what) {
      const [path] = (await get().pickPaths(what)) ?? []
      if (!path) return
      running.abort()
      running = new AbortController()
      const { signal } = running
      set({ coders: { path, compared: null } })
      const done = await succeeds(async () => {
        const compared = await api.call('annotations.compareCoders', { path }, { signal })
        if (!signal.aborted) set({ coders: { path, compared } })
      })
      if (!done && !signal.aborted) set({ coders: null })
    },

    closeCoders() {
      running.abort()
      set({ coders: null })
    },

    readDisagreement({ reportId, start, end }) {
      get().closeCoders()
      get().read(reportId, { flash: { start, end } })
    },
  }
}
