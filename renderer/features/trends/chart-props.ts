import type { QueryGroup } from '../../../shared/model/search.ts'
import type { CountedTrends, Measure, TrendLine, TrendPoint } from '../../state/trends.ts'

/** What every picture of counts gets. */
export interface ChartProps {
  readonly trends: CountedTrends
  readonly measure: Measure
  /** Where the reader comes back from; the keyboard goes there. */
  readonly visited: TrendPoint | null
  readonly onOpen: (point: TrendPoint) => void
}

/** Places of a point in lines and groups; null where it is no longer there. */
export function findPoint(
  { lines, groups }: CountedTrends,
  point: TrendPoint | null,
): { readonly line: number; readonly group: number } | null {
  if (!point) return null
  const line = lines.findIndex(({ subject }) => subject.key === point.line.subject.key)
  const group = groups.findIndex(other => isSamePart(other, point.group))
  return line === -1 || group === -1 ? null : { line, group }
}

function isSamePart(a: QueryGroup, b: QueryGroup): boolean {
  return a.place === b.place && a.year === b.year && a.body === b.body
}

export function pointAt({ lines, groups }: CountedTrends, line: number, group: number): TrendPoint | null {
  const [own, part] = [lines[line], groups[group]]
  return own && part ? { line: own, group: part } : null
}

export function highestValue(lines: readonly TrendLine[], valueAt: (line: number, group: number) => number, groups: number): number {
  let highest = 0
  for (let line = 0; line < lines.length; line++) {
    for (let group = 0; group < groups; group++) highest = Math.max(highest, valueAt(line, group))
  }
  return highest
}
