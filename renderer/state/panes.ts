import type { Report } from '../../shared/model/report.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

/** A report with its text, as a pane shows it. */
export type OpenReport = Report & { readonly text: string }

/** Where a pane should go: `position` is an offset in the canonical text, `flash` lights the range up for a moment. */
export interface Jump {
  readonly position: number
  readonly flash: { readonly start: number; readonly end: number } | null
  /** Grows with every jump, so that the same place can be asked for again. */
  readonly turn: number
}

export interface Pane {
  readonly key: number
  readonly reportId: string | null
  /** Null while it is being read. */
  readonly report: OpenReport | null
  /** Offset of the first character in view; where the reader is. */
  readonly position: number
  readonly jump: Jump | null
}

export interface PaneSlice {
  /** Two to begin with; up to four later. */
  readonly panes: readonly Pane[]
  readonly activePane: number
  readonly outlineShown: boolean
  readonly marginShown: boolean
  restorePanes(workspace: Workspace | null): Promise<void>
  /** Shows a report in a pane (the active one unless told) and goes to a place in it. */
  openReport(reportId: string, options?: { pane?: number; position?: number; flash?: { start: number; end: number } }): Promise<void>
  closePane(index: number): void
  activatePane(index: number): void
  rememberPosition(index: number, position: number): void
  toggleOutline(): void
  toggleMargin(): void
  saveWorkspace(): void
}

/** The reader scrolls; the place is written down once this quiet, in ms. */
const SAVE_AFTER = 400

let nextKey = 1
let nextTurn = 1

function emptyPane(): Pane {
  return { key: nextKey++, reportId: null, report: null, position: 0, jump: null }
}

export const createPaneSlice: Slice<PaneSlice> = (set, get, api) => {
  let timer: ReturnType<typeof setTimeout> | undefined

  const patch = (index: number, change: Partial<Pane>) =>
    set({ panes: get().panes.map((pane, at) => (at === index ? { ...pane, ...change } : pane)) })

  return {
    panes: [emptyPane(), emptyPane()],
    activePane: 0,
    outlineShown: true,
    marginShown: true,

    async restorePanes(workspace) {
      set({
        panes: [emptyPane(), emptyPane()],
        activePane: 0,
        highlights: new Map(),
        outlineShown: workspace?.outline ?? true,
        marginShown: workspace?.margin ?? true,
      })
      const saved = workspace?.panes ?? []
      await Promise.all(
        saved.slice(0, 2).map(async ({ reportId, position }, pane) => {
          // A report may have been removed since; its pane is empty then.
          if (reportId && get().reportsById.has(reportId)) await get().openReport(reportId, { pane, position })
        }),
      )
      set({ activePane: Math.min(workspace?.activePane ?? 0, get().panes.length - 1) })
    },

    async openReport(reportId, options = {}) {
      const index = options.pane ?? get().activePane
      const position = options.position ?? 0
      const jump: Jump = { position, flash: options.flash ?? null, turn: nextTurn++ }
      set({ activePane: index })
      if (get().panes[index]?.report?.id === reportId) {
        patch(index, { jump, position })
      } else {
        patch(index, { reportId, report: null, position, jump })
        try {
          const [report] = await Promise.all([api.call('reports.get', { id: reportId, text: true }), get().loadHighlights(reportId)])
          // The reader may have opened something else meanwhile.
          if (get().panes[index]?.reportId === reportId) patch(index, { report: { ...report, text: report.text ?? '' } })
        } catch (error) {
          if (get().panes[index]?.reportId === reportId) patch(index, { reportId: null })
          get().fail(error)
        }
      }
      get().saveWorkspace()
    },

    closePane(index) {
      patch(index, emptyPane())
      get().saveWorkspace()
    },

    activatePane: index => {
      if (get().activePane !== index) set({ activePane: index })
    },

    rememberPosition(index, position) {
      if (get().panes[index]?.position === position) return
      patch(index, { position })
      get().saveWorkspace()
    },

    toggleOutline: () => {
      set({ outlineShown: !get().outlineShown })
      get().saveWorkspace()
    },
    toggleMargin: () => {
      set({ marginShown: !get().marginShown })
      get().saveWorkspace()
    },

    saveWorkspace() {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const { screen, panes, activePane, outlineShown, marginShown } = get()
        const saved = panes.map(({ reportId, position }) => ({ reportId, position }))
        api.call('workspace.save', { screen, panes: saved, activePane, outline: outlineShown, margin: marginShown }).catch(get().fail)
      }, SAVE_AFTER)
    },
  }
}
