import { useEffect, useState } from 'react'
import type { CellCandidate } from '../../../shared/model/indicator-table.ts'
import { useApp } from '../../state/store.ts'

/** Of a cell: the reports of its row and the key of its column. */
export interface CellPlace {
  readonly reportIds: readonly string[]
  readonly column: string
}

/** How long a cell is looked at before its candidates are asked for, in ms: passing over many asks for none. */
const REST = 60

/** The candidates of a cell; null until they are known. They are asked for again when the table is another one. */
export function useCandidates(place: CellPlace | null, table: unknown): readonly CellCandidate[] | null {
  const find = useApp(state => state.findCandidates)
  const fail = useApp(state => state.fail)
  const name = place && JSON.stringify([place.reportIds, place.column])
  const [found, setFound] = useState<{ readonly name: string; readonly candidates: readonly CellCandidate[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name stands for the place, and the table for the figures
  useEffect(() => {
    if (!place || name === null) return
    let wanted = true
    const timer = setTimeout(() => {
      find(place.reportIds, place.column).then(
        candidates => wanted && setFound({ name, candidates }),
        error => wanted && fail(error),
      )
    }, REST)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [name, table, find, fail])
  return found && found.name === name ? found.candidates : null
}
