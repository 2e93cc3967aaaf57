import type { ReportFilter } from '../../shared/model/report.ts'
import { type Dimension, placeName } from './facets.ts'

/** Sides of a list that the engine filters. */
export const FILTERED = ['list', 'search', 'place', 'year', 'body', 'kind'] as const satisfies readonly Dimension[]
export type Filtered = (typeof FILTERED)[number]

export function isFiltered(dimension: Dimension): dimension is Filtered {
  return FILTERED.some(known => known === dimension)
}

export function isInFilter(filter: ReportFilter, dimension: Filtered, value: string): boolean {
  return valuesIn(filter, dimension).some(each => isMeant(each, dimension, value))
}

/** A place may be asked for by its name alone, in a saved search or from a chart. */
function isMeant(each: string | number, dimension: Filtered, value: string): boolean {
  return each === asWritten(dimension, value) || (dimension === 'place' && each === placeName(value))
}

export function toggledInFilter(filter: ReportFilter, dimension: Filtered, value: string): ReportFilter {
  const before = valuesIn(filter, dimension)
  const others = before.filter(each => !isMeant(each, dimension, value))
  const values = others.length < before.length ? others : [...before, asWritten(dimension, value)]
  // What is chosen comes from the list of what there is, so it has the type of its side.
  return values.length > 0 ? { ...filter, [dimension]: values } : withoutDimension(filter, dimension)
}

/** What the filter asks for on one side and none of these values is: the last report that had it may be gone. */
export function unlistedInFilter(filter: ReportFilter, dimension: Filtered, values: readonly string[]): string[] {
  return valuesIn(filter, dimension)
    .filter(each => !values.some(value => isMeant(each, dimension, value)))
    .map(String)
}

export function withoutDimension(filter: ReportFilter, dimension: Filtered): ReportFilter {
  const { [dimension]: _, ...rest } = filter
  return rest
}

function valuesIn(filter: ReportFilter, dimension: Filtered): readonly (string | number)[] {
  return filter[dimension] ?? []
}

function asWritten(dimension: Filtered, value: string): string | number {
  return dimension === 'year' ? Number(value) : value
}
