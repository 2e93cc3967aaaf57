import type { ReportFilter } from '../../shared/model/report.ts'
import { type Dimension, placeName } from './facets.ts'
import { toggled } from './selection.ts'

/** Sides of a list that the engine filters. */
export const FILTERED = ['place', 'year', 'body', 'kind'] as const satisfies readonly Dimension[]
export type Filtered = (typeof FILTERED)[number]

export function isFiltered(dimension: Dimension): dimension is Filtered {
  return FILTERED.some(known => known === dimension)
}

export function isInFilter(filter: ReportFilter, dimension: Filtered, value: string): boolean {
  return valuesIn(filter, dimension).includes(asWritten(dimension, value))
}

export function toggledInFilter(filter: ReportFilter, dimension: Filtered, value: string): ReportFilter {
  const values = toggled(valuesIn(filter, dimension), asWritten(dimension, value))
  // What is chosen comes from the list of what there is, so it has the type of its side.
  return values.length > 0 ? { ...filter, [dimension]: values } : withoutDimension(filter, dimension)
}

export function withoutDimension(filter: ReportFilter, dimension: Filtered): ReportFilter {
  const { [dimension]: _, ...rest } = filter
  return rest
}

function valuesIn(filter: ReportFilter, dimension: Filtered): readonly (string | number)[] {
  return filter[dimension] ?? []
}

function asWritten(dimension: Filtered, value: string): string | number {
  if (dimension === 'year') return Number(value)
  return dimension === 'place' ? placeName(value) : value
}
