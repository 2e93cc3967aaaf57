import { AppError, type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { Range } from '../../shared/model/search.ts'
import type { RepairStep, SourceInFull } from '../../shared/model/source.ts'
import { reportNear, stretchesOf } from '../../shared/text/source-stretches.ts'
import type { OpenReport } from './panes.ts'
import type { Slice } from './store.ts'

/** What the view of a source is asked to show. */
export interface SourceTarget {
  readonly sourceId: number
  /** Beside the source; without one the report at the spot, or the first. */
  readonly reportId?: string
  /** A place in the source's text. */
  readonly spot?: Range
  /** A place in the report's text. */
  readonly position?: number
}

/** A source beside what was made of it. */
export interface SourceView {
  readonly target: SourceTarget
  /** Null while it is being read. */
  readonly content: SourceInFull | null
  /** Why it cannot be shown. */
  readonly failure: ErrorData | null
  /** The report beside it; null where the source has none. */
  readonly reportId: string | null
  /** Null while the first one is being read; the one before stays until another is there. */
  readonly report: OpenReport | null
}

export interface SourceViewSlice {
  /** Stands before the screen while it is open; null while it is closed. */
  readonly sourceView: SourceView | null
  openSource(target: SourceTarget): Promise<void>
  /** The source of this path, where only that is known. */
  openSourceOf(path: string, spot?: Range): Promise<void>
  /** Puts another report of the source beside it. */
  chooseSourceReport(reportId: string): Promise<void>
  /** These reports changed (null: any may have). */
  refreshSource(ids: readonly string[] | null): Promise<void>
  /** Repairs the source and shows its new state; what the engine says against it, or null. */
  repairSource(step: RepairStep): Promise<ErrorData | null>
  takeBackRepairs(repairIds: readonly number[]): Promise<ErrorData | null>
  closeSource(): void
}

export const createSourceViewSlice: Slice<SourceViewSlice> = (set, get, api) => {
  const patch = (target: SourceTarget, change: Partial<SourceView>) => {
    const view = get().sourceView
    // The reader may have closed it or opened something else meanwhile.
    if (view?.target === target) set({ sourceView: { ...view, ...change } })
  }

  /** Only what was asked for last is shown: an older answer may come later. */
  let loads = 0
  let newest = Promise.resolve()

  function load(target: SourceTarget): Promise<void> {
    newest = loadInTurn(target, ++loads)
    return newest
  }

  /** Until what was asked for last is shown. */
  async function loaded(): Promise<void> {
    for (let waited: Promise<void> | undefined; waited !== newest; ) {
      waited = newest
      await waited
    }
  }

  async function loadInTurn(target: SourceTarget, turn: number): Promise<void> {
    const show = (change: Partial<SourceView>) => loads === turn && patch(target, { failure: null, ...change })
    try {
      const content = kept(get().sourceView?.content, await api.call('sources.get', { id: target.sourceId }))
      const wanted = get().sourceView?.reportId ?? target.reportId
      const reportId = content.reports.find(({ id }) => id === wanted)?.id ?? nearest(content, target.spot)
      // The first time each is shown as soon as it is there; read again, source and report change in one go.
      if (get().sourceView?.content === null) show({ content, reportId })
      const before = get().sourceView?.reportId
      const report = reportId ? await read(reportId) : null
      // The reader may have chosen another meanwhile.
      show(get().sourceView?.reportId === before ? { content, reportId, report } : { content })
    } catch (error) {
      show({ content: null, failure: toErrorData(error) })
    }
  }

  async function read(reportId: string): Promise<OpenReport> {
    const report = await api.call('reports.get', { id: reportId, text: true })
    return { ...report, text: report.text ?? '' }
  }

  /** Ends when the new state is shown: what comes next is asked of that. */
  async function repair(work: () => Promise<unknown>, message: string, count = 1): Promise<ErrorData | null> {
    const target = get().sourceView?.target
    try {
      await work()
      get().notify(message, { count }, { undoable: true })
      if (target && get().sourceView?.target === target) void load(target)
      await loaded()
      return null
    } catch (error) {
      return toErrorData(error)
    }
  }

  return {
    sourceView: null,

    async openSource(target) {
      set({ sourceView: { target, content: null, failure: null, reportId: null, report: null } })
      await load(target)
    },

    async openSourceOf(path, spot) {
      try {
        // Two folders may hold a file of one name; what was imported last is what is spoken of.
        const source = (await api.call('sources.list', {})).findLast(other => other.path === path)
        if (!source) throw new AppError('not-found', 'There is no such source.', { path })
        await get().openSource({ sourceId: source.id, ...(spot ? { spot } : {}) })
      } catch (error) {
        get().fail(error)
      }
    },

    async chooseSourceReport(reportId) {
      const view = get().sourceView
      if (!view || view.reportId === reportId) return
      patch(view.target, { reportId })
      try {
        const report = await read(reportId)
        if (get().sourceView?.reportId === reportId) patch(view.target, { report })
      } catch (error) {
        get().fail(error)
      }
    },

    async refreshSource(ids) {
      const view = get().sourceView
      if (!view) return
      const ofSource = (id: string) =>
        view.content?.reports.some(report => report.id === id) || get().reportsById.get(id)?.sourceId === view.target.sourceId
      if (ids === null || ids.some(ofSource)) await load(view.target)
    },

    async repairSource(step) {
      const id = get().sourceView?.target.sourceId
      if (id === undefined) return null
      const what = step.kind === 'keep' && step.as === 'report' ? 'keep-as-report' : step.kind
      return repair(() => api.call('sources.repair', { id, step }), `repaired.${what}`)
    },

    async takeBackRepairs(repairIds) {
      const id = get().sourceView?.target.sourceId
      if (id === undefined || repairIds.length === 0) return null
      return repair(() => api.call('sources.takeBackRepairs', { id, repairIds: [...repairIds] }), 'repaired.back', repairIds.length)
    },

    closeSource() {
      if (get().sourceView) set({ sourceView: null })
    },
  }
}

/** The same again need not be laid out anew. */
function kept(before: SourceInFull | null | undefined, now: SourceInFull): SourceInFull {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now
}

function nearest({ text, reports, cuts }: SourceInFull, spot: Range | undefined): string | null {
  const at = spot ? reportNear(stretchesOf(text.length, reports, cuts), spot.start) : 0
  return reports[at ?? 0]?.id ?? null
}
