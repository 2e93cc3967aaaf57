import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import type { UnnamedNumbers } from '../../../shared/model/indicator-table.ts'
import { unitFamily } from './unit-families.ts'

interface Group {
  readonly object: string
  readonly units: Map<string, number>
  readonly example: UnnamedNumbers['example']
  reports: number
  numbers: number
  last: string
}

export interface UnnamedCounter {
  add(reportId: string, candidates: readonly IndicatorCandidate[]): void
  /** The commonest by reports, at most so many. */
  list(most: number): UnnamedNumbers[]
}

/** Counts what is counted alike in many reports and has no name. */
export function createUnnamedCounter(): UnnamedCounter {
  const groups = new Map<string, Group>()
  return {
    add(reportId, candidates) {
      for (const { indicator, object, unit, start, end } of candidates) {
        if (indicator !== null || object.length < 2 || object.length > LONGEST) continue
        const key = `${object}|${unitFamily(unit)}`
        const group = groups.get(key) ?? { object, units: new Map(), example: { reportId, start, end }, reports: 0, numbers: 0, last: '' }
        group.units.set(unit, (group.units.get(unit) ?? 0) + 1)
        group.numbers++
        if (group.last !== reportId) group.reports++
        group.last = reportId
        groups.set(key, group)
      }
    },
    list(most) {
      return [...groups.values()]
        .sort((a, b) => b.reports - a.reports || b.numbers - a.numbers || (a.object < b.object ? -1 : 1))
        .slice(0, most)
        .map(({ object, units, reports, numbers, example }) => {
          const [commonest] = [...units].sort(([, a], [, b]) => b - a)
          return { object, unit: commonest?.[0] ?? '', reports, numbers, example }
        })
    },
  }
}

/** Of an object, in characters: what is longer is half a sentence. */
const LONGEST = 12
