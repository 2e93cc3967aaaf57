import {
  INDICATOR_PERIODS,
  type IndicatorCandidate,
  type NumberOwner,
  type NumberScope,
  type PeriodReason,
  type Precision,
} from '../../../shared/model/indicator.ts'
import type { Part } from '../../../shared/model/report.ts'

/** Bit by bit what a candidate is. */
const FLAGS = ['each', 'partOfBefore', 'ratio', 'mixed'] as const
const REASONS: readonly PeriodReason[] = ['sentence', 'heading', 'report', 'none']
const OWNERS: readonly NumberOwner[] = ['own', 'party', 'government', 'lower', 'area', 'upper']
const PRECISIONS: readonly Precision[] = ['exact', 'about', 'at-least', 'at-most']
const SCOPES: readonly NumberScope[] = ['all', 'some', 'part']
const PARTS: readonly Part[] = ['review', 'plan', 'notes', 'other']

type Packed = readonly [
  value: number,
  to: number | null,
  flags: number,
  unit: string,
  object: string,
  indicator: string | null,
  words: number,
  start: number,
  length: number,
  before: number,
  evidence: number,
]

/** Candidates as they are kept: a fifth of their size as objects. Their names are those of the lists and are not kept. */
export function packCandidates(candidates: readonly IndicatorCandidate[]): string {
  return JSON.stringify(candidates.map(pack))
}

function pack(candidate: IndicatorCandidate): Packed {
  const { value, to, unit, object, indicator, start, end, evidence } = candidate
  const flags = FLAGS.reduce((bits, flag, at) => bits | (candidate[flag] ? 1 << at : 0), 0)
  const words = [
    PRECISIONS.indexOf(candidate.precision),
    INDICATOR_PERIODS.indexOf(candidate.period),
    REASONS.indexOf(candidate.periodReason),
    OWNERS.indexOf(candidate.whose),
    PARTS.indexOf(candidate.part),
    SCOPES.indexOf(candidate.scope),
  ].reduce((packed, index) => packed * 8 + index, 0)
  return [value, to, flags, unit, object, indicator, words, start, end - start, start - evidence.start, evidence.end - evidence.start]
}

/** @param nameOf the name of a known indicator; undefined for one that is known no more */
export function unpackCandidates(packed: string, nameOf: (indicator: string) => string | undefined): IndicatorCandidate[] {
  return (JSON.parse(packed) as Packed[]).map(([value, to, flags, unit, object, indicator, words, start, length, before, evidence]) => {
    const flag = (name: (typeof FLAGS)[number]) => (flags & (1 << FLAGS.indexOf(name))) !== 0
    const name = indicator === null ? undefined : nameOf(indicator)
    return {
      value,
      to,
      precision: PRECISIONS[words >> 15] ?? 'exact',
      each: flag('each'),
      partOfBefore: flag('partOfBefore'),
      ratio: flag('ratio'),
      mixed: flag('mixed'),
      unit,
      object,
      indicator: name === undefined ? null : indicator,
      name: name ?? object,
      period: INDICATOR_PERIODS[(words >> 12) & 7] ?? 'unknown',
      periodReason: REASONS[(words >> 9) & 7] ?? 'none',
      whose: OWNERS[(words >> 6) & 7] ?? 'own',
      part: PARTS[(words >> 3) & 7] ?? 'other',
      scope: SCOPES[words & 7] ?? 'some',
      start,
      end: start + length,
      evidence: { start: start - before, end: start - before + evidence },
    }
  })
}
