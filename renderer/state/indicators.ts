import type { Input } from '../../shared/contract.ts'
import type {
  CellCandidate,
  DefinitionPreview,
  IndicatorDefinition,
  IndicatorProposal,
  IndicatorTable,
  KnownIndicators,
} from '../../shared/model/indicator-table.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { Slice } from './store.ts'

/** What stands in the columns: indicators, the years of one, or aims beside results. */
export const INDICATOR_SHAPES = ['indicators', 'years', 'targets'] as const
export type IndicatorShape = (typeof INDICATOR_SHAPES)[number]

export const INDICATOR_DRAWINGS = ['table', 'chart'] as const
export type IndicatorDrawing = (typeof INDICATOR_DRAWINGS)[number]

export type DefinitionDraft = Input<'indicators.define'>
type FigureChoice = Input<'indicators.choose'>

export interface IndicatorsSlice {
  readonly indicatorFilter: ReportFilter
  /** Ids of those that are shown; null for those that most reports have. */
  readonly indicatorIds: readonly string[] | null
  readonly indicatorShape: IndicatorShape
  readonly indicatorDrawing: IndicatorDrawing
  /** Of the rows; null for all. */
  readonly indicatorYear: number | null
  /** Key of the column whose years are shown or which is drawn; null for the first. */
  readonly indicatorColumn: string | null
  /** Shows also columns in which next to nothing stands. */
  readonly sparseColumns: boolean
  /** What the open definitions begin with; null while they are closed. */
  readonly definitionStart: { readonly proposal: IndicatorProposal | null } | null
  readonly knownIndicators: KnownIndicators | null
  readonly indicatorTable: IndicatorTable | null
  /** True while what is shown is not yet what was asked for. */
  readonly readingIndicators: boolean
  /** How far the reading of reports is; null where it is not known. */
  readonly indicatorProgress: { readonly done: number; readonly total: number } | null
  /** The reading was stopped, or failed; what was read is kept. */
  readonly indicatorsStopped: boolean
  /** Which reports and indicators; asks at once. */
  changeIndicators(change: { readonly filter?: ReportFilter; readonly ids?: readonly string[] | null }): Promise<void>
  /** How the table is shown; its figures stay the same. */
  drawIndicators(change: {
    readonly shape?: IndicatorShape
    readonly drawing?: IndicatorDrawing
    readonly year?: number | null
    readonly column?: string
    readonly sparse?: boolean
  }): void
  /** Asks again what is shown, after a change in the library. */
  refreshIndicators(): Promise<void>
  stopReadingIndicators(): void
  findCandidates(reportIds: readonly string[], column: string): Promise<readonly CellCandidate[]>
  /** Opens the definitions, where they are shown, with nothing begun. */
  openDefinitions(): void
  /** Goes to the definitions, with one begun by the number at this place of a report. */
  defineByExample(example: Input<'indicators.propose'>): Promise<void>
  closeDefinitions(): void
  /** What stands in a cell from now on. Returns whether that was done. */
  chooseFigure(choice: FigureChoice): Promise<boolean>
  listDefinitions(): Promise<readonly IndicatorDefinition[]>
  proposeIndicator(example: Input<'indicators.propose'>): Promise<IndicatorProposal | null>
  previewIndicator(definition: DefinitionDraft): Promise<DefinitionPreview | null>
  /** Shows the new indicator beside the others. Returns whether that was done. */
  defineIndicator(definition: DefinitionDraft): Promise<boolean>
  removeIndicator(id: string): Promise<void>
  exportIndicators(format: 'csv' | 'xlsx'): Promise<void>
  forgetIndicators(): void
  /** The table of last time; it is read when it is looked at. */
  restoreIndicators(workspace: Workspace | null): void
  /** What of the table the workspace keeps. */
  shownIndicators(): NonNullable<Workspace['indicators']>
}

/** So many columns are shown before the user chose any. */
const AT_FIRST = 8

const START = {
  indicatorFilter: {},
  indicatorIds: null,
  indicatorShape: 'indicators',
  indicatorDrawing: 'table',
  indicatorYear: null,
  indicatorColumn: null,
  sparseColumns: false,
  definitionStart: null,
  knownIndicators: null,
  indicatorTable: null,
  readingIndicators: false,
  indicatorProgress: null,
  indicatorsStopped: false,
} as const satisfies Partial<IndicatorsSlice>

