import type { ReportSummary } from '../../../shared/model/report.ts'
import { SAME_TEXT } from '../../importing/duplicates/duplicates.ts'
import { conflictsOf } from './duplicate-proposal.ts'

/** Others that are alike, with their share. */
type Alike = (id: string) => ReadonlyMap<string, number>

/**
 * Ids of reports that belong together, directly or through a third, two or more each, in the order of `reports`. Those that
 * the user keeps apart (that share a settlement) do not, nor those filed as different reports that are only much alike.
 */
export function groupDuplicates(
  reports: ReadonlyMap<string, ReportSummary>,
  alike: Alike,
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

interface Group {
  readonly ids: readonly string[]
  /** Where it stands among the others. */
  readonly path: string
  readonly sourceId: number
  readonly at: number
}

/** The groups of a library. Where some reports change, only what they may be grouped with is looked at again. */
export interface DuplicateGroups {
  /** These reports, and all that belong to them now or did so far. */
  around(ids: Iterable<string>, alike: Alike): ReadonlySet<string>
  /** Groups the reports of `concerned` anew; `reports` are the visible ones of them. Answers whose number of others changed. */
  regroup(
    concerned: ReadonlySet<string>,
    reports: ReadonlyMap<string, ReportSummary>,
    alike: Alike,
    keptApart: ReadonlyMap<string, ReadonlySet<string>>,
  ): string[]
  /** In the order of the sources of their first reports. */
  list(): (readonly string[])[]
  /** How many others are in the group of this report. */
  countOf(id: string): number
  clear(): void
}

export function createDuplicateGroups(): DuplicateGroups {
  const groupOf = new Map<string, Group>()
  const countOf = (id: string) => (groupOf.get(id)?.ids.length ?? 1) - 1
  return {
    around(ids, alike) {
      const found = new Set(ids)
      // Grows while it is gone through.
      for (const id of found) {
        for (const other of alike(id).keys()) found.add(other)
        for (const other of groupOf.get(id)?.ids ?? []) found.add(other)
      }
      return found
    },
    regroup(concerned, reports, alike, keptApart) {
      const before = new Map([...concerned].map(id => [id, countOf(id)]))
      for (const id of concerned) groupOf.delete(id)
      groupDuplicates(reports, alike, keptApart).forEach((ids, at) => {
        const { sourcePath: path = '', sourceId = 0 } = reports.get(ids[0] ?? '') ?? {}
        for (const id of ids) groupOf.set(id, { ids, path, sourceId, at })
      })
      return [...concerned].filter(id => before.get(id) !== countOf(id))
    },
    list: () =>
      [...new Map([...groupOf.values()].map(group => [group.ids, group])).values()]
        .sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : one.sourceId - other.sourceId || one.at - other.at))
        .map(({ ids }) => ids),
    countOf,
    clear: () => groupOf.clear(),
  }
}
