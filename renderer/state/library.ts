import type { LibraryInfo } from '../../shared/model/library.ts'
import type { MetadataPatch, NamedProblem, ReportSummary } from '../../shared/model/report.ts'
import type { Slice } from './store.ts'

export interface LibrarySlice {
  readonly library: LibraryInfo | null
  readonly reports: readonly ReportSummary[]
  readonly reportsById: ReadonlyMap<string, ReportSummary>
  /** Shows which library is open and its reports, once `others` is there too. */
  loadLibrary(others?: Promise<unknown>): Promise<void>
  /** Brings these reports up to date, without loading all the others again. */
  refreshReports(ids: readonly string[]): Promise<void>
  /** False when it did not work; the user has been told then. */
  updateReports(ids: readonly string[], patch: MetadataPatch): Promise<boolean>
  removeReports(ids: readonly string[]): Promise<void>
  removeSample(): Promise<void>
  /** What is wrong or doubtful about these reports, then about the files they came from. */
  listProblems(reportIds: readonly string[]): Promise<readonly NamedProblem[]>
}

export const createLibrarySlice: Slice<LibrarySlice> = (set, get, api) => {
  // Two loads may overlap while an import announces itself; only the newest may be shown.
  let newest = 0

  const listed = (reports: readonly ReportSummary[]) => ({ reports, reportsById: new Map(reports.map(report => [report.id, report])) })

  return {
    library: null,
    reports: [],
    reportsById: new Map(),

    async loadLibrary(others) {
      const turn = ++newest
      const [library, reports] = await Promise.all([api.call('library.get', {}), api.call('reports.list', {}), others])
      if (turn !== newest) return
      set({ library, ...listed(reports) })
    },

    async refreshReports(ids) {
      const turn = newest
      const fresh = new Map((await api.call('reports.list', { filter: { ids: [...ids] } })).map(report => [report.id, report]))
      if (turn !== newest) return
      const { reports, reportsById } = get()
      // The same list again must not make the screens sort and count it again.
      if (ids.every(id => isSame(fresh.get(id), reportsById.get(id)))) return
      const gone = new Set(ids.filter(id => !fresh.has(id)))
      const kept = reports.filter(report => !gone.has(report.id))
      const added = [...fresh.values()].filter(report => !reportsById.has(report.id))
      set(listed([...kept.map(report => fresh.get(report.id) ?? report), ...added]))
    },

    async updateReports(ids, patch) {
      try {
        await api.call('reports.update', { ids: [...ids], patch })
        get().notify('notices.reportsUpdated', { count: ids.length }, { undoable: true })
        return true
      } catch (error) {
        get().fail(error)
        return false
      }
    },

    async removeReports(ids) {
      try {
        await api.call('reports.remove', { ids: [...ids] })
        get().notify('notices.reportsRemoved', { count: ids.length }, { undoable: true })
      } catch (error) {
        get().fail(error)
      }
    },

    async removeSample() {
      try {
        await api.call('library.removeSample', {})
        get().notify('notices.sampleRemoved', {}, { undoable: true })
      } catch (error) {
        get().fail(error)
      }
    },

    async listProblems(reportIds) {
      try {
        return await api.call('problems.list', { reportIds: [...reportIds] })
      } catch (error) {
        get().fail(error)
        return []
      }
    },
  }
}

/** Both come from the engine, which names the fields in one order. */
function isSame(a: ReportSummary | undefined, b: ReportSummary | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
