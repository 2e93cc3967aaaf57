import type { ReportSummary } from '../../shared/model/report.ts'
import { SAME_TEXT } from '../importing/duplicates.ts'
import { conflictsOf } from './duplicate-proposal.ts'

/**
 * Ids of reports that belong together, directly or through a third, two or more each, in the order of `reports`. Those that
 * the user keeps apart (that share a settlement) do not, nor those filed as different reports that are only much alike.
 */
export function groupDuplicates(
  reports: ReadonlyMap<string, ReportSummary>,
  alike: (id: string) => ReadonlyMap<string, number>,
  keptApart: ReadonlyMap<string, ReadonlySet<string>>,
): string[][] {
  const seen = new Set<string>()

  function belong(one: ReportSummary, id: string, share: number): boolean {
    const other = reports.get(id)
    if (!other) return false
    const settlements = keptApart.get(id)
    if (settlements && [...(keptApart.get(one.id) ?? [])].some(settlement => settlements.has(settlement))) return false
    return share >= SAME_TEXT || conflictsOf(one, other).length === 0
  }

  function groupOf(first: ReportSummary): string[] {
    const group = [first]
    // Grows while it is gone through.
    for (const one of group) {
      for (const [id, share] of alike(one.id)) {
        const other = reports.get(id)
        if (!other || seen.has(id) || !belong(one, id, share)) continue
        seen.add(id)
        group.push(other)
      }
    }
    return group.map(({ id }) => id)
  }

  return [...reports.values()].flatMap(report => {
    if (seen.has(report.id)) return []
    seen.add(report.id)
    const group = groupOf(report)
    return group.length > 1 ? [group] : []
  })
}
