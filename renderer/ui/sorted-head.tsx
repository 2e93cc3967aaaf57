import { ArrowDown, ArrowUp } from 'lucide-react'
import listStyles from './list.module.css'

interface SortedHeadProps {
  readonly name: string
  /** What the column means. */
  readonly help?: string
  /** Numbers stand at the right. */
  readonly amount: boolean
  /** How the table is sorted by this column; undefined where it is sorted by another one, or not at all. */
  readonly sorted: { readonly descending: boolean } | undefined
  readonly onSort: () => void
}

/** The head of a column by which a table can be sorted. */
export function SortedHead({ name, help, amount, sorted, onSort }: SortedHeadProps) {
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp
  return (
    <th scope="col" aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none'} data-amount={amount || undefined}>
      <button type="button" className={listStyles.sorter} title={help} onClick={onSort}>
        {name}
        <Arrow size={12} aria-hidden data-shown={sorted !== undefined || undefined} />
      </button>
    </th>
  )
}
