import { INDICATOR_PERIODS, type IndicatorCandidate, type IndicatorPeriod } from '../../../shared/model/indicator.ts'
import { type CandidateBar, INDICATOR_PARTS, type IndicatorPart } from '../../../shared/model/indicator-table.ts'
import { unitsAlike } from './known-sets.ts'
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
  return { indicator, family: familyOf(indicator, unit), period, part: partOf(candidate) }
}

/** 组织检查4项,其中专项检查2项: the same indicator, before it in the sentence. What is part of something else is a figure of its own. */
function isWholeOf(whole: IndicatorCandidate, part: IndicatorCandidate): boolean {
  return whole.indicator === part.indicator && whole.start < part.start && whole.evidence.start === part.evidence.start
}

/** What stands for all measure words that count alike for this indicator. */
function familyOf(indicator: string, unit: string): string {
  const alike = unitsAlike(indicator)
  return unitFamily(alike.includes(unit) ? (alike[0] ?? unit) : unit)
}

/** Reports that say nowhere where they begin to plan look back. */
function partOf({ part }: IndicatorCandidate): IndicatorPart {
  return part === 'plan' ? 'plan' : 'review'
}

/**
 * Why the program does not take a candidate for a column without asking; null where it may.
 *
 * @param others the candidates of the report, among them the whole of which it may be a part
 */
export function barOf(candidate: IndicatorCandidate, column: ColumnKey, others: readonly IndicatorCandidate[]): CandidateBar | null {
  if (candidate.whose !== 'own' && candidate.whose !== 'area') return 'owner'
  if (candidate.ratio) return 'ratio'
  if (candidate.mixed) return 'mixed'
  if (candidate.each) return 'each'
  if (candidate.partOfBefore && others.some(other => isWholeOf(other, candidate))) return 'part'
  if (partOf(candidate) !== column.part) return 'place'
  if (candidate.period !== column.period) return 'period'
  return familyOf(column.indicator, candidate.unit) === column.family ? null : 'unit'
}
