import type { Range } from '../../shared/model/search.ts'
import type { Slice } from './store.ts'

/** Which rows are shown: all, those in which every report stands, those that one report has alone. */
export const ROW_CHOICES = ['all', 'common', 'single'] as const
export type RowChoice = (typeof ROW_CHOICES)[number]

/** A cell of the aligned reading view. */
export interface ComparedPlace {
  /** Key of the row. */
  readonly row: string
  readonly column: number
}

/** How a row stands below the heads. */
export interface RowPlace {
  /** Its top below the heads, in px; negative where it begins above them. */
  readonly offset: number
  /** What of its height is above them, 0 to 1: the place in it also where it has become higher or lower. */
  readonly part: number
}

/** Words of one of the compared reports. */
export interface ComparedWords extends Range {
  readonly reportId: string
}

/** Where the reader is in the aligned reading view: kept while another screen is shown. */
export interface ComparisonViewSlice {
  readonly compareRows: RowChoice
  /** By key of the row, what the reader said; the others are as they are by themselves. */
  readonly foldedRows: ReadonlyMap<string, boolean>
  /** The cell that keys act on. */
  readonly comparedPlace: ComparedPlace | null
  /** The first row in view. */
  readonly compareTop: ({ readonly row: string } & RowPlace) | null
  readonly compareMarginShown: boolean
  /** Words that the table is asked to show; `flash` lights them up. Null once it has. */
  readonly comparedJump: (ComparedWords & { readonly flash: boolean }) | null
  /** What is found in the compared reports, in the order of the rows. */
  readonly comparedHits: readonly ComparedWords[]
  /** The one that the reader is at; null without any. */
  readonly comparedHit: ComparedWords | null
  chooseCompareRows(rows: RowChoice): void
  foldRows(rows: readonly string[], folded: boolean): void
  goToCompared(place: ComparedPlace): void
  rememberCompareTop(row: string, place: RowPlace): void
  toggleCompareMargin(): void
  showComparedWords(words: ComparedWords, flash: boolean): void
  finishComparedJump(): void
  showComparedHits(hits: readonly ComparedWords[], at: number): void
  /** Other reports: nothing of the last ones is kept. */
  resetCompareView(): void
}

const NO_WORDS = { comparedJump: null, comparedHits: [] as readonly ComparedWords[], comparedHit: null } as const
const START = { compareRows: 'all', foldedRows: new Map<string, boolean>(), comparedPlace: null, compareTop: null, ...NO_WORDS } as const

export const createComparisonViewSlice: Slice<ComparisonViewSlice> = (set, get) => ({
  ...START,
  compareMarginShown: false,
  chooseCompareRows: compareRows => set({ compareRows }),
  foldRows: (rows, folded) => set({ foldedRows: new Map([...get().foldedRows, ...rows.map(row => [row, folded] as const)]) }),
  goToCompared(place) {
    const now = get().comparedPlace
    if (now?.row !== place.row || now.column !== place.column) set({ comparedPlace: place })
  },
  rememberCompareTop: (row, place) => set({ compareTop: { row, ...place } }),
  toggleCompareMargin: () => set({ compareMarginShown: !get().compareMarginShown }),
  showComparedWords: (words, flash) => set({ comparedJump: { ...words, flash } }),
  finishComparedJump: () => set({ comparedJump: null }),
  showComparedHits(comparedHits, at) {
    const comparedHit = comparedHits[at] ?? null
    set({ comparedHits, comparedHit, ...(comparedHit ? { comparedJump: { ...comparedHit, flash: false } } : {}) })
  },
  resetCompareView: () => set(START),
})