export const createIndicatorsSlice: Slice<IndicatorsSlice> = (set, get, api) => {
  let running: AbortController | undefined

  async function read(): Promise<void> {
    running?.abort()
    const turn = new AbortController()
    running = turn
    set({ readingIndicators: true, indicatorProgress: null, indicatorsStopped: false })
    const { indicatorFilter: filter } = get()
    const options = {
      signal: turn.signal,
      onProgress: (indicatorProgress: IndicatorsSlice['indicatorProgress']) => {
        if (running === turn) set({ indicatorProgress })
      },
    }
    try {
      const knownIndicators = await api.call('indicators.known', { filter }, options)
      if (running !== turn) return
      const indicators = get().indicatorIds ?? fullest(knownIndicators)
      const indicatorTable = await api.call('indicators.table', { filter, indicators: [...indicators] }, options)
      if (running !== turn) return
      set({ knownIndicators, indicatorTable })
    } catch (error) {
      if (running !== turn) return
      set({ indicatorsStopped: true })
      get().fail(error)
    } finally {
      if (running === turn) set({ readingIndicators: false, indicatorProgress: null })
    }
  }

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (error) {
      get().fail(error)
      return null
    }
  }

  return {
    ...START,

    async changeIndicators({ filter, ids }) {
      const { indicatorFilter, indicatorIds } = get()
      set({ indicatorFilter: filter ?? indicatorFilter, indicatorIds: ids === undefined ? indicatorIds : ids })
      get().saveWorkspace()
      await read()
    },

    drawIndicators({ shape, drawing, year, column, sparse }) {
      const now = get()
      set({
        indicatorShape: shape ?? now.indicatorShape,
        indicatorDrawing: drawing ?? now.indicatorDrawing,
        indicatorYear: year === undefined ? now.indicatorYear : year,
        indicatorColumn: column ?? now.indicatorColumn,
        sparseColumns: sparse ?? now.sparseColumns,
      })
      get().saveWorkspace()
    },

    refreshIndicators: read,

    stopReadingIndicators() {
      running?.abort()
      running = undefined
      set({ readingIndicators: false, indicatorProgress: null, indicatorsStopped: true })
    },

    openDefinitions: () => set({ definitionStart: { proposal: null } }),

    async defineByExample(example) {
      const proposal = await get().proposeIndicator(example)
      if (!proposal) return
      set({ definitionStart: { proposal } })
      get().showComparison('indicators')
      get().show('compare')
    },

    closeDefinitions: () => set({ definitionStart: null }),

    async findCandidates(reportIds, column) {
      const { candidates } = await api.call('indicators.cell', { reportIds: [...reportIds], column })
      return candidates
    },

    async chooseFigure(choice) {
      return (await attempt(() => api.call('indicators.choose', choice))) !== null
    },

    listDefinitions: () => api.call('indicators.definitions', {}),

    proposeIndicator: example => attempt(() => api.call('indicators.propose', example)),

    previewIndicator: definition => attempt(() => api.call('indicators.preview', { definition, filter: get().indicatorFilter })),

    async defineIndicator(definition) {
      const defined = await attempt(() => api.call('indicators.define', definition))
      const { indicatorIds, knownIndicators } = get()
      const shown = indicatorIds ?? (knownIndicators ? fullest(knownIndicators) : [])
      if (defined && !shown.includes(defined.id)) await get().changeIndicators({ ids: [defined.id, ...shown] })
      return defined !== null
    },

    async removeIndicator(id) {
      const { indicatorIds } = get()
      const removed = await attempt(() => api.call('indicators.remove', { ids: [id] }))
      if (removed && indicatorIds?.includes(id)) await get().changeIndicators({ ids: indicatorIds.filter(other => other !== id) })
    },

    async exportIndicators(format) {
      const { knownIndicators, indicatorIds, indicatorFilter: filter } = get()
      const [directory] = knownIndicators ? ((await get().pickPaths('export-folder')) ?? []) : []
      if (!directory || !knownIndicators) return
      const indicators = [...(indicatorIds ?? fullest(knownIndicators))]
      const written = await attempt(() =>
        api.call('exports.indicators', { directory, filter, indicators, format, language: get().language }),
      )
      if (written) get().notifyWritten(written.files, written.rows)
    },

    forgetIndicators() {
      running?.abort()
      running = undefined
      set(START)
    },

    restoreIndicators(workspace) {
      const saved = workspace?.indicators
      if (!saved) return
      set({
        indicatorFilter: saved.filter,
        indicatorIds: saved.ids,
        indicatorShape: saved.shape,
        indicatorDrawing: saved.drawing,
        indicatorYear: saved.year,
        indicatorColumn: saved.column,
        sparseColumns: saved.sparse,
      })
    },

    shownIndicators() {
      const { indicatorFilter, indicatorIds, indicatorShape, indicatorDrawing, indicatorYear, indicatorColumn, sparseColumns } = get()
      return {
        filter: indicatorFilter,
        ids: indicatorIds && [...indicatorIds],
        ...{ shape: indicatorShape, drawing: indicatorDrawing, year: indicatorYear, column: indicatorColumn, sparse: sparseColumns },
      }
    },
  }
}

/** Those that most reports have, in the order of their lists. */
export function fullest({ indicators }: KnownIndicators): string[] {
  const [least] = indicators
    .map(({ reports }) => reports)
    .sort((a, b) => b - a)
    .slice(AT_FIRST - 1)
  return indicators.filter(({ reports }) => reports > 0 && reports >= (least ?? 1)).map(({ id }) => id)
}
