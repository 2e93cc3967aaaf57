import { emptyPane, MOST_PANES, type PaneTarget } from './panes.ts'
import type { Slice } from './store.ts'

/** How the panes stand beside one another. */
export interface PaneRowSlice {
  /** One more pane has come, or a panel beside them; what else stands beside the panes may have to make room. */
  readonly roomWanted: boolean
  wantRoom(): void
  roomMade(): void
  /** Number of the pane that is meant; where it is not there yet, it is made. */
  makePane(target: PaneTarget): number
  /** A new pane to the right of one, with the same report at the same place. */
  splitPane(index: number): void
  /** Takes a pane away; the last one becomes empty. */
  closePane(index: number): void
  /** Puts a pane where another one is; those between move up. */
  movePane(from: number, to: number): void
  /** Moves the border between a pane and the next one: the first gets this part of what both have. */
  shareWidth(index: number, part: number): void
  evenWidths(): void
}

/** Part of what two neighbours have, below which a pane is of no use. */
const NARROWEST = 0.2

export const createPaneRowSlice: Slice<PaneRowSlice> = (set, get) => {
  /** Puts in `count` empty panes there. */
  function add(at: number, count: number): void {
    const { panes, activePane } = get()
    const width = panes.reduce((sum, pane) => sum + pane.width, 0) / panes.length
    const made = Array.from({ length: count }, () => emptyPane({ width }))
    endFind()
    set({
      panes: [...panes.slice(0, at), ...made, ...panes.slice(at)],
      activePane: activePane >= at ? activePane + count : activePane,
      roomWanted: true,
    })
  }

  /** What is found is counted by the numbers of the panes. */
  function endFind(): void {
    if (get().findPane !== null) get().closeFind()
  }

  return {
    roomWanted: false,
    wantRoom: () => set({ roomWanted: true }),
    roomMade: () => set({ roomWanted: false }),

    makePane(target) {
      const { panes, activePane } = get()
      if (target !== 'new') {
        const index = Math.min(target, MOST_PANES - 1)
        if (index >= panes.length) add(panes.length, index + 1 - panes.length)
        return index
      }
      const empty = panes.findIndex(pane => pane.reportId === null)
      if (empty >= 0) return empty
      if (panes.length === MOST_PANES) return (activePane + 1) % panes.length
      add(activePane + 1, 1)
      return activePane + 1
    },

    splitPane(index) {
      const pane = get().panes[index]
      if (!pane || get().panes.length >= MOST_PANES) return
      add(index + 1, 1)
      if (pane.reportId) {
        void get().openReport(pane.reportId, { pane: index + 1, position: pane.position, lineTop: pane.lineTop })
      } else set({ activePane: index + 1 })
      get().saveWorkspace()
    },

    closePane(index) {
      endFind()
      const { panes, activePane, leader } = get()
      const closed = panes[index]
      const rest = panes.filter((_, at) => at !== index)
      set({
        panes: rest.length > 0 ? rest : [emptyPane()],
        activePane: Math.max(Math.min(activePane > index ? activePane - 1 : activePane, rest.length - 1), 0),
        leader: leader === closed?.key || rest.length < 2 ? null : leader,
      })
      void get().loadCorrespondence()
      get().saveWorkspace()
    },

    movePane(from, to) {
      const { panes, activePane } = get()
      const moved = panes[from]
      if (!moved || to < 0 || to >= panes.length || from === to) return
      endFind()
      const active = panes[activePane]?.key
      const others = panes.filter(pane => pane !== moved)
      const arranged = [...others.slice(0, to), moved, ...others.slice(to)]
      set({
        panes: arranged,
        activePane: arranged.findIndex(({ key }) => key === active),
      })
      get().saveWorkspace()
    },

    shareWidth(index, part) {
      const { panes, patchPane } = get()
      const [left, right] = [panes[index], panes[index + 1]]
      if (!left || !right) return
      const both = left.width + right.width
      const share = Math.min(Math.max(part, NARROWEST), 1 - NARROWEST)
      patchPane(left.key, { width: both * share })
      patchPane(right.key, { width: both * (1 - share) })
      get().saveWorkspaceSoon()
    },

    evenWidths() {
      set({ panes: get().panes.map(pane => ({ ...pane, width: 1 })) })
      get().saveWorkspace()
    },
  }
}
