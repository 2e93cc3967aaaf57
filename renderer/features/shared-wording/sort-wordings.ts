import type { WordingFamily } from '../../../shared/model/comparison.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import { wordingHolds } from '../../../shared/text/wording-holds.ts'
import type { WordingColumn, WordingSorting } from '../../state/wordings.ts'

/** The wordings with a text, in the order that was asked for; equal ones stand as they were found. */
export function sortWordings(families: readonly WordingFamily[], text: string, sorting: WordingSorting | null): readonly WordingFamily[] {
  const wanted = families.filter(family => wordingHolds(family, text))
  if (!sorting) return wanted
  const direction = sorting.descending ? -1 : 1
  // Where no year is known it stands last either way.
  const unknown = (family: WordingFamily) => Number(sorting.column === 'earliest' && family.earliest === null)
  return wanted.sort((a, b) => unknown(a) - unknown(b) || direction * compare(a, b, sorting.column))
}

function compare(a: WordingFamily, b: WordingFamily, column: WordingColumn): number {
  if (column === 'text') return compareNames(a.text, b.text)
  if (column === 'forms') return a.variants.length - b.variants.length
  if (column !== 'earliest') return a[column] - b[column]
  const [one, other] = [a.earliest, b.earliest]
  return (one?.year ?? 0) - (other?.year ?? 0) || compareNames(one?.place ?? '', other?.place ?? '')
}
