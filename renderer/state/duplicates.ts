import type { DuplicateDecision, DuplicateGroup } from '../../shared/model/duplicate.ts'
import type { Problem, ReportSummary } from '../../shared/model/report.ts'
import type { Slice } from './store.ts'

export interface DuplicatesSlice {
  /** True while the dialog in which they are settled is open. */
  readonly duplicatesShown: boolean
  /** What the dialog is about; null until it is known. */
  readonly duplicateGroups: readonly DuplicateGroup[] | null
  /** Of all reports, or of this one. */
  showDuplicates(reportId?: string): Promise<void>
  hideDuplicates(): void
  settleDuplicates(decisions: readonly DuplicateDecision[]): Promise<void>
}

export const createDuplicatesSlice: Slice<DuplicatesSlice> = (set, get, api) => {
  return {
    duplicatesShown: false,
    duplicateGroups: null,

    async showDuplicates(reportId) {
      set({ duplicatesShown: true, duplicateGroups: null })
      try {
        const groups = await api.call('duplicates.list', {})
        const isMeant = ({ reports }: DuplicateGroup) => reportId === undefined || reports.some(({ id }) => id === reportId)
        set({ duplicateGroups: groups.filter(isMeant) })
      } catch (error) {
        set({ duplicatesShown: false })
        get().fail(error)
      }
    },

    hideDuplicates: () => set({ duplicatesShown: false, duplicateGroups: null }),

    async settleDuplicates(decisions) {
      try {
        await api.call('duplicates.settle', { decisions: [...decisions] })
        const settled = new Set(decisions.flatMap(({ reportIds }) => reportIds))
        const rest = (get().duplicateGroups ?? []).filter(({ reports }) => !reports.some(({ id }) => settled.has(id)))
        set({ duplicateGroups: rest, duplicatesShown: rest.length > 0 })
        get().notify('notices.duplicatesSettled', { count: decisions.length }, { undoable: true })
      } catch (error) {
        get().fail(error)
      }
    },
  }
}

/** How many texts are there more than once: of each, every report counts as its share. */
export function countDuplicated(reports: readonly { readonly duplicates?: number }[]): number {
  return Math.round(reports.reduce((count, { duplicates = 0 }) => count + (duplicates > 0 ? 1 / (duplicates + 1) : 0), 0))
}

/** Whether a problem still is one: a duplicate that an import told of may be settled since. */
export function isStillThere({ code, details }: Omit<Problem, 'message'>, reports: ReadonlyMap<string, ReportSummary>): boolean {
  const isLike = (id: 'reportId' | 'own') => (reports.get(String(details?.[id]))?.duplicates ?? 0) > 0
  return code !== 'duplicate' || (isLike('reportId') && isLike('own'))
}
