import type { FoundRange } from '../../shared/model/search.ts'
import type { Slice } from './store.ts'

/** What was found in one pane, in reading order. */
export interface PaneHits {
  readonly pane: number
  readonly reportId: string
  readonly hits: readonly FoundRange[]
}

export interface PaneFindSlice {
  /** The pane over which words are looked for; null while none are. */
  readonly findPane: number | null
  readonly findQuery: string
  /** Grows each time the reader asks for the field again. */
  readonly findAsked: number
  /** Whether the other panes are looked through as well. */
  readonly findInAll: boolean
  /** Pane by pane; only those that are looked through. */
  readonly findHits: readonly PaneHits[]
  /** The hit at which the reader is, as its number in its pane. */
  readonly findCurrent: { readonly pane: number; readonly at: number } | null
  /** With words to begin with; none keep those of last time. */
  openFind(pane: number, words: string): void
  findWords(query: string): void
  setFindInAll(all: boolean): void
  /** The panes show other texts. */
  findAgain(): void
  /** From the last hit of a pane on to the next pane, and round. */
  stepFind(by: 1 | -1): void
  closeFind(): void
}

const NOTHING = { findHits: [], findCurrent: null }

export const createPaneFindSlice: Slice<PaneFindSlice> = (set, get) => {
  let turn = new AbortController()

  async function find(): Promise<void> {
    turn.abort()
    const own = new AbortController()
    turn = own
    const { findPane, findInAll, findQuery, panes } = get()
    if (findPane === null || findQuery.trim() === '') return set(NOTHING)
    const searched = panes.flatMap(({ report }, pane) =>
      report && (findInAll || pane === findPane) ? [{ pane, reportId: report.id }] : [],
    )
    try {
      const findHits = await Promise.all(
        searched.map(async each => ({ ...each, hits: await get().findInReport(each.reportId, findQuery, own.signal) })),
      )
      if (!own.signal.aborted) set({ findHits, findCurrent: firstFrom(findHits, findPane) })
    } catch (error) {
      if (!own.signal.aborted) get().fail(error)
    }
  }

  /** What stands where the reader is, or behind it; where that pane has nothing, what the next ones have. */
  function firstFrom(found: readonly PaneHits[], pane: number): PaneFindSlice['findCurrent'] {
    const own = found.find(each => each.pane === pane)
    const place = get().panes[pane]?.position ?? 0
    if (own && own.hits.length > 0) {
      const at = own.hits.findIndex(hit => hit.start >= place)
      return { pane, at: Math.max(at, 0) }
    }
    const next = [...found.filter(each => each.pane > pane), ...found].find(({ hits }) => hits.length > 0)
    return next ? { pane: next.pane, at: 0 } : null
  }

  return {
    findPane: null,
    findQuery: '',
    findAsked: 0,
    findInAll: false,
    ...NOTHING,

    openFind(pane, words) {
      const another = get().findPane !== pane
      set({ findPane: pane, findAsked: get().findAsked + 1, ...(another ? { findQuery: words } : {}) })
      if (another) void find()
    },

    findWords(query) {
      set({ findQuery: query })
      void find()
    },

    setFindInAll(all) {
      set({ findInAll: all })
      void find()
    },

    findAgain: () => void find(),

    stepFind(by) {
      const { findHits, findCurrent } = get()
      const all = findHits.flatMap(({ pane, hits }) => hits.map((_, at) => ({ pane, at })))
      if (all.length === 0) return
      const now = all.findIndex(({ pane, at }) => pane === findCurrent?.pane && at === findCurrent.at)
      set({ findCurrent: all[(now + by + all.length) % all.length] ?? null })
    },

    closeFind() {
      turn.abort()
      const { findCurrent, activatePane } = get()
      // The reader goes on where the last hit was.
      if (findCurrent) activatePane(findCurrent.pane)
      set({ findPane: null, ...NOTHING })
    },
  }
}
