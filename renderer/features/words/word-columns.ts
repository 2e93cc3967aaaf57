import {
  createColumnHelper,
  createSortedRowModel,
  type Row,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
} from '@tanstack/react-table'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { WORD_AMOUNTS, type WordColumn, type WordSorting } from '../../state/words.ts'

/** A row of any of the tables. */
export interface WordRow extends Readonly<Partial<Record<(typeof WORD_AMOUNTS)[number], number>>> {
  readonly word: string
}

export const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() })
type Features = typeof features

const helper = createColumnHelper<Features, WordRow>()

export const columns = helper.columns([
  helper.accessor(row => row.word, {
    id: 'word',
    sortFn: (a: Row<Features, WordRow>, b: Row<Features, WordRow>) => compareNames(a.original.word, b.original.word),
  }),
  ...WORD_AMOUNTS.map(id =>
    helper.accessor(row => row[id] ?? 0, {
      id,
      sortFn: (a: Row<Features, WordRow>, b: Row<Features, WordRow>) => (a.original[id] ?? 0) - (b.original[id] ?? 0),
    }),
  ),
])

/** Words that are equal in the chosen column keep the order in which the engine named them. */
export function sortingState({ column, descending }: WordSorting): SortingState {
  return [{ id: column, desc: descending }]
}

/** Digits after the point, where an amount is no count. */
const DIGITS: Readonly<Partial<Record<WordColumn, number>>> = {
  rate: 2,
  otherRate: 2,
  dispersion: 2,
  keyness: 1,
  association: 1,
  logRatio: 2,
  logDice: 2,
  mutualInformation: 2,
}

/** How the amounts of a column are written. */
export function formatOf(column: WordColumn, language: string): Intl.NumberFormat {
  const digits = DIGITS[column] ?? 0
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // More or less frequent is what one looks for.
    signDisplay: column === 'logRatio' ? 'exceptZero' : 'auto',
  })
}
