import type { IndicatorCandidate, NumberScope } from '../../../shared/model/indicator.ts'
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
  const candidate = first.precision !== 'exact' ? (open.find(other => isMorePrecise(other, first)) ?? first) : first
  const values = new Set(open.map(({ value, to }) => `${value}|${to}`)).size
  // Other periods than those a column can name are not alike: 比五年前增长40%,年均增长7%.
  return { candidate, values: column.period === 'other' && values > 1 ? 0 : values }
}

/** All before some before those that stand out; of these the body's own before those of the whole area, in reading order. */
function rank({ whose, scope }: IndicatorCandidate): number {
  return SCOPES.indexOf(scope) * 2 + (whose === 'own' ? 0 : 1)
}

/** 突破3万亿元、达30355.7亿元 */
function isMorePrecise(other: IndicatorCandidate, { value, evidence }: IndicatorCandidate): boolean {
  return (
    other.precision === 'exact' && other.evidence.start === evidence.start && Math.abs(other.value - value) <= ROUNDED * Math.abs(value)
  )
}

/** How far what is rounded lies off, as a share. */
const ROUNDED = 0.15
const SCOPES: readonly NumberScope[] = ['all', 'some', 'part']
