import type { Workspace } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

/** The ways of comparing, in the order of their switch; each has its component in screens/compare-views.ts. */
export const COMPARE_VIEWS = ['aligned'] as const
export type CompareView = (typeof COMPARE_VIEWS)[number]

/** Reports that are compared at once. */
export const MOST_COMPARED = 6

export interface ComparisonSlice {
  /** Ids of the reports that are laid side by side, column by column; each once. */
  readonly compared: readonly string[]
  readonly compareView: CompareView
  /** Id of the theme whose rows are shown; null for all. */
  readonly compareTheme: string | null
  /** Lays these reports side by side and goes there. */
  compare(reportIds: readonly string[], view?: CompareView): void
  /** The same columns in another order, with one more or one less; nothing else on the screen changes. */
  arrangeCompared(reportIds: readonly string[]): void
  addCompared(reportId: string): void
  removeCompared(reportId: string): void
  showComparison(view: CompareView): void
  chooseCompareTheme(theme: string | null): void
  restoreComparison(workspace: Workspace | null): void
}

export const createComparisonSlice: Slice<ComparisonSlice> = (set, get) => {
  const known = (ids: readonly string[]) => [...new Set(ids)].filter(id => get().reportsById.has(id)).slice(0, MOST_COMPARED)

  return {
    compared: [],
    compareView: 'aligned',
    compareTheme: null,

    compare(reportIds, view) {
      get().arrangeCompared(reportIds)
      set({ compareTheme: null, ...(view ? { compareView: view } : {}) })
      get().show('compare')
    },

    arrangeCompared(reportIds) {
      set({ compared: known(reportIds) })
      get().saveWorkspace()
    },

    addCompared: reportId => get().arrangeCompared([...get().compared, reportId]),
    removeCompared: reportId => get().arrangeCompared(get().compared.filter(id => id !== reportId)),

    showComparison(compareView) {
      set({ compareView })
      get().saveWorkspace()
    },

    chooseCompareTheme(compareTheme) {
      set({ compareTheme })
      get().saveWorkspace()
    },

    restoreComparison(workspace) {
      const saved = workspace?.comparison
      const compareView = COMPARE_VIEWS.find(view => view === saved?.view) ?? 'aligned'
      set({ compared: known(saved?.reportIds ?? []), compareView, compareTheme: saved?.theme ?? null })
    },
  }
}
