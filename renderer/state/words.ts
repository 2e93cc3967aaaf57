import type { ReportFilter } from '../../shared/model/report.ts'
import type { TableFormat } from '../../shared/model/table.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress, WordQuestion } from '../../shared/model/words.ts'
import type { Slice } from './store.ts'
import { createTableWriter } from './write-table.ts'

export const WORD_TABLES = ['frequency', 'keyness', 'collocations'] as const
export type WordTableName = (typeof WORD_TABLES)[number]

/** Which words are shown. */
export interface WordChoice {
  readonly withoutStopWords: boolean
  readonly minLength: number
  readonly minOccurrences: number
}

/** A table with the question that it answers. */
export type CountedWords = { readonly question: WordQuestion } & (
  | ({ readonly table: 'frequency' } & WordFrequencies)
  | ({ readonly table: 'keyness' } & KeyWords)
  | ({ readonly table: 'collocations' } & Collocations)
)

export const WORD_AMOUNTS = [
  'occurrences',
  'reports',
  'rate',
  'dispersion',
  'keyness',
  'logRatio',
  'otherOccurrences',
  'otherReports',
  'otherRate',
  'together',
  'association',
  'logDice',
  'mutualInformation',
] as const
export type WordColumn = 'word' | (typeof WORD_AMOUNTS)[number]

/** The columns of each table; it is sorted by the second until the user chooses another one. */
export const WORD_COLUMNS: Readonly<Record<WordTableName, readonly WordColumn[]>> = {
  frequency: ['word', 'occurrences', 'rate', 'reports', 'dispersion'],
  keyness: ['word', 'keyness', 'logRatio', 'occurrences', 'rate', 'reports', 'otherOccurrences', 'otherRate'],
  collocations: ['word', 'association', 'logDice', 'mutualInformation', 'together', 'occurrences'],
}

export interface WordSorting {
  readonly column: WordColumn
  readonly descending: boolean
}

export interface WordsSlice {
  readonly wordTable: WordTableName
  readonly wordFilter: ReportFilter
  /** What the selection is compared with; null for the rest of the library. */
  readonly wordOthers: ReportFilter | null
  readonly wordChoice: WordChoice
  /** Least keyness. */
  readonly minKeyness: number
  /** The word near which others are looked for. */
  readonly wordNode: string
  readonly wordSpan: number | 'sentence'
  readonly wordSorting: Readonly<Record<WordTableName, WordSorting>>
  readonly words: CountedWords | null
  /** True while what is shown is not yet what was asked for. */
  readonly countingWords: boolean
  /** How far the counting of texts that were never counted is. */
  readonly wordProgress: WordProgress | null
  /** The counting was stopped, or failed; what was counted is kept. */
  readonly wordsStopped: boolean
  /** The word that the keyboard is on; kept, as is what the words are to contain, so that a way back ends where it began. */
  readonly activeWord: string | null
  readonly wordsContaining: string
  /** The word whose passages are being looked at in the search, and the query that they are found by. */
  readonly visitedFromWords: { readonly table: WordTableName; readonly word: string; readonly query: string } | null
  /** Asks at once; a newer question makes an older one's answer void. */
  changeWords(change: WordsChange): Promise<void>
  /** Asks again what is shown, after a change in the library. */
  refreshWords(): Promise<void>
  stopCountingWords(): void
  sortWords(column: WordColumn): void
  goToWord(word: string | null): void
  containWords(text: string): void
  /** Goes to the passages of a word of the table; of a collocate, to those where it is near the other word. */
  searchWord(word: string): Promise<void>
  leaveWord(): void
  /** The words that stand near a word of the table, in the same reports. */
  showCollocates(word: string): Promise<void>
  exportWords(format: TableFormat): Promise<void>
  forgetWords(): void
}

export interface WordsChange {
  readonly table?: WordTableName
  readonly filter?: ReportFilter
  readonly others?: ReportFilter | null
  readonly choice?: Partial<WordChoice>
  readonly minKeyness?: number
  readonly node?: string
  readonly span?: number | 'sentence'
}

/** p < 0.0001 */
const SURE = 15.13
/** A window of so many words is about as many characters long, and the signs between them. */
const CHARACTERS_PER_WORD = 3

