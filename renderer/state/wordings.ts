import type { PassageOccurrence, WordingFamilies, WordingFamily, WordingForm } from '../../shared/model/comparison.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import { createAttempts } from './attempt.ts'
import type { Slice } from './store.ts'

export const WORDING_COLUMNS = ['text', 'forms', 'reports', 'places', 'years', 'earliest', 'letters'] as const
export type WordingColumn = (typeof WORDING_COLUMNS)[number]

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
  findWordings(text: string): void
  sortWordings(column: WordingColumn): void
  chooseWording(key: string | null): void
  /** Asks again what is shown, after a change in the library. */
  refreshWordings(): Promise<void>
  stopReadingWordings(): void
  searchWording(form: WordingForm): Promise<void>
  /** Opens a report at the words. */
  readWording(occurrence: Pick<PassageOccurrence, 'reportId' | 'start' | 'end'>): void
  exportWordings(format: TableFormat): Promise<void>
  forgetWordings(): void
}

/** Wordings that are listed: more are not read, and have little in common. */
const LISTED = 1000

const START = {
  wordingsFilter: {},
  wordingsLeast: 2,
  wordingsText: '',
  wordingsSorting: null,
  wordings: null,
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

  const question = () => ({ filter: get().wordingsFilter, minReports: get().wordingsLeast })

  async function read(): Promise<void> {
    running?.abort()
    const turn = new AbortController()
    running = turn
    set({ readingWordings: true, wordingsProgress: null, wordingsStopped: false })
    const onProgress = (wordingsProgress: WordingsSlice['wordingsProgress']) => {
      if (running === turn) set({ wordingsProgress })
    }
    try {
      const wordings = await api.call('reuse.families', { ...question(), limit: LISTED }, { signal: turn.signal, onProgress })
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
      await read()
    },

    findWordings: wordingsText => set({ wordingsText }),

    sortWordings(column) {
      const before = get().wordingsSorting
      const first = column !== 'text' && column !== 'earliest'
      const descending = before?.column === column ? !before.descending : first
      // The third time they stand as they were found.
      set({ wordingsSorting: before?.column === column && descending === first ? null : { column, descending } })
    },

    chooseWording: chosenWording => set({ chosenWording }),

    refreshWordings: read,

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
        const { wordingsText: text, language } = get()
        const { files, rows } = await api.call('exports.wordings', { ...question(), text, directory, format, language })
        get().notifyWritten(files, rows)
      })
    },

    forgetWordings() {
      running?.abort()
      running = undefined
      set(START)
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
