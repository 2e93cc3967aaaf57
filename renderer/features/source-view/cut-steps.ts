import type { Cut, CutReason } from '../../../shared/model/source.ts'

/** White space says nothing: it is passed over until the reader asks for it. */
const QUIET: ReadonlySet<CutReason> = new Set<CutReason>(['blank', 'line-wrap'])

/** The reasons that occur, what says something first, the frequent before the rare. */
export function countReasons(cuts: readonly Cut[]): { readonly reason: CutReason; readonly count: number }[] {
  const counts = [...Map.groupBy(cuts, cut => cut.reason)].map(([reason, same]) => ({ reason, count: same.length }))
  return counts.sort((one, other) => Number(isQuiet(one.reason)) - Number(isQuiet(other.reason)) || other.count - one.count)
}

export function isQuiet(reason: CutReason): boolean {
  return QUIET.has(reason)
}

/**
 * The next or previous cut for one of these reasons, round and round; undefined where there is none. From the current
 * cut, or from a place in the source where there is none.
 */
export function stepCut(
  cuts: readonly Cut[],
  reasons: ReadonlySet<CutReason>,
  from: { readonly cut: number | null; readonly offset: number },
  by: 1 | -1,
): number | undefined {
  const chosen = cuts.flatMap((cut, index) => (reasons.has(cut.reason) ? [index] : []))
  const startOf = (index: number) => cuts[index]?.start ?? 0
  const { cut, offset } = from
  const next =
    by === 1
      ? chosen.find(index => (cut === null ? startOf(index) >= offset : index > cut))
      : chosen.findLast(index => (cut === null ? startOf(index) < offset : index < cut))
  return next ?? (by === 1 ? chosen[0] : chosen.at(-1))
}
