import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import { barOf, type ColumnKey } from './columns.ts'

/** What the program takes for a cell. */
export interface MachineChoice<C> {
  readonly candidate: C
  /** Different values among those that it might have taken; 0 where none may be taken without asking. */
  readonly values: number
}

/**
 * The candidate that a column takes of one report, or the first that somebody should look at where none may be taken
 * without asking. @param candidates at least one, of the column, in reading order
 */
export function chooseCandidate<C extends IndicatorCandidate>(candidates: readonly C[], column: ColumnKey): MachineChoice<C> | undefined {
  const open = candidates.filter(candidate => barOf(candidate, column, candidates) === null)
  const [first] = open.length > 0 ? [...open].sort((a, b) => rank(a) - rank(b)) : candidates
  if (!first) return undefined
  return { candidate: first, values: new Set(open.map(({ value, to }) => `${value}|${to}`)).size }
}

/** The body's own figures before those of the whole area. */
function rank({ whose }: IndicatorCandidate): number {
  return whose === 'own' ? 0 : 1
}
