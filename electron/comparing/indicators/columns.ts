import { INDICATOR_PERIODS, type IndicatorCandidate, type IndicatorPeriod } from '../../../shared/model/indicator.ts'
import { type CandidateBar, INDICATOR_PARTS, type IndicatorPart } from '../../../shared/model/indicator-table.ts'
import { unitFamily } from './unit-families.ts'

/** What the key of a column says. */
export interface ColumnKey {
  readonly indicator: string
  readonly family: string
  readonly period: IndicatorPeriod
  readonly part: IndicatorPart
}

export function columnKey({ indicator, family, period, part }: ColumnKey): string {
  return [indicator, family, period, part].join('|')
}

/** Undefined for what is no key of a column. */
export function parseColumnKey(key: string): ColumnKey | undefined {
  const [indicator, family, periodName, partName, ...more] = key.split('|')
  const period = INDICATOR_PERIODS.find(name => name === periodName)
  const part = INDICATOR_PARTS.find(name => name === partName)
  if (!indicator || !family || !period || !part || more.length > 0) return undefined
  return { indicator, family, period, part }
}

/** The column that a candidate stands in by itself; undefined for one without a known indicator. */
export function columnOf(candidate: IndicatorCandidate): ColumnKey | undefined {
  const { indicator, unit, period } = candidate
  if (indicator === null) return undefined
  return { indicator, family: unitFamily(unit), period, part: partOf(candidate) }
}

/** Reports that say nowhere where they begin to plan look back. */
function partOf({ part }: IndicatorCandidate): IndicatorPart {
  return part === 'plan' ? 'plan' : 'review'
}

/** Why the program does not take a candidate for a column without asking; null where it may. */
export function barOf(candidate: IndicatorCandidate, column: ColumnKey): CandidateBar | null {
  if (candidate.whose !== 'own' && candidate.whose !== 'area') return 'owner'
  if (candidate.ratio) return 'ratio'
  if (candidate.each) return 'each'
  if (candidate.partOfBefore) return 'part'
  if (partOf(candidate) !== column.part) return 'place'
  if (candidate.period !== column.period) return 'period'
  return unitFamily(candidate.unit) === column.family ? null : 'unit'
}
