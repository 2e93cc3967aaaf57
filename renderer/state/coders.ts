import type { CoderComparison, Disagreement } from '../../shared/model/coders.ts'
import type { TableFormat } from '../../shared/model/table.ts'
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
  /** As a table, with every sentence on which the two differ. */
  exportCoders(format: TableFormat): Promise<void>
  closeCoders(): void
  /** Goes to a sentence on which the two differ. */
  readDisagreement(disagreement: Disagreement): void
}

export const createCodersSlice: Slice<CodersSlice> = (set, get, api) => {
  const { attempt, succeeds } = createAttempts(get)
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

    async exportCoders(format) {
      const path = get().coders?.path
      const [directory] = path === undefined ? [] : ((await get().pickPaths('export-folder')) ?? [])
      if (path === undefined || directory === undefined) return
      await attempt(async () => {
        const { files, rows } = await api.call('exports.coders', { path, directory, format, language: get().language })
        get().notifyWritten(files, rows)
      })
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
