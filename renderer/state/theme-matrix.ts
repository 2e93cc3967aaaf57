import type { Input } from '../../shared/contract.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import type { MatrixColumns, MatrixPart, ThemeMatrix, ThemeParagraph } from '../../shared/model/theme-matrix.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export type ThemeChoice = Input<'themes.choose'>
export type ThemeSetDraft = Input<'themes.saveSet'>

/** Paragraphs of a cell, and how many there are in all. */
export interface MatrixCellText {
  readonly paragraphs: readonly ThemeParagraph[]
  readonly total: number
}

/** How much reports speak of each theme, and what the user says of it. */
export interface ThemeMatrixSlice {
  readonly matrixFilter: ReportFilter
  /** Null for the set that most of the reports are arranged by. */
  readonly matrixSet: string | null
  readonly matrixBy: MatrixColumns
  readonly matrixPart: MatrixPart | null
  /** Themes stand in the columns. */
  readonly matrixTurned: boolean
  readonly themeMatrix: ThemeMatrix | null
  /** True while what is shown is not yet what was asked for. */
  readonly readingMatrix: boolean
  readonly matrixProgress: { readonly done: number; readonly total: number } | null
  /** The reading was stopped, or failed; what was read is kept. */
  readonly matrixStopped: boolean
  /** Asks at once. */
  changeMatrix(change: {
    readonly filter?: ReportFilter
    readonly setId?: string | null
    readonly by?: MatrixColumns
    readonly part?: MatrixPart | null
  }): Promise<void>
  turnMatrix(turned: boolean): void
  /** Asks again what is shown, after a change in the library. */
  refreshMatrix(): Promise<void>
  stopReadingMatrix(): void
  findThemeParagraphs(cell: Input<'themes.cell'>): Promise<MatrixCellText>
  /** What a stretch is about from now on. Returns whether that was done. */
  chooseTheme(choice: ThemeChoice): Promise<boolean>
  /** What is proposed for the sections of a report of which nothing was said yet is right. Resolves to whether that was saved. */
  acceptThemes(reportId: string, setId: string): Promise<boolean>
  summariseTheme(summary: Input<'themes.summarise'>): Promise<boolean>
  /** Shows the set; returns whether it was saved. */
  saveThemeSet(draft: ThemeSetDraft): Promise<boolean>
  removeThemeSet(id: string): Promise<void>
  exportMatrix(format: TableFormat): Promise<void>
  forgetMatrix(): void
  restoreMatrix(workspace: Workspace | null): void
  /** For the workspace. */
  shownMatrix(): NonNullable<Workspace['matrix']>
}

const START = {
  matrixFilter: {},
  matrixSet: null,
  matrixBy: 'place',
  matrixPart: null,
  matrixTurned: false,
  themeMatrix: null,
  readingMatrix: false,
  matrixProgress: null,
  matrixStopped: false,
} as const satisfies Partial<ThemeMatrixSlice>

export const createThemeMatrixSlice: Slice<ThemeMatrixSlice> = (set, get, api) => {
  const { attempt, succeeds } = createAttempts(get)
  let running: AbortController | undefined

  function question() {
    const { matrixFilter: filter, matrixSet, matrixBy: by, matrixPart } = get()
    return { filter, by, ...(matrixSet === null ? {} : { setId: matrixSet }), ...(matrixPart === null ? {} : { part: matrixPart }) }
  }

  async function read(): Promise<void> {
    running?.abort()
    const turn = new AbortController()
    running = turn
    set({ readingMatrix: true, matrixProgress: null, matrixStopped: false })
    const onProgress = (matrixProgress: ThemeMatrixSlice['matrixProgress']) => {
      if (running === turn) set({ matrixProgress })
    }
    try {
      const themeSets = await api.call('themes.sets', {}, { signal: turn.signal })
      if (running !== turn) return
      set({ themeSets })
      // The set may have been removed.
      if (!themeSets.some(({ id }) => id === get().matrixSet)) set({ matrixSet: null })
      const themeMatrix = await api.call('themes.matrix', question(), { signal: turn.signal, onProgress })
      if (running === turn) set({ themeMatrix })
    } catch (error) {
      if (running !== turn) return
      set({ matrixStopped: true })
      get().fail(error)
    } finally {
      if (running === turn) set({ readingMatrix: false, matrixProgress: null })
    }
  }

  return {
    ...START,

    async changeMatrix({ filter, setId, by, part }) {
      const now = get()
      set({
        matrixFilter: filter ?? now.matrixFilter,
        matrixSet: setId === undefined ? now.matrixSet : setId,
        matrixBy: by ?? now.matrixBy,
        matrixPart: part === undefined ? now.matrixPart : part,
      })
      get().saveWorkspace()
      await read()
    },

    turnMatrix(matrixTurned) {
      set({ matrixTurned })
      get().saveWorkspace()
    },

    refreshMatrix: read,

    stopReadingMatrix() {
      running?.abort()
      running = undefined
      set({ readingMatrix: false, matrixProgress: null, matrixStopped: true })
    },

    findThemeParagraphs: cell => api.call('themes.cell', cell),

    chooseTheme: choice =>
      succeeds(async () => {
        await api.call('themes.choose', choice)
        get().notify(choice.theme === null ? 'notices.themeReleased' : 'notices.themeChosen', {}, { undoable: true })
      }),

    acceptThemes: (reportId, setId) =>
      succeeds(async () => {
        const { count } = await api.call('themes.accept', { reportId, setId })
        get().notify('notices.themesAccepted', { count }, { undoable: true })
      }),

    summariseTheme: summary => succeeds(() => api.call('themes.summarise', summary)),

    saveThemeSet: draft =>
      succeeds(async () => {
        const { id } = await api.call('themes.saveSet', draft)
        // All reports are read by it, which takes a while: whoever saved it need not wait.
        void get().changeMatrix({ setId: id })
      }),

    async removeThemeSet(id) {
      await attempt(() => api.call('themes.removeSet', { id }))
    },

    async exportMatrix(format) {
      const [directory] = get().themeMatrix ? ((await get().pickPaths('export-folder')) ?? []) : []
      if (!directory) return
      await attempt(async () => {
        const { files, rows } = await api.call('exports.themeMatrix', {
          ...question(),
          directory,
          format,
          turned: get().matrixTurned,
          language: get().language,
        })
        get().notifyWritten(files, rows)
      })
    },

    forgetMatrix() {
      running?.abort()
      running = undefined
      set(START)
    },

    restoreMatrix(workspace) {
      const saved = workspace?.matrix
      if (!saved) return
      const { filter, setId, by, part, turned } = saved
      set({ matrixFilter: filter, matrixSet: setId, matrixBy: by, matrixPart: part, matrixTurned: turned })
    },

    shownMatrix() {
      const { matrixFilter: filter, matrixSet: setId, matrixBy: by, matrixPart: part, matrixTurned: turned } = get()
      return { filter, setId, by, part, turned }
    },
  }
}
