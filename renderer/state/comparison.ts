import type { CancelSignal } from '../../shared/cancel.ts'
import { type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { Comparison } from '../../shared/model/comparison.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { SpelledThemeSet } from '../../shared/model/theme.ts'
import { createAttempts } from './attempt.ts'
import { findNeighbours } from './neighbour-reports.ts'
import type { OpenReport } from './panes.ts'
import type { Slice } from './store.ts'

/** The ways of comparing, in the order of their switch; each has its component in screens/compare-views.ts. */
export const COMPARE_VIEWS = ['aligned', 'changes', 'indicators', 'matrix', 'wordings'] as const
export type CompareView = (typeof COMPARE_VIEWS)[number]

/** Reports that are compared at once. */
export const MOST_COMPARED = 6

/** A section of one of the compared reports: by where it begins, for that stays the same in every order of columns. */
export interface SectionStart {
  readonly reportId: string
  readonly start: number
}

export interface SectionPair {
  readonly from: SectionStart
  readonly to: SectionStart
}

export interface ComparisonSlice {
  /** Ids of the reports that are laid side by side, column by column; each once. */
  readonly compared: readonly string[]
  readonly compareView: CompareView
  /** Id of the set whose themes the rows go by; null for the one that is for all of these reports. */
  readonly compareSet: string | null
  /** Id of the theme whose rows are shown; null for all. */
  readonly compareTheme: string | null
  /** Which sections correspond; of these reports, or still of those before them. Null until the first answer. */
  readonly comparison: Comparison | null
  /** Those there are, for the names of themes; empty until they are known. */
  readonly themeSets: readonly SpelledThemeSet[]
  /** The reports of `comparison` with their texts, in its order. */
  readonly comparedReports: readonly OpenReport[]
  /** True while `comparison` is not yet that of the chosen reports. */
  readonly openingComparison: boolean
  /** Why there is no comparison of them; null while there is one, or may be. */
  readonly comparisonError: ErrorData | null
  /** Lays these reports side by side, section by section unless told otherwise, and goes there. */
  compare(reportIds: readonly string[], view?: CompareView): void
  /** What is open in the panes, side by side; of one report, with the same place's year before. */
  comparePanes(): void
  /** The active pane's report with the same place's year before. */
  comparePreviousYear(): void
  /** The same columns in another order, with one more or one less; nothing else on the screen changes. */
  arrangeCompared(reportIds: readonly string[]): void
  addCompared(reportId: string): void
  removeCompared(reportId: string): void
  /** Shows another report in a column. */
  replaceCompared(reportId: string, by: string): void
  /** One column further to the left (-1) or right (1). */
  moveCompared(reportId: string, by: -1 | 1): void
  showComparison(view: CompareView): void
  chooseCompareTheme(theme: string | null): void
  /** Lays the same reports side by side by the themes of this set. */
  chooseCompareSet(setId: string | null): Promise<void>
  /** Reads texts and correspondences of the chosen reports where they are not there already; `again`: also where they are. */
  openComparison(again?: 'links' | 'all'): Promise<void>
  /** Links two sections, or keeps them apart; null leaves it to the program again. */
  linkSections(from: SectionStart, to: SectionStart, linked: boolean | null): Promise<void>
  /** For each pair the words that make the two sections alike, the weightiest first. */
  findSharedWords(pairs: readonly SectionPair[], signal: CancelSignal): Promise<readonly (readonly string[])[]>
  /** Reads the correspondences anew and goes to the row in which this section stands now. */
  followSection(section: SectionStart): Promise<void>
  /** Reports have changed, or only what corresponds: what is shown is read again, what is not is forgotten. */
  refreshComparison(what: 'links' | 'all'): Promise<void>
  restoreComparison(workspace: Workspace | null): void
  /** For the workspace. */
  shownComparison(): NonNullable<Workspace['comparison']>
}

const NOTHING = { comparison: null, comparedReports: [], openingComparison: false, comparisonError: null }

export const createComparisonSlice: Slice<ComparisonSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let running: AbortController | undefined

  const known = (ids: readonly string[]) => [...new Set(ids)].filter(id => get().reportsById.has(id)).slice(0, MOST_COMPARED)

  /** The text as it is known; read again where the report has changed. */
  async function readReport(id: string, signal: CancelSignal, again: boolean): Promise<OpenReport> {
    const { comparedReports, panes } = get()
    const open = comparedReports.find(report => report.id === id) ?? panes.find(pane => pane.report?.id === id)?.report
    if (open && !again) return open
    const report = await api.call('reports.get', { id, text: true }, { signal })
    const fresh: OpenReport = { ...report, text: report.text ?? '' }
    // The same object as long as nothing in it changed: its text is not drawn again.
    return open && JSON.stringify(open) === JSON.stringify(fresh) ? open : fresh
  }

  /** The user's own may have been removed. */
  async function chosenSet(signal: CancelSignal): Promise<string | null> {
    const { compareSet } = get()
    if (compareSet === null) return null
    const there = (await api.call('themes.sets', {}, { signal })).some(({ id }) => id === compareSet)
    if (!there && !signal.aborted) set({ compareSet: null })
    return there ? compareSet : null
  }

  async function read(ids: readonly string[], signal: CancelSignal, again: boolean): Promise<void> {
    const chosen = await chosenSet(signal)
    const [comparison, themeSets, ...comparedReports] = await Promise.all([
      api.call('compare.open', { reportIds: [...ids], ...(chosen === null ? {} : { setId: chosen }) }, { signal }),
      api.call('themes.sets', {}, { signal }),
      ...ids.map(id => readReport(id, signal, again)),
    ])
    if (signal.aborted) return
    set({ comparison, themeSets, comparedReports, openingComparison: false, comparisonError: null })
    // The texts do not wait for their highlights.
    await Promise.all(ids.map(id => get().loadHighlights(id)))
  }

  return {
    ...NOTHING,
    compared: [],
    compareView: 'aligned',
    compareSet: null,
    compareTheme: null,
    themeSets: [],

    compare(reportIds, compareView = 'aligned') {
      get().arrangeCompared(reportIds)
      get().resetCompareView()
      set({ compareSet: null, compareTheme: null, compareView })
      get().show('compare')
    },

    comparePanes() {
      const { panes, compare, comparePreviousYear } = get()
      const open = [...new Set(panes.flatMap(({ reportId }) => reportId ?? []))]
      if (open.length > 1) compare(open)
      else comparePreviousYear()
    },

    comparePreviousYear() {
      const { panes, activePane, reports, reportsById, notify, compare } = get()
      const report = reportsById.get(panes[activePane]?.reportId ?? '')
      if (!report) return
      const { previous } = findNeighbours(report, reports)
      if (previous) compare([previous.id, report.id])
      else notify('notices.noPreviousYear')
    },

    arrangeCompared(reportIds) {
      set({ compared: known(reportIds) })
      get().saveWorkspace()
    },

    addCompared: reportId => get().arrangeCompared([...get().compared, reportId]),
    removeCompared: reportId => get().arrangeCompared(get().compared.filter(id => id !== reportId)),
    replaceCompared: (reportId, by) => get().arrangeCompared(get().compared.map(id => (id === reportId ? by : id))),

    moveCompared(reportId, by) {
      const from = get().compared.indexOf(reportId)
      const to = from + by
      if (from >= 0 && to >= 0 && to < get().compared.length) {
        const others = get().compared.filter(id => id !== reportId)
        get().arrangeCompared([...others.slice(0, to), reportId, ...others.slice(to)])
      }
    },

    showComparison(compareView) {
      set({ compareView })
      get().saveWorkspace()
    },

    chooseCompareTheme(compareTheme) {
      set({ compareTheme })
      get().saveWorkspace()
    },

    async chooseCompareSet(compareSet) {
      set({ compareSet, compareTheme: null })
      get().saveWorkspace()
      await get().openComparison('links')
    },

    async openComparison(again) {
      const { compared, comparison, openingComparison } = get()
      const shown = comparison?.reports.map(({ reportId }) => reportId) ?? []
      const same = shown.length === compared.length && compared.every((id, at) => id === shown[at])
      if (same && !again && !openingComparison) return
      running?.abort()
      if (compared.length < 2) {
        set(NOTHING)
        return
      }
      const turn = new AbortController()
      running = turn
      set({ openingComparison: true, comparisonError: null })
      try {
        await read(compared, turn.signal, again === 'all')
      } catch (error) {
        if (turn.signal.aborted) return
        set({ ...NOTHING, comparisonError: toErrorData(error) })
        get().fail(error)
      }
    },

    async linkSections(from, to, linked) {
      await attempt(async () => {
        await api.call('compare.link', { from: { ...from }, to: { ...to }, linked })
        get().notify(
          linked === null ? 'notices.sectionsReleased' : linked ? 'notices.sectionsLinked' : 'notices.sectionsUnlinked',
          {},
          { undoable: true },
        )
      })
    },

    async findSharedWords(pairs, signal) {
      const { words } = await api.call(
        'compare.words',
        { pairs: pairs.map(({ from, to }) => ({ from: { ...from }, to: { ...to } })) },
        { signal },
      )
      return words
    },

    async followSection({ reportId, start }) {
      await get().openComparison('links')
      get().showComparedWords({ reportId, start, end: start + 1 }, false)
    },

    async refreshComparison(what) {
      get().arrangeCompared(get().compared)
      if (get().screen === 'compare') await get().openComparison(what)
      else set(NOTHING)
    },

    restoreComparison(workspace) {
      running?.abort()
      get().resetCompareView()
      const saved = workspace?.comparison
      const compareView = COMPARE_VIEWS.find(view => view === saved?.view) ?? 'aligned'
      const compared = known(saved?.reportIds ?? [])
      set({
        ...NOTHING,
        compared,
        compareView,
        compareSet: saved?.set ?? null,
        compareTheme: saved?.theme ?? null,
        chosenPair: saved?.pair ?? null,
      })
    },

    shownComparison() {
      const { compared, compareView, compareSet, compareTheme, chosenPair } = get()
      return { reportIds: [...compared], view: compareView, theme: compareTheme, pair: chosenPair, set: compareSet }
    },
  }
}
