import type { WordingColumn, WordingFamily } from '../../../shared/model/comparison.ts'
import { compareNames } from '../../../shared/text/compare-names.ts'
import type { WordingSorting } from '../../state/wordings.ts'

/** The wordings in the order that was asked for; equal ones stand as they were found. */
export function sortWordings(families: readonly WordingFamily[], sorting: WordingSorting | null): readonly WordingFamily[] {
  if (!sorting) return families
  const direction = sorting.descending ? -1 : 1
  // Where no year is known it stands last either way.
  const unknown = (family: WordingFamily) => Number(sorting.column === 'earliest' && family.earliest === null)
  return families.toSorted((a, b) => unknown(a) - unknown(b) || direction * compare(a, b, sorting.column))
}

function compare(a: WordingFamily, b: WordingFamily, column: WordingColumn): number {
  if (column === 'text') return compareNames(a.text, b.text)
  if (column === 'forms') return a.variants.length - b.variants.length
  if (column !== 'earliest') return a[column] - b[column]
  const [one, other] = [a.earliest, b.earliest]
  return (one?.year ?? 0) - (other?.year ?? 0) || compareNames(one?.place ?? '', other?.place ?? '')
}