export const createWordsSlice: Slice<WordsSlice> = (set, get, api) => {
  let running: AbortController | undefined

  /** Null where there is nothing to ask yet. */
  function question(): WordQuestion | null {
    const { wordTable, wordFilter: filter, wordOthers, wordChoice, minKeyness, wordNode, wordSpan: span, oneOfEach } = get()
    const common = { ...wordChoice, filter, oneOfEach }
    if (wordTable === 'frequency') return { table: 'frequency', ...common }
    if (wordTable === 'keyness') return { table: 'keyness', ...common, minKeyness, ...(wordOthers ? { against: wordOthers } : {}) }
    const node = wordNode.trim()
    return node === '' ? null : { table: 'collocations', ...common, node, span }
  }

  async function ask(asked: WordQuestion, turn: AbortController): Promise<CountedWords> {
    const options = {
      signal: turn.signal,
      onProgress: (wordProgress: WordProgress) => {
        if (running === turn) set({ wordProgress })
      },
    }
    switch (asked.table) {
      case 'frequency': {
        const { table, ...input } = asked
        return { question: asked, table, ...(await api.call('words.frequency', input, options)) }
      }
      case 'keyness': {
        const { table, ...input } = asked
        return { question: asked, table, ...(await api.call('words.keyness', input, options)) }
      }
      case 'collocations': {
        const { table, ...input } = asked
        return { question: asked, table, ...(await api.call('words.collocations', input, options)) }
      }
    }
  }

  async function count(): Promise<void> {
    running?.abort()
    const turn = new AbortController()
    running = turn
    const asked = question()
    const shown = get().words
    // Another table has other columns; the same one stays until the new rows are there.
    set({ wordProgress: null, wordsStopped: false, countingWords: asked !== null, words: shown?.table === asked?.table ? shown : null })
    if (!asked) return
    try {
      const words = await ask(asked, turn)
      if (running === turn) set({ words })
    } catch (error) {
      if (running !== turn) return
      set({ wordsStopped: true })
      get().fail(error)
    } finally {
      if (running === turn) set({ countingWords: false, wordProgress: null })
    }
  }

  return {
    ...START,
    wordChoice: { withoutStopWords: true, minLength: 2, minOccurrences: 5 },
    minKeyness: SURE,
    wordSpan: 5,
    wordSorting: {
      frequency: { column: 'occurrences', descending: true },
      keyness: { column: 'keyness', descending: true },
      collocations: { column: 'association', descending: true },
    },

    async changeWords({ table, filter, others, choice, minKeyness, node, span }) {
      const now = get()
      set({
        wordTable: table ?? now.wordTable,
        wordFilter: filter ?? now.wordFilter,
        wordOthers: others === undefined ? now.wordOthers : others,
        wordChoice: { ...now.wordChoice, ...choice },
        minKeyness: minKeyness ?? now.minKeyness,
        wordNode: node ?? now.wordNode,
        wordSpan: span ?? now.wordSpan,
      })
      await count()
    },

    refreshWords: count,

    stopCountingWords() {
      running?.abort()
      running = undefined
      set({ countingWords: false, wordProgress: null, wordsStopped: true })
    },

    sortWords(column) {
      const { wordTable, wordSorting } = get()
      const { column: before, descending } = wordSorting[wordTable]
      const sorting = { column, descending: column === before ? !descending : column !== 'word' }
      set({ wordSorting: { ...wordSorting, [wordTable]: sorting } })
    },

    goToWord: activeWord => set({ activeWord }),
    containWords: wordsContaining => set({ wordsContaining }),

    async searchWord(word) {
      const { words } = get()
      if (!words) return
      const query = queryOf(words, word)
      set({ activeWord: word, visitedFromWords: { table: words.table, word, query }, visitedFromTrends: null })
      get().show('search')
      get().showSearchAs('concordance')
      await get().search({ query, filter: words.question.filter ?? {}, exact: false })
    },

    leaveWord: () => set({ visitedFromWords: null }),

    showCollocates: word => get().changeWords({ table: 'collocations', node: word }),

    async exportWords(format) {
      const { words } = get()
      if (words) await createTableWriter(get)(to => api.call('exports.words', { ...to, question: words.question, format }))
    },

    forgetWords() {
      running?.abort()
      running = undefined
      set(START)
    },
  }
}

const START = {
  wordTable: 'frequency',
  wordFilter: {},
  wordOthers: null,
  wordNode: '',
  activeWord: null,
  wordsContaining: '',
  visitedFromWords: null,
  words: null,
  countingWords: false,
  wordProgress: null,
  wordsStopped: false,
} as const satisfies Partial<WordsSlice>

function queryOf(words: CountedWords, word: string): string {
  if (words.table !== 'collocations' || words.question.table !== 'collocations') return asQuery(word)
  const { span = 'sentence' } = words.question
  const operator = span === 'sentence' ? 'SENTENCE' : `NEAR/${span * CHARACTERS_PER_WORD}`
  return `${asQuery(words.node)} ${operator} ${asQuery(word)}`
}

/** Some words mean something else in a query; quotation marks make each a word. */
function asQuery(word: string): string {
  return /^\p{sc=Han}+$/u.test(word) && !['同句', '同段', '近'].includes(word) ? word : `"${word}"`
}
