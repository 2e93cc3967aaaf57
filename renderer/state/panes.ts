import type { CancelSignal } from '../../shared/cancel.ts'
import type { Report } from '../../shared/model/report.ts'
import type { FoundRange } from '../../shared/model/search.ts'
import type { PaneLayout, Workspace } from '../../shared/model/settings.ts'
import { leave, NO_HISTORY, nearestOf, type PaneHistory, placeOf, travel } from './pane-history.ts'
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

/** A section of this pane's report that the reader laid beside one of the leading pane's; sections by where they begin. */
export interface Calibration {
  readonly reportId: string
  readonly start: number
  readonly leaderId: string
  readonly leaderStart: number
}

export interface Pane {
  /** Stays the same wherever the pane is moved. */
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
  readonly history: PaneHistory
  /** Its part of the width, against those of the other panes. */
  readonly width: number
  /** It stays where it is while others follow the leading pane. */
  readonly free: boolean
  readonly calibrations: readonly Calibration[]
}

/** The pane of this number; a new one beside the active one, as long as there is room; the active one where nothing is said. */
export type PaneTarget = number | 'new'

export const MOST_PANES = 4

export interface PaneSlice {
  /** One to four, from left to right. */
  readonly panes: readonly Pane[]
  readonly activePane: number
  readonly outlineShown: boolean
  readonly marginShown: boolean
  restorePanes(workspace: Workspace | null): Promise<void>
  /** Lays the panes out as they were kept; `histories`: theirs, pane by pane. */
  arrangePanes(layout: PaneLayout, histories?: readonly PaneHistory[]): Promise<void>
  /** How they are laid out now. */
  paneLayout(): PaneLayout
  /** Shows a report in a pane and goes to a place in it. */
  openReport(
    reportId: string,
    options?: { pane?: PaneTarget; position?: number; lineTop?: number | null; flash?: { start: number; end: number } },
  ): Promise<void>
  /** To where the reader of the pane was before (-1), or from where he went back (1). */
  travel(index: number, by: -1 | 1): Promise<void>
  /** The pane is where its jump told it to go. */
  finishJump(index: number, jump: Jump): void
  /** Reads the open reports again; a pane whose report is gone becomes empty. */
  refreshPanes(): Promise<void>
  /** Every occurrence in one report, in reading order. */
  findInReport(reportId: string, query: string, signal: CancelSignal): Promise<readonly FoundRange[]>
  activatePane(index: number): void
  rememberPosition(index: number, position: number, lineTop: number | null): void
  /** Changes one pane, wherever it is by now. */
  patchPane(key: number, change: Partial<Pane>): void
  toggleOutline(): void
  toggleMargin(): void
  /** Writes down what the window shows, once this task has ended. */
  saveWorkspace(): void
  /** The same once it is quiet: for what goes on and on, as scrolling does. */
  saveWorkspaceSoon(): void
}

/** So long nothing more has come, in ms. */
const SAVE_AFTER = 400
/** Steps each way that are written down with it. */
const KEPT_STEPS = 30

let nextKey = 1

export function emptyPane(change: Partial<Pane> = {}): Pane {
  const nothing = { reportId: null, report: null, position: 0, lineTop: null, jump: null, history: NO_HISTORY }
  return { key: nextKey++, ...nothing, width: 1, free: false, calibrations: [], ...change }
}

