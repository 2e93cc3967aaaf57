import type { CancelSignal } from '../../shared/cancel.ts'
import type { Input } from '../../shared/contract.ts'
import type { PassageOccurrences, SharedWording } from '../../shared/model/comparison.ts'
import type { Slice } from './store.ts'

/** How many reports must have a wording, at least: what can be chosen. */
export const WORDING_STEPS = [2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] as const

export type OccurrenceQuestion = Input<'reuse.occurrences'>

export interface SharedWordingSlice {
  /** Wording that other reports share is set in a paler ink. */
  readonly wordingShown: boolean
  /** Only what is in so many reports. */
  readonly wordingLeast: number
  /** What is shared is folded away. */
  readonly substanceOnly: boolean
  /** By report; of those that are open. */
  readonly sharedWording: ReadonlyMap<string, SharedWording>
  /** Grows when reports have changed, so that what is shown is asked for again. */
  readonly wordingRound: number
  /** How far the index is that has to be made first; null while there is nothing to make. */
  readonly wordingProgress: { readonly done: number; readonly total: number } | null
  toggleWording(): void
  setWordingLeast(least: number): void
  /** Shows shared wording where it is not shown yet. */
  toggleSubstance(): void
  /** Reads what a report shares, where it is neither known nor being read; what was known stays until then. */
  loadWording(reportId: string): Promise<void>
  /** Where the words of a stretch stand in other reports. */
  findOccurrences(question: OccurrenceQuestion, signal: CancelSignal): Promise<PassageOccurrences>
  /** Reports have changed. */
  refreshWording(): void
  /** Another library is open. */
  forgetWording(): void
}

export const createSharedWordingSlice: Slice<SharedWordingSlice> = (set, get, api) => {
  /** The round in which what is known of a report was read. */
  const readIn = new Map<string, number>()
  /** Reports that are being read; several parts of the window may show one. */
  const reading = new Map<string, AbortController>()

  function stopReading(): void {
    for (const turn of reading.values()) turn.abort()
    reading.clear()
  }

  return {
    wordingShown: false,
    wordingLeast: 2,
    substanceOnly: false,
    sharedWording: new Map(),
    wordingRound: 0,
    wordingProgress: null,

    toggleWording() {
      const shown = !get().wordingShown
      if (!shown) stopReading()
      set({ wordingShown: shown, ...(shown ? {} : { substanceOnly: false, wordingProgress: null }) })
    },
    setWordingLeast: least => set({ wordingLeast: least }),
    toggleSubstance() {
      set({ substanceOnly: !get().substanceOnly, wordingShown: true })
    },

    async loadWording(reportId) {
      const round = get().wordingRound
      if (reading.has(reportId) || (get().sharedWording.has(reportId) && readIn.get(reportId) === round)) return
      const turn = new AbortController()
      const { signal } = turn
      reading.set(reportId, turn)
      try {
        const onProgress = (progress: { done: number; total: number }) => set({ wordingProgress: progress })
        const found = await api.call('reuse.ofReport', { reportId }, { signal, onProgress })
        if (signal.aborted) return
        const open = new Set([...get().panes.map(pane => pane.reportId), ...get().compared])
        const kept = [...get().sharedWording].filter(([id]) => open.has(id))
        readIn.set(reportId, round)
        set({ sharedWording: new Map([...kept, [reportId, found]]), wordingProgress: null })
      } catch (error) {
        if (signal.aborted) return
        stopReading()
        set({ wordingProgress: null, wordingShown: false, substanceOnly: false })
        get().fail(error)
      } finally {
        if (reading.get(reportId) === turn) reading.delete(reportId)
      }
    },

    findOccurrences: (question, signal) => api.call('reuse.occurrences', question, { signal }),

    refreshWording() {
      stopReading()
      set({ wordingRound: get().wordingRound + 1 })
    },
    forgetWording() {
      stopReading()
      set({ sharedWording: new Map(), wordingProgress: null, wordingRound: get().wordingRound + 1 })
    },
  }
}
