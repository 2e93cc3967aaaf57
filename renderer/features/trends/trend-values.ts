import type { QueryCount, QueryGroup } from '../../../shared/model/search.ts'
import type { Measure } from '../../state/trends.ts'

/** What a count is under a measure; `share` from 0 to 1. */
export function measuredValue(count: QueryCount | undefined, group: Pick<QueryGroup, 'reports'>, measure: Measure): number {
  if (!count) return 0
  if (measure === 'share') return group.reports === 0 ? 0 : count.reports / group.reports
  return count[measure]
}

/** Orders of a list of parts: as the engine names them, or by the values of one line, the greatest first. */
export type PartOrder = 'name' | { readonly line: number }

/** Places of the groups in the order that is asked for. */
export function orderParts(values: readonly (readonly number[])[], order: PartOrder): number[] {
  const places = values.map((_, at) => at)
  if (order === 'name') return places
  const at = (place: number) => values[place]?.[order.line] ?? 0
  return places.sort((a, b) => at(b) - at(a) || a - b)
}
