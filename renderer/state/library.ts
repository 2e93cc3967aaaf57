import type { LibraryInfo } from '../../shared/model/library.ts'
import type { MetadataPatch, ReportSummary } from '../../shared/model/report.ts'
import type { Source } from '../../shared/model/source.ts'
import type { Slice } from './store.ts'

export interface LibrarySlice {
  readonly library: LibraryInfo | null
  readonly reports: readonly ReportSummary[]
  readonly reportsById: ReadonlyMap<string, ReportSummary>
  readonly sources: readonly Source[]
  loadLibrary(): Promise<void>
  updateReports(ids: readonly string[], patch: MetadataPatch): Promise<void>
  removeReports(ids: readonly string[]): Promise<void>
  removeSample(): Promise<void>
}

export const createLibrarySlice: Slice<LibrarySlice> = (set, get, api) => {
  // Two loads may overlap while an import announces itself; only the newest may be shown.
  let newest = 0
  return {
    library: null,
    reports: [],
    reportsById: new Map(),
    sources: [],

    async loadLibrary() {
      const turn = ++newest
      const [library, reports, sources] = await Promise.all([
        api.call('library.get', {}),
        api.call('reports.list', {}),
        api.call('sources.list', {}),
      ])
      if (turn === newest) set({ library, reports, sources, reportsById: new Map(reports.map(report => [report.id, report])) })
    },

    async updateReports(ids, patch) {
      await api.call('reports.update', { ids: [...ids], patch })
      get().notify('notices.reportsUpdated', { count: ids.length }, { undoable: true })
    },

    async removeReports(ids) {
      await api.call('reports.remove', { ids: [...ids] })
      get().notify('notices.reportsRemoved', { count: ids.length }, { undoable: true })
    },

    async removeSample() {
      await api.call('library.removeSample', {})
      get().notify('notices.sampleRemoved', {}, { undoable: true })
    },
  }
}
