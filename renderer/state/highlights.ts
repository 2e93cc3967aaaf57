import type { Input } from '../../shared/contract.ts'
import type { Colour, Highlight, HighlightChanges } from '../../shared/model/highlight.ts'
import type { AppState, Slice } from './store.ts'

export interface HighlightSlice {
  /** Of the reports that are open in a pane or compared, in reading order. */
  readonly highlights: ReadonlyMap<string, readonly Highlight[]>
  /** The highlight whose card is lit up in the margin and whose words are in the text. */
  readonly activeHighlightId: string | null
  /** The highlight whose note is being written. */
  readonly noteHighlightId: string | null
  /** Colour used last; the next highlight gets it. */
  readonly colour: Colour
  loadHighlights(reportId: string): Promise<void>
  /** Null means any report may be touched. */
  reloadHighlights(reportIds: readonly string[] | null): Promise<void>
  /** What the engine says has changed, in the reports that are open. */
  applyHighlights(changes: HighlightChanges): void
  addHighlight(input: Input<'highlights.add'>): Promise<Highlight | null>
  /** True once the change is safe on the disk. */
  updateHighlights(input: Input<'highlights.update'>): Promise<boolean>
  /** The highlight goes on other words, as one action. */
  moveEnds(input: Input<'highlights.move'>): Promise<void>
  removeHighlights(ids: readonly string[]): Promise<void>
  activateHighlight(id: string | null): void
  /** Opens the note of a highlight for writing; null closes it. */
  writeNote(id: string | null): void
}

export const createHighlightSlice: Slice<HighlightSlice> = (set, get, api) => {
  function put(reportId: string, list: readonly Highlight[]): void {
    if (list === get().highlights.get(reportId)) return
    const open = new Set(openReports(get()))
    const highlights = new Map([...get().highlights].filter(([id]) => open.has(id)))
    highlights.set(reportId, list)
    set({ highlights })
  }

  return {
    highlights: new Map(),
    activeHighlightId: null,
    noteHighlightId: null,
    colour: 'gamboge',

    async loadHighlights(reportId) {
      const fresh = await api.call('highlights.ofReport', { reportId })
      put(reportId, keepUnchanged(get().highlights.get(reportId) ?? [], fresh))
    },

    async reloadHighlights(reportIds) {
      const open = openReports(get())
      const touched = new Set(open.filter(id => reportIds === null || reportIds.includes(id)))
      await Promise.all([...touched].map(id => get().loadHighlights(id)))
    },

    applyHighlights({ saved, removed }) {
      const touched = new Set([...removed, ...saved.map(highlight => highlight.id)])
      for (const [reportId, list] of get().highlights) {
        const added = saved.filter(highlight => highlight.reportId === reportId)
        const kept = list.filter(highlight => !touched.has(highlight.id))
        if (added.length > 0 || kept.length < list.length) put(reportId, [...kept, ...added].sort(inReadingOrder))
      }
    },

    async addHighlight(input) {
      const { activeHighlightId: activeBefore } = get()
      try {
        const colour = input.colour ?? get().colour
        const highlight = await api.call('highlights.add', { ...input, colour })
        // The announcement of the change has brought it already, as a rule.
        const known = get().highlights.get(input.reportId) ?? []
        if (!known.some(other => other.id === highlight.id)) get().applyHighlights({ saved: [highlight], removed: [] })
        set({ colour })
        // Whoever went to another one meanwhile stays there.
        if (get().activeHighlightId === activeBefore) set({ activeHighlightId: highlight.id })
        return highlight
      } catch (error) {
        get().fail(error)
        return null
      }
    },

    async updateHighlights(input) {
      try {
        await api.call('highlights.update', input)
        if (input.colour) set({ colour: input.colour })
        return true
      } catch (error) {
        get().fail(error)
        return false
      }
    },

    async moveEnds(input) {
      try {
        await api.call('highlights.move', input)
      } catch (error) {
        get().fail(error)
      }
    },

    async removeHighlights(ids) {
      try {
        await api.call('highlights.remove', { ids: [...ids] })
        get().notify('notices.highlightsRemoved', { count: ids.length }, { undoable: true })
        set({ activeHighlightId: null })
      } catch (error) {
        get().fail(error)
      }
    },

    activateHighlight: id => set({ activeHighlightId: id }),
    writeNote: id => set(id === null ? { noteHighlightId: null } : { noteHighlightId: id, activeHighlightId: id, marginShown: true }),
  }
}

/** Those whose text is on the screen, or was and comes back. */
function openReports({ panes, compared }: AppState): string[] {
  return [...panes.flatMap(({ reportId }) => reportId ?? []), ...compared]
}

/** The known objects where nothing in them changed, and the known list where nothing at all did: no need to draw again. */
function keepUnchanged(known: readonly Highlight[], fresh: readonly Highlight[]): readonly Highlight[] {
  const byId = new Map(known.map(highlight => [highlight.id, highlight]))
  const list = fresh.map(highlight => {
    const old = byId.get(highlight.id)
    return old && isSame(old, highlight) ? old : highlight
  })
  return list.length === known.length && list.every((highlight, at) => highlight === known[at]) ? known : list
}

function isSame(a: Highlight, b: Highlight): boolean {
  return (
    a.start === b.start &&
    a.end === b.end &&
    a.colour === b.colour &&
    a.note === b.note &&
    a.state === b.state &&
    a.quote === b.quote &&
    a.updatedAt === b.updatedAt &&
    a.tagIds.length === b.tagIds.length &&
    a.tagIds.every((id, at) => id === b.tagIds[at])
  )
}

/** The order in which the engine lists them. */
function inReadingOrder(a: Highlight, b: Highlight): number {
  return a.start - b.start || b.end - a.end || compare(a.createdAt, b.createdAt) || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
