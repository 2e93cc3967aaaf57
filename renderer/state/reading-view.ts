import type { Highlight } from '../../shared/model/highlight.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { OpenReport } from './panes.ts'
import type { Slice } from './store.ts'

/** `position`: an offset in the text; `lineTop`: how far its line stands below the pane's upper edge, in px. */
export interface ReadingPlace {
  readonly position: number
  readonly lineTop: number | null
}

/** So many are kept with the library. */
const MOST_PLACES = 300

/** The system's dialog, or a file. */
export type PrintTarget = 'paper' | 'pdf'

export interface ReadingViewSlice {
  /** Only the text is shown, while the reader reads. */
  readonly focusMode: boolean
  /** Grows each time the reader asks for the next note of the active pane's text. */
  readonly noteAsked: number
  /** The report that is being printed, and to what. */
  readonly printing: { readonly reportId: string; readonly to: PrintTarget } | null
  /** Where the reader was last in each report, the one read last at the end. */
  readonly readingPlaces: ReadonlyMap<string, ReadingPlace>
  rememberPlace(reportId: string, place: ReadingPlace): void
  restorePlaces(workspace: Workspace | null): void
  toggleFocusMode(): void
  askForNote(): void
  /** The active pane's report. */
  printReport(to: PrintTarget): void
  printed(): void
  /** What the page prints, as a file (desktop). */
  savePdf(name: string): Promise<void>
  /** All that paper shows of a report; null where it could not be read. */
  readForPrint(reportId: string): Promise<{ readonly report: OpenReport; readonly highlights: readonly Highlight[] } | null>
}

/** How the reader reads, beyond what the panes hold. */
export const createReadingViewSlice: Slice<ReadingViewSlice> = (set, get, api) => ({
  focusMode: false,
  noteAsked: 0,
  printing: null,
  readingPlaces: new Map(),

  rememberPlace(reportId, place) {
    const places = new Map(get().readingPlaces)
    places.delete(reportId)
    places.set(reportId, place)
    set({ readingPlaces: new Map([...places].slice(-MOST_PLACES)) })
  },

  restorePlaces(workspace) {
    set({ readingPlaces: new Map(workspace?.places?.map(({ reportId, ...place }) => [reportId, place])) })
  },

  toggleFocusMode: () => set({ focusMode: !get().focusMode }),
  askForNote: () => set({ noteAsked: get().noteAsked + 1 }),
  printReport(to) {
    const { panes, activePane } = get()
    const reportId = panes[activePane]?.reportId
    if (reportId) set({ printing: { reportId, to } })
  },
  printed: () => set({ printing: null }),
  async savePdf(name) {
    try {
      const file = await api.call('host.savePdf', { name })
      if (file) get().notify('notices.pdfSaved', { path: file.path })
    } catch (error) {
      get().fail(error)
    }
  },
  async readForPrint(reportId) {
    try {
      const [report, highlights] = await Promise.all([
        api.call('reports.get', { id: reportId, text: true }),
        api.call('highlights.ofReport', { reportId }),
      ])
      return { report: { ...report, text: report.text ?? '' }, highlights }
    } catch (error) {
      get().fail(error)
      return null
    }
  },
})

/** The rails are out of sight: in focus mode, where the reader reads. */
export function isFocused({
  focusMode,
  screen,
  sourceView,
}: {
  readonly focusMode: boolean
  readonly screen: string
  readonly sourceView: unknown
}): boolean {
  return focusMode && screen === 'reading' && sourceView === null
}
