import type { Range } from '../../../shared/model/search.ts'

/** What hangs together by lying over each other, group by group. `all` is in reading order: by their beginnings. */
export function overlapGroups<R extends Range>(all: readonly R[]): R[][] {
  const groups: R[][] = []
  let reached = 0
  for (const range of all) {
    const group = groups.at(-1)
    if (group && range.start < reached) group.push(range)
    else groups.push([range])
    reached = Math.max(reached, range.end)
  }
  return groups
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
