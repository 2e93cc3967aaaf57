import type { CancelSignal } from '../../shared/cancel.ts'
import type { Report } from '../../shared/model/report.ts'
import type { FoundRange } from '../../shared/model/search.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

/** A report with its text, as a pane shows it. */
export type OpenReport = Report & { readonly text: string }

/** Where a pane should go: `position` is an offset in the canonical text, `flash` lights the range up for a moment. */
export interface Jump {
  readonly position: number
  /** As of a pane; null for the place where a jump puts it. */
  readonly lineTop: number | null
  readonly flash: { readonly start: number; readonly end: number } | null
}

export interface Pane {
  readonly key: number
  readonly reportId: string | null
  /** Null while it is being read. */
  readonly report: OpenReport | null
  /** Offset of the first character in view; where the reader is. */
  readonly position: number
  /** How far the line with this character stands below the pane's upper edge, in px; null until the reader scrolls. */
  readonly lineTop: number | null
  /** Null once the pane has gone there. */
  readonly jump: Jump | null
}

export interface PaneSlice {
  /** Two to begin with; up to four later. */
  readonly panes: readonly Pane[]
  readonly activePane: number
  readonly outlineShown: boolean
  readonly marginShown: boolean
  /** Part of the width that the first of two panes has, 0 to 1. */
  readonly split: number
  restorePanes(workspace: Workspace | null): Promise<void>
  /** Shows a report in a pane (the active one unless told) and goes to a place in it. */
  openReport(
    reportId: string,
    options?: { pane?: number; position?: number; lineTop?: number | null; flash?: { start: number; end: number } },
  ): Promise<void>
  /** The pane is where its jump told it to go. */
  finishJump(index: number, jump: Jump): void
  /** Reads the open reports again; a pane whose report is gone becomes empty. */
  refreshPanes(): Promise<void>
  /** Every occurrence in one report, in reading order. */
  findInReport(reportId: string, query: string, signal: CancelSignal): Promise<readonly FoundRange[]>
  closePane(index: number): void
  activatePane(index: number): void
  rememberPosition(index: number, position: number, lineTop: number | null): void
  toggleOutline(): void
  toggleMargin(): void
  setSplit(split: number): void
  saveWorkspace(): void
}

/** The reader scrolls; the place is written down once this quiet, in ms. */
const SAVE_AFTER = 400
/** Part of the width below which a pane is of no use. */
const NARROWEST = 0.2

let nextKey = 1

function emptyPane(): Pane {
  return { key: nextKey++, reportId: null, report: null, position: 0, lineTop: null, jump: null }
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
    split: 0.5,

    async restorePanes(workspace) {
      set({
        panes: [emptyPane(), emptyPane()],
        activePane: 0,
        highlights: new Map(),
        recentReports: workspace?.recent ?? [],
        outlineShown: workspace?.outline ?? true,
        marginShown: workspace?.margin ?? true,
      })
      const saved = workspace?.panes ?? []
      const opened = saved.slice(0, 2).map(async ({ reportId, position, lineTop = null }, pane) => {
        // A report may have been removed since; its pane is empty then.
        if (reportId && get().reportsById.has(reportId)) await get().openReport(reportId, { pane, position, lineTop })
      })
      // Before the texts are there: the reader may have gone to the other pane by then.
      set({ activePane: Math.min(workspace?.activePane ?? 0, get().panes.length - 1) })
      await Promise.all(opened)
    },

    async openReport(reportId, options = {}) {
      const index = options.pane ?? get().activePane
      const here = get().panes[index]
      // Asked for again without a place, a report stays where the reader was.
      const asked = options.position ?? options.flash?.start
      const stays = asked === undefined && here?.reportId === reportId
      const position = asked ?? (stays ? here.position : 0)
      const lineTop = stays ? here.lineTop : (options.lineTop ?? null)
      const jump: Jump = { position, lineTop, flash: options.flash ?? null }
      set({ activePane: index })
      get().rememberReport(reportId)
      if (here?.report?.id === reportId) {
        patch(index, { jump, position, lineTop })
      } else {
        patch(index, { reportId, report: null, position, lineTop, jump })
        try {
          const text = api.call('reports.get', { id: reportId, text: true }).then(report => {
            // The reader may have opened something else meanwhile.
            if (get().panes[index]?.reportId === reportId) patch(index, { report: { ...report, text: report.text ?? '' } })
          })
          // The text does not wait for its highlights.
          await Promise.all([text, get().loadHighlights(reportId)])
        } catch (error) {
          if (get().panes[index]?.reportId === reportId) patch(index, { reportId: null })
          get().fail(error)
        }
      }
      get().saveWorkspace()
    },

    finishJump(index, jump) {
      if (get().panes[index]?.jump === jump) patch(index, { jump: null })
    },

    async refreshPanes() {
      await Promise.all(
        get().panes.map(async (pane, index) => {
          const { report } = pane
          if (!report) return
          if (!get().reportsById.has(report.id)) {
            get().closePane(index)
            return
          }
          const fresh = await api.call('reports.get', { id: report.id, text: true })
          const changed = { ...fresh, text: fresh.text ?? '' }
          // The same report again must not make the pane draw its text again.
          if (get().panes[index]?.report === report && JSON.stringify(changed) !== JSON.stringify(report)) patch(index, { report: changed })
        }),
      )
    },

    async findInReport(reportId, query, signal) {
      if (query.trim() === '') return []
      const { ranges } = await api.call('reports.find', { id: reportId, query }, { signal })
      return ranges
    },

    closePane(index) {
      patch(index, emptyPane())
      get().saveWorkspace()
    },

    activatePane: index => {
      if (get().activePane !== index) set({ activePane: index })
    },

    rememberPosition(index, position, lineTop) {
      const pane = get().panes[index]
      if (pane?.position === position && pane.lineTop === lineTop) return
      patch(index, { position, lineTop })
      get().saveWorkspace()
    },

    setSplit: split => set({ split: Math.min(Math.max(split, NARROWEST), 1 - NARROWEST) }),

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
        const { screen, panes, activePane, outlineShown, marginShown, recentReports, compared, compareView, compareTheme } = get()
        const saved = panes.map(({ reportId, position, lineTop }) => ({ reportId, position, lineTop }))
        api
          .call('workspace.save', {
            screen,
            panes: saved,
            activePane,
            outline: outlineShown,
            margin: marginShown,
            recent: [...recentReports],
            comparison: { reportIds: [...compared], view: compareView, theme: compareTheme },
            trends: get().shownTrends(),
          })
          .catch(get().fail)
      }, SAVE_AFTER)
    },
  }
}
