import type { QueryGroup } from '../../../shared/model/search.ts'

export interface YearSpan {
  readonly first: number
  readonly last: number
}

/** First and last year that is known; null where none is. */
export function spanOfYears(groups: readonly QueryGroup[]): YearSpan | null {
  const years = groups.flatMap(({ year }) => year ?? [])
  if (years.length === 0) return null
  return { first: years.reduce((a, b) => Math.min(a, b)), last: years.reduce((a, b) => Math.max(a, b)) }
}

export function yearsOf({ first, last }: YearSpan): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** The groups of all years from the first to the last; a year without reports has none: it is a gap, not a zero. */
export function alongYears(groups: readonly QueryGroup[]): readonly { readonly year: number; readonly at: number | null }[] {
  const span = spanOfYears(groups)
  if (!span) return []
  const places = new Map(groups.map(({ year }, at) => [year, at]))
  return yearsOf(span).map(year => ({ year, at: places.get(year) ?? null }))
}

/** Years to be named below the chart: as many as there is room for, at whole steps. */
export function namedYears({ first, last }: YearSpan, most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find(size => (last - first) / size + 1 <= most) ?? 100
  return yearsOf({ first, last }).filter(year => year % step === 0)
}
