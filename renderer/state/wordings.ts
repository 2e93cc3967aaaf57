import type { PassageOccurrence, WordingColumn, WordingFamilies, WordingFamily, WordingForm } from '../../shared/model/comparison.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { Workspace } from '../../shared/model/settings.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export interface WordingSorting {
  readonly column: WordingColumn
  readonly descending: boolean
}

/** What the reports of the library have in common, wording by wording. */
export interface WordingsSlice {
  readonly wordingsFilter: ReportFilter
  /** In so many reports at least. */
  readonly wordingsLeast: number
  /** Only wordings with this text. */
  readonly wordingsText: string
  /** Null: by reports times length, as they are found. */
  readonly wordingsSorting: WordingSorting | null
  readonly wordings: WordingFamilies | null
  /** So many are listed, the commonest. */
  readonly wordingsLimit: number
  /** True while what is shown is not yet what was asked for. */
  readonly readingWordings: boolean
  /** How far the index is that has to be made first; null while there is nothing to make. */
  readonly wordingsProgress: { readonly done: number; readonly total: number } | null
  /** The reading was stopped, or failed; what was read is kept. */
  readonly wordingsStopped: boolean
  /** Key of the wording whose places are listed. */
  readonly chosenWording: string | null
  /** Asks at once. */
  changeWordings(change: { readonly filter?: ReportFilter; readonly least?: number }): Promise<void>
  /** Asks when the typing rests. */
  findWordings(text: string): void
  sortWordings(column: WordingColumn): void
  chooseWording(key: string | null): void
  /** Asks again what is shown, after a change in the library. */
  refreshWordings(): Promise<void>
  listMoreWordings(): Promise<void>
  stopReadingWordings(): void
  searchWording(form: WordingForm): Promise<void>
  /** Opens a report at the words. */
  readWording(occurrence: Pick<PassageOccurrence, 'reportId' | 'start' | 'end'>): void
  exportWordings(format: TableFormat): Promise<void>
  forgetWordings(): void
  restoreWordings(workspace: Workspace | null): void
  /** For the workspace. */
  shownWordings(): NonNullable<Workspace['wordings']>
}

/** Wordings that are listed at first, and when more of them are asked for. */
const LISTED = 1000
export const MOST_WORDINGS = 10_000
/** How long the typing rests before wordings with the text are looked for, in ms. */
const REST = 250

const START = {
  wordingsFilter: {},
  wordingsLeast: 2,
  wordingsText: '',
  wordingsSorting: null,
  wordings: null,
  wordingsLimit: LISTED,
  readingWordings: false,
  wordingsProgress: null,
  wordingsStopped: false,
  chosenWording: null,
} as const satisfies Partial<WordingsSlice>

/** Names a wording as long as it is listed. */
export function wordingKey({ reportId, start, end }: WordingFamily): string {
  return `${reportId} ${start} ${end}`
}

export const createWordingsSlice: Slice<WordingsSlice> = (set, get, api) => {
  const { attempt } = createAttempts(get)
  let running: AbortController | undefined
  let typed: ReturnType<typeof setTimeout> | undefined

  const question = () => ({ filter: get().wordingsFilter, minReports: get().wordingsLeast, text: get().wordingsText })

  async function read(): Promise<void> {
    clearTimeout(typed)
    running?.abort()
    const turn = new AbortController()
    running = turn
    set({ readingWordings: true, wordingsProgress: null, wordingsStopped: false })
    const onProgress = (wordingsProgress: WordingsSlice['wordingsProgress']) => {
      if (running === turn) set({ wordingsProgress })
    }
    try {
      const { wordingsLimit: limit } = get()
      const wordings = await api.call('reuse.families', { ...question(), limit }, { signal: turn.signal, onProgress })
      if (running === turn) set({ wordings })
    } catch (error) {
      if (running !== turn) return
      set({ wordingsStopped: true })
      get().fail(error)
    } finally {
      if (running === turn) set({ readingWordings: false, wordingsProgress: null })
    }
  }

  return {
    ...START,

    async changeWordings({ filter, least }) {
      set({ wordingsFilter: filter ?? get().wordingsFilter, wordingsLeast: least ?? get().wordingsLeast })
      get().saveWorkspace()
      await read()
    },

    findWordings(wordingsText) {
      set({ wordingsText })
      clearTimeout(typed)
      typed = setTimeout(() => {
        get().saveWorkspace()
        void read()
      }, REST)
    },

    sortWordings(column) {
      const before = get().wordingsSorting
      const first = column !== 'text' && column !== 'earliest'
      const descending = before?.column === column ? !before.descending : first
      // The third time they stand as they were found.
      set({ wordingsSorting: before?.column === column && descending === first ? null : { column, descending } })
      get().saveWorkspace()
    },

    chooseWording: chosenWording => set({ chosenWording }),

    refreshWordings: read,

    async listMoreWordings() {
      set({ wordingsLimit: MOST_WORDINGS })
      await read()
    },

    stopReadingWordings() {
      running?.abort()
      running = undefined
      set({ readingWordings: false, wordingsProgress: null, wordingsStopped: true })
    },

    async searchWording({ text }) {
      get().show('search')
      get().showSearchAs('concordance')
      await get().search({ query: asPhrases(text), filter: get().wordingsFilter, exact: false })
    },

    readWording({ reportId, start, end }) {
      get().read(reportId, { position: start, flash: { start, end } })
    },

    async exportWordings(format) {
      const [directory] = get().wordings ? ((await get().pickPaths('export-folder')) ?? []) : []
      if (!directory) return
      await attempt(async () => {
        const { language } = get()
        const { files, rows } = await api.call('exports.wordings', { ...question(), directory, format, language })
        get().notifyWritten(files, rows)
      })
    },

    forgetWordings() {
      clearTimeout(typed)
      running?.abort()
      running = undefined
      set(START)
    },

    restoreWordings(workspace) {
      const saved = workspace?.wordings
      if (!saved) return
      const { filter, least, text, sorting } = saved
      set({ wordingsFilter: filter, wordingsLeast: least, wordingsText: text, wordingsSorting: sorting })
    },

    shownWordings() {
      const { wordingsFilter: filter, wordingsLeast: least, wordingsText: text, wordingsSorting: sorting } = get()
      return { filter, least, text, sorting }
    },
  }
}

/** Quotation marks of the text would end the phrase: what stands between them is one each. */
function asPhrases(text: string): string {
  return text
    .split(/["“”„‟＂\n]+/)
    .filter(part => /[\p{L}\p{N}]/u.test(part))
    .map(part => `"${part.trim()}"`)
    .join(' ')
}
