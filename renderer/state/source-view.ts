import { AppError, type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { Range } from '../../shared/model/search.ts'
import type { SourceInFull } from '../../shared/model/source.ts'
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
  /** Null while it is being read. */
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
  closeSource(): void
}

export const createSourceViewSlice: Slice<SourceViewSlice> = (set, get, api) => {
  const patch = (target: SourceTarget, change: Partial<SourceView>) => {
    const view = get().sourceView
    // The reader may have closed it or opened something else meanwhile.
    if (view?.target === target) set({ sourceView: { ...view, ...change } })
  }

  async function load(target: SourceTarget, wanted: string | null): Promise<void> {
    try {
      const content = await api.call('sources.get', { id: target.sourceId })
      const reportId = content.reports.some(({ id }) => id === wanted) ? wanted : nearest(content, target.spot)
      patch(target, { content, reportId, failure: null })
      if (reportId) await loadReport(target, reportId)
    } catch (error) {
      patch(target, { content: null, failure: toErrorData(error) })
    }
  }

  async function loadReport(target: SourceTarget, reportId: string): Promise<void> {
    const report = await api.call('reports.get', { id: reportId, text: true })
    if (get().sourceView?.reportId === reportId) patch(target, { report: { ...report, text: report.text ?? '' } })
  }

  return {
    sourceView: null,

    async openSource(target) {
      set({ sourceView: { target, content: null, failure: null, reportId: null, report: null } })
      await load(target, target.reportId ?? null)
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
      patch(view.target, { reportId, report: null })
      try {
        await loadReport(view.target, reportId)
      } catch (error) {
        get().fail(error)
      }
    },

    async refreshSource(ids) {
      const view = get().sourceView
      if (!view) return
      const ofSource = (id: string) =>
        view.content?.reports.some(report => report.id === id) || get().reportsById.get(id)?.sourceId === view.target.sourceId
      if (ids === null || ids.some(ofSource)) await load(view.target, view.reportId)
    },

    closeSource() {
      if (get().sourceView) set({ sourceView: null })
    },
  }
}

function nearest({ text, reports, cuts }: SourceInFull, spot: Range | undefined): string | null {
  const at = spot ? reportNear(stretchesOf(text.length, reports, cuts), spot.start) : 0
  return reports[at ?? 0]?.id ?? null
}
