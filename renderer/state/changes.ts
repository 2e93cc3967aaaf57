import type { CancelSignal } from '../../shared/cancel.ts'
import { type ErrorData, toErrorData } from '../../shared/errors.ts'
import type { SentenceChange, SentenceComparison } from '../../shared/model/comparison.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import { isOneSeries } from '../../shared/model/series.ts'
import type { ChangesFormat } from '../../shared/model/table.ts'
import { createAttempts } from './attempt.ts'
import type { OpenReport } from './panes.ts'
import type { Slice } from './store.ts'

/** Two reports and how each sentence of the one stands in the other; of two places, `earlier` is just the left one. */
export interface ComparedSentences {
  readonly earlier: OpenReport
  readonly later: OpenReport
  readonly comparison: SentenceComparison
}

/** Ids of the reports on the left and on the right; of one place's years the earlier is on the left. */
export interface ChangesPair {
  readonly earlier: string
  readonly later: string
}

export interface ChangesSlice {
  /** Which two of the compared reports the user chose; null for the first two. */
  readonly chosenPair: ChangesPair | null
  /** Of the chosen pair, or still of the one before it. Null until the first answer. */
  readonly changes: ComparedSentences | null
  /** Why there is no answer for the pair; null while there is one, or may be. */
  readonly changesError: ErrorData | null
  /** What is shown; the rest is folded away. */
  readonly shownChanges: ReadonlySet<SentenceChange>
  /** Only sentences in which figures changed. */
  readonly figuresOnly: boolean
  /** Key of the row that keys act on; null for none. */
  readonly changesRow: string | null
  choosePair(pair: ChangesPair): void
  toggleChange(change: SentenceChange): void
  setFiguresOnly(only: boolean): void
  goToChange(row: string | null): void
  /** Both texts and what became of each sentence. Rejects where there is no such report, or when it is cancelled. */
  compareSentences(pair: ChangesPair, signal: CancelSignal): Promise<ComparedSentences>
  /** Asks for the pair, where it is not there already; `again`: also where it is. */
  openChanges(pair: ChangesPair, again?: boolean): Promise<void>
  /** Reports have changed: what is shown is read again, what is not is forgotten. */
  refreshChanges(): Promise<void>
  forgetChanges(): void
  /** Writes what is shown of the pair into a folder that the user chooses. */
  exportChanges(format: ChangesFormat): Promise<void>
}

const NOTHING = { chosenPair: null, changes: null, changesError: null, changesRow: null }

/** What is shown until the reader says otherwise. */
export const CHANGES_SHOWN: ReadonlySet<SentenceChange> = new Set(['reworded', 'moved', 'new', 'gone'])

export const createChangesSlice: Slice<ChangesSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let running: AbortController | undefined

  async function readReport(id: string, signal: CancelSignal): Promise<OpenReport> {
    const report = await api.call('reports.get', { id, text: true }, { signal })
    return { ...report, text: report.text ?? '' }
  }

  return {
    ...NOTHING,
    shownChanges: CHANGES_SHOWN,
    figuresOnly: false,

    choosePair(chosenPair) {
      set({ chosenPair, changesRow: null })
      get().saveWorkspace()
    },

    toggleChange(change) {
      const shown = new Set(get().shownChanges)
      if (!shown.delete(change)) shown.add(change)
      set({ shownChanges: shown })
    },

    setFiguresOnly: figuresOnly => set({ figuresOnly }),
    goToChange: changesRow => set({ changesRow }),

    async compareSentences(pair, signal) {
      const [earlier, later, comparison] = await Promise.all([
        readReport(pair.earlier, signal),
        readReport(pair.later, signal),
        api.call('compare.sentences', { ...pair }, { signal }),
      ])
      return { earlier, later, comparison }
    },

    async openChanges(pair, again = false) {
      const { changes } = get()
      if (!again && changes?.earlier.id === pair.earlier && changes.later.id === pair.later) return
      running?.abort()
      const turn = new AbortController()
      running = turn
      const { signal } = turn
      set({ changesError: null })
      try {
        const compared = await get().compareSentences(pair, signal)
        if (!signal.aborted) set({ changes: compared })
      } catch (error) {
        if (!signal.aborted) set({ changes: null, changesError: toErrorData(error) })
      }
    },

    async refreshChanges() {
      const { changes, screen, reportsById } = get()
      if (!changes) return
      const pair = { earlier: changes.earlier.id, later: changes.later.id }
      const there = reportsById.has(pair.earlier) && reportsById.has(pair.later)
      if (screen === 'compare' && there) await get().openChanges(pair, true)
      else set({ changes: null })
    },

    async exportChanges(format) {
      const { changes, shownChanges, figuresOnly, language } = get()
      const [directory] = changes ? ((await get().pickPaths('export-folder')) ?? []) : []
      if (!changes || !directory) return
      const pair = { earlier: changes.earlier.id, later: changes.later.id }
      await attempt(async () => {
        const { files, rows } = await api.call('exports.changes', {
          ...pair,
          directory,
          format,
          language,
          changes: [...shownChanges],
          figuresOnly,
        })
        get().notifyWritten(files, rows)
      })
    },

    forgetChanges() {
      running?.abort()
      set(NOTHING)
    },
  }
}

/** The pair that is shown: the one that was chosen, as long as both are compared, else the first two. */
export function pairOf(
  compared: readonly string[],
  chosen: ChangesPair | null,
  reports: ReadonlyMap<string, ReportSummary>,
): ChangesPair | null {
  if (chosen && compared.includes(chosen.earlier) && compared.includes(chosen.later)) return chosen
  const [first, second] = compared
  return first === undefined || second === undefined ? null : inOrder(first, second, reports)
}

/** Of a place's years the earlier one first; reports of two places as they stand. */
export function inOrder(one: string, other: string, reports: ReadonlyMap<string, ReportSummary>): ChangesPair {
  const [a, b] = [reports.get(one), reports.get(other)]
  const turned = a && b && isOneSeries(a, b) && a.year !== null && b.year !== null && a.year > b.year
  return turned ? { earlier: other, later: one } : { earlier: one, later: other }
}
