import type { SearchedReports } from './searched-reports.ts'

/**
 * Takes from the mask, of each group of reports that are likely the same, all but the first one that is in it (in the order
 * of the group); answers how many were taken.
 */
export function takeCopies(mask: Uint8Array, groups: readonly (readonly string[])[], reports: SearchedReports): number {
  let taken = 0
  for (const ids of groups) {
    const there = ids.map(reports.slotOf).filter(slot => slot !== undefined && mask[slot] === 1)
    for (const copy of there.slice(1)) {
      if (copy === undefined) continue
      mask[copy] = 0
      taken++
    }
  }
  return taken
}
