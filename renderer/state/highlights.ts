import type { Input } from '../../shared/contract.ts'
import type { Colour, Highlight } from '../../shared/model/highlight.ts'
import type { Slice } from './store.ts'

export interface HighlightSlice {
  /** Of the reports that are open in a pane, in reading order. */
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
  addHighlight(input: Input<'highlights.add'>): Promise<Highlight | null>
  /** True once the change is safe on the disk. */
  updateHighlights(input: Input<'highlights.update'>): Promise<boolean>
  removeHighlights(ids: readonly string[]): Promise<void>
  activateHighlight(id: string | null): void
  /** Opens the note of a highlight for writing; null closes it. */
  writeNote(id: string | null): void
}

export const createHighlightSlice: Slice<HighlightSlice> = (set, get, api) => {
  function put(reportId: string, list: readonly Highlight[]): void {
    if (list === get().highlights.get(reportId)) return
    const highlights = new Map(get().highlights)
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
      const open = get()
        .panes.map(pane => pane.reportId)
        .filter(id => id !== null)
      const touched = new Set(open.filter(id => reportIds === null || reportIds.includes(id)))
      await Promise.all([...touched].map(id => get().loadHighlights(id)))
    },

    async addHighlight(input) {
      try {
        const colour = input.colour ?? get().colour
        const highlight = await api.call('highlights.add', { ...input, colour })
        const others = get().highlights.get(input.reportId) ?? []
        // The announcement of the change may have brought it already.
        if (!others.some(other => other.id === highlight.id)) put(input.reportId, insertInOrder(others, highlight))
        set({ colour, activeHighlightId: highlight.id })
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

function insertInOrder(list: readonly Highlight[], highlight: Highlight): Highlight[] {
  return [...list, highlight].sort((a, b) => a.start - b.start || b.end - a.end || (a.createdAt < b.createdAt ? -1 : 1))
}
