import type { Slice } from './store.ts'

export interface CopiesSlice {
  /** Whether reports that are in the library more than once count once, wherever something is counted. */
  readonly oneOfEach: boolean
  /** Counts what is shown anew. */
  countOneOfEach(oneOfEach: boolean): void
}

export const createCopiesSlice: Slice<CopiesSlice> = (set, get) => ({
  oneOfEach: false,

  countOneOfEach(oneOfEach) {
    set({ oneOfEach })
    const { screen } = get()
    // Other screens ask anew when they are shown.
    if (screen === 'trends') void get().refreshTrends()
    else if (screen === 'words') void get().refreshWords()
    else void get().openConcordance()
  },
})
