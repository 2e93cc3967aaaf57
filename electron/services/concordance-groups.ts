import type { ConcordanceGroup, QueryCount, QueryGroup } from '../../shared/model/search.ts'
import { type Passages, placeOf } from '../searching/passages.ts'
import { withoutNumber } from '../searching/sections.ts'
import { territoriesOf } from '../searching/territories.ts'
import type { SearchedReports } from './searched-reports.ts'

export type Division = 'place' | 'year' | 'body' | 'section'

interface Tally {
  readonly group: Omit<QueryGroup, 'reports' | 'characters'>
  readonly reports: Set<number>
  characters: number
  occurrences: number
  readonly holders: Set<number>
}

/** Occurrences in each part of the reports that were looked at; the parts with most of them first. */
export function groupPassages(passages: Passages, looked: Uint8Array, reports: SearchedReports, by: Division): ConcordanceGroup[] {
  const tallies = new Map<string, Tally>()
  const add = (group: Tally['group'], slot: number, characters: number, occurrences: number) => {
    const key = JSON.stringify(group)
    const tally = tallies.get(key) ?? { group, reports: new Set(), characters: 0, occurrences: 0, holders: new Set() }
    tallies.set(key, tally)
    tally.reports.add(slot)
    tally.characters += characters
    tally.occurrences += occurrences
    if (occurrences > 0) tally.holders.add(slot)
  }
  for (const [slot, on] of looked.entries()) {
    const report = on ? reports.summaryOf(slot) : undefined
    if (!report) continue
    if (by === 'section') addSections(slot, passages, reports, add)
    else add({ [by]: report[by] }, slot, report.characters, countIn(passages, slot))
  }
  return [...tallies.values()]
    .filter(({ occurrences }) => occurrences > 0)
    .map(({ group, reports, characters, occurrences, holders }) => ({
      ...group,
      reports: reports.size,
      characters,
      count: countOf(occurrences, holders.size, characters),
    }))
    .sort((a, b) => b.count.occurrences - a.count.occurrences)
}

export function countOf(occurrences: number, reports: number, characters: number): QueryCount {
  return { occurrences, reports, rate: characters === 0 ? 0 : (occurrences * 10_000) / characters }
}

function countIn({ slots, firsts }: Passages, slot: number): number {
  const place = placeOf(slots, slot)
  return place === -1 ? 0 : (firsts[place + 1] ?? 0) - (firsts[place] ?? 0)
}

function addSections(
  slot: number,
  { slots, firsts, starts }: Passages,
  reports: SearchedReports,
  add: (group: Tally['group'], slot: number, characters: number, occurrences: number) => void,
): void {
  const place = placeOf(slots, slot)
  let row = place === -1 ? 0 : (firsts[place] ?? 0)
  const last = place === -1 ? 0 : (firsts[place + 1] ?? 0)
  for (const { start, end, section } of territoriesOf(reports.headingsOf(slot), reports.corpus.lengthOf(slot))) {
    const from = row
    while (row < last && (starts[row] ?? 0) < end) row++
    add({ section: section ? withoutNumber(section.shown) : null }, slot, end - start, row - from)
  }
}
