import type { Range } from '../../../shared/model/search.ts'

/**
 * Those that hang together with one of them by lying over each other, itself among them, in their order. `all` is in reading
 * order: by their beginnings.
 */
export function overlapping<R extends Range>(all: readonly R[], one: R): R[] {
  let group: R[] = []
  let reached = 0
  for (const range of all) {
    if (range.start >= reached) {
      if (group.includes(one)) break
      group = []
    }
    group.push(range)
    reached = Math.max(reached, range.end)
  }
  return group.includes(one) ? group : [one]
}

/** Those that lie over another one, or below it; in reading order, as `all` is. */
export function overlapped<R extends Range>(all: readonly R[]): R[] {
  let reached = 0
  return all.filter(({ start, end }, at) => {
    const over = start < reached
    reached = Math.max(reached, end)
    return over || (all[at + 1]?.start ?? Number.POSITIVE_INFINITY) < end
  })
}

/** Where at least so many of the ranges lie over each other. */
export function coveredBy(ranges: readonly Range[], depth: number): Range[] {
  const borders = ranges.flatMap(({ start, end }) => [
    { at: start, by: 1 },
    { at: end, by: -1 },
  ])
  borders.sort((a, b) => a.at - b.at || a.by - b.by)
  const found: Range[] = []
  let open = 0
  let start = 0
  for (const { at, by } of borders) {
    if (open < depth && open + by >= depth) start = at
    else if (open >= depth && open + by < depth && at > start) found.push({ start, end: at })
    open += by
  }
  return found
}