export const createPaneSlice: Slice<PaneSlice> = (set, get, api) => {
  let timer: ReturnType<typeof setTimeout> | undefined

  /** It is about to be written down. */
  let saving = false

  function save(): void {
    saving = false
    clearTimeout(timer)
    const { panes, screen, recentReports } = get()
    api
      .call('workspace.save', {
        ...get().paneLayout(),
        screen,
        recent: [...recentReports],
        comparison: get().shownComparison(),
        trends: get().shownTrends(),
        indicators: get().shownIndicators(),
        matrix: get().shownMatrix(),
        wordings: get().shownWordings(),
        histories: panes.map(({ history }) => nearestOf(history, KEPT_STEPS)),
        places: [...get().readingPlaces].map(([reportId, place]) => ({ reportId, ...place })),
      })
      .catch(get().fail)
  }

  const paneOf = (key: number) => get().panes.find(pane => pane.key === key)

  const patch = (key: number, change: Partial<Pane>) =>
    set({ panes: get().panes.map(pane => (pane.key === key ? { ...pane, ...change } : pane)) })

  /** The pane goes there, whatever it shows now; nothing is remembered of where it was. */
  async function go(key: number, reportId: string, jump: Jump): Promise<void> {
    const { position, lineTop } = jump
    get().rememberReport(reportId)
    if (paneOf(key)?.report?.id === reportId) {
      patch(key, { jump, position, lineTop })
    } else {
      patch(key, { reportId, report: null, position, lineTop, jump })
      try {
        const text = api.call('reports.get', { id: reportId, text: true }).then(report => {
          // The reader may have opened something else meanwhile.
          if (paneOf(key)?.reportId === reportId) patch(key, { report: { ...report, text: report.text ?? '' } })
        })
        // The text does not wait for its highlights, nor for what corresponds to it.
        await Promise.all([text, get().loadHighlights(reportId), get().loadCorrespondence()])
      } catch (error) {
        if (paneOf(key)?.reportId === reportId) patch(key, { reportId: null })
        get().fail(error)
      }
    }
    get().follow()
    get().saveWorkspace()
  }

  return {
    panes: [emptyPane()],
    activePane: 0,
    outlineShown: true,
    marginShown: true,

    async restorePanes(workspace) {
      set({ highlights: new Map(), recentReports: workspace?.recent ?? [] })
      get().restorePlaces(workspace)
      const { panes = [], activePane = 0, outline = true, margin = true, leader = null, histories } = workspace ?? {}
      await get().arrangePanes({ panes, activePane, outline, margin, leader }, histories)
    },

    async arrangePanes({ panes: saved, activePane, outline, margin, leader = null }, histories = []) {
      get().closeFind()
      // A report may have been removed since; its pane is empty then.
      const known = saved.map(pane => ({ ...pane, reportId: pane.reportId && get().reportsById.has(pane.reportId) ? pane.reportId : null }))
      const panes = known.map(({ width = 1, free = false, calibrations = [] }, at) =>
        emptyPane({ width, free, calibrations, history: histories[at] ?? NO_HISTORY }),
      )
      if (panes.length === 0) panes.push(emptyPane())
      set({
        panes,
        // Before the texts are there: the reader may have gone to another pane by then.
        activePane: Math.min(activePane, panes.length - 1),
        outlineShown: outline,
        marginShown: margin,
        leader: leader === null ? null : (panes[leader]?.key ?? null),
      })
      const places = known.map(({ reportId, position, lineTop = null }) => ({ reportId, jump: { position, lineTop, flash: null } }))
      await get().keepPlaces(() =>
        Promise.all(
          panes.map(async ({ key }, at) => {
            const place = places[at]
            if (place?.reportId) await go(key, place.reportId, place.jump)
          }),
        ),
      )
    },

    paneLayout() {
      const { panes, activePane, outlineShown, marginShown, leader } = get()
      const leading = panes.findIndex(pane => pane.key === leader)
      return {
        panes: panes.map(({ reportId, position, lineTop, width, free, calibrations }) => ({
          reportId,
          position,
          lineTop,
          width,
          free,
          calibrations: [...calibrations],
        })),
        activePane,
        leader: leading < 0 ? null : leading,
        outline: outlineShown,
        margin: marginShown,
      }
    },

    async openReport(reportId, options = {}) {
      const index = get().makePane(options.pane ?? get().activePane)
      const here = get().panes[index]
      if (!here) return
      // Asked for again without a place, a report stays where the reader was.
      const asked = options.position ?? options.flash?.start
      const stays = asked === undefined && here.reportId === reportId
      // One that was read before is opened where it was left.
      const left = stays ? here : asked === undefined ? get().readingPlaces.get(reportId) : undefined
      const position = asked ?? left?.position ?? 0
      const lineTop = left ? left.lineTop : (options.lineTop ?? null)
      set({ activePane: index })
      patch(here.key, { history: leave(here.history, placeOf(here), { reportId, position }) })
      await go(here.key, reportId, { position, lineTop, flash: options.flash ?? null })
      if (asked === undefined && !stays) get().catchUp(here.key)
    },

    async travel(index, by) {
      const pane = get().panes[index]
      const step = pane && travel(pane.history, by, placeOf(pane), id => get().reportsById.has(id))
      if (!step) return
      const { reportId, position, lineTop } = step.to
      set({ activePane: index })
      patch(pane.key, { history: step.history })
      await go(pane.key, reportId, { position, lineTop, flash: null })
    },

    finishJump(index, jump) {
      const pane = get().panes[index]
      if (pane?.jump === jump) patch(pane.key, { jump: null })
    },

    async refreshPanes() {
      await Promise.all(
        get().panes.map(async ({ key, report }) => {
          if (!report) return
          if (!get().reportsById.has(report.id)) {
            patch(key, { reportId: null, report: null, position: 0, lineTop: null, jump: null })
            get().saveWorkspace()
            return
          }
          const fresh = await api.call('reports.get', { id: report.id, text: true })
          const changed = { ...fresh, text: fresh.text ?? '' }
          // The same report again must not make the pane draw its text again.
          if (paneOf(key)?.report === report && JSON.stringify(changed) !== JSON.stringify(report)) patch(key, { report: changed })
        }),
      )
    },

    async findInReport(reportId, query, signal) {
      if (query.trim() === '') return []
      const { ranges } = await api.call('reports.find', { id: reportId, query }, { signal })
      return ranges
    },

    activatePane: index => {
      if (get().activePane !== index) set({ activePane: index })
    },

    rememberPosition(index, position, lineTop) {
      const pane = get().panes[index]
      if (!pane || (pane.position === position && pane.lineTop === lineTop)) return
      patch(pane.key, { position, lineTop })
      if (pane.reportId) get().rememberPlace(pane.reportId, { position, lineTop })
      if (pane.key === get().leader) get().follow()
      get().saveWorkspaceSoon()
    },

    patchPane: patch,

    toggleOutline: () => {
      set({ outlineShown: !get().outlineShown })
      get().saveWorkspace()
    },
    toggleMargin: () => {
      set({ marginShown: !get().marginShown })
      get().saveWorkspace()
    },

    saveWorkspace() {
      if (saving) return
      saving = true
      queueMicrotask(save)
    },
    saveWorkspaceSoon() {
      clearTimeout(timer)
      timer = setTimeout(get().saveWorkspace, SAVE_AFTER)
    },
  }
}
