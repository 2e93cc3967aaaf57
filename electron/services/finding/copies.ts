import type { DuplicatesService } from '../library/duplicates.ts'
import type { SearchedReports } from './searched-reports.ts'

/** Ids of reports that are likely the same, two or more each. */
export type SameReports = readonly (readonly string[])[]

/** What is counted, with its copies unless only one of each is wanted; answered once the reports can be looked through. */
export async function reportsToCount(
  reports: SearchedReports,
  duplicates: Pick<DuplicatesService, 'groups'>,
  oneOfEach: boolean | undefined,
  queries?: readonly string[],
): Promise<SameReports> {
  const same = oneOfEach ? await duplicates.groups() : []
  await reports.ready(queries)
  return same
}

/**
 * Takes from the mask, of each group of reports that are likely the same, all but the first one that is in it (in the order
 * of the group), and that one too where `elsewhere` has one of them; answers how many were taken.
 */
export function takeCopies(mask: Uint8Array, groups: SameReports, reports: SearchedReports, elsewhere?: Uint8Array): number {
  let taken = 0
  for (const ids of groups) {
    const slots = ids.flatMap(id => reports.slotOf(id) ?? [])
    const isElsewhere = slots.some(slot => elsewhere?.[slot] === 1)
    for (const copy of slots.filter(slot => mask[slot] === 1).slice(isElsewhere ? 0 : 1)) {
      mask[copy] = 0
      taken++
    }
  }
  return taken
}
