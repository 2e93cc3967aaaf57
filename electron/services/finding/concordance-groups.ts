import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { ConcordanceGroup, Division, QueryCount, QueryGroup } from '../../../shared/model/search.ts'
import { type Passages, placeOf } from '../../searching/passages.ts'
import { withoutNumber } from '../../searching/sections.ts'
import { territoriesOf } from '../../searching/territories.ts'
import type { SearchedReports } from './searched-reports.ts'

interface Tally {
  characters: number
  occurrences: number
  /** Reports that have such a part, and those of them that hold an occurrence in it. */
  reports: number
  holders: number
  /** The report that was counted last, and the one that was counted last as a holder: reports come one after another. */
  last: number
  lastHolder: number
}

/** Occurrences in each part of the reports that were looked at; the parts with most of them first. */
export function groupPassages(passages: Passages, looked: Uint8Array, reports: SearchedReports, by: Division): ConcordanceGroup[] {
  const tallies = new Map<string | number | null, Tally>()
  const add = (value: string | number | null, slot: number, characters: number, occurrences: number) => {
    let tally = tallies.get(value)
    if (!tally) {
      tally = { characters: 0, occurrences: 0, reports: 0, holders: 0, last: -1, lastHolder: -1 }
      tallies.set(value, tally)
    }
    tally.characters += characters
    tally.occurrences += occurrences
    if (tally.last !== slot) tally.reports++
    tally.last = slot
    if (occurrences === 0) return
    if (tally.lastHolder !== slot) tally.holders++
    tally.lastHolder = slot
  }
  const addSections = createSectionCounter(passages, reports, add)
  for (const [slot, on] of looked.entries()) {
    const report = on ? reports.summaryOf(slot) : undefined
    if (!report) continue
    if (by === 'section') addSections(slot)
    else add(divisionOf(report, by), slot, report.characters, countIn(passages, slot))
  }
  return [...tallies]
    .filter(([, { occurrences }]) => occurrences > 0)
    .map(([value, { characters, occurrences, reports, holders }]) => ({
      // The value came from the report, or the section, under this name.
      ...({ [by]: value } as Pick<QueryGroup, Division>),
      ...{ reports, characters, count: countOf(occurrences, holders, characters) },
    }))
    .sort((a, b) => b.count.occurrences - a.count.occurrences)
}

/** The whole country is a place of its own. */
function divisionOf(report: ReportSummary, by: Exclude<Division, 'section'>): string | number | null {
  return by === 'place' && isWholeCountry(report) ? WHOLE_COUNTRY : report[by]
}

export function countOf(occurrences: number, reports: number, characters: number): QueryCount {
  return { occurrences, reports, rate: characters === 0 ? 0 : (occurrences * 10_000) / characters }
}

function countIn({ slots, firsts }: Passages, slot: number): number {
  const place = placeOf(slots, slot)
  return place === -1 ? 0 : (firsts[place + 1] ?? 0) - (firsts[place] ?? 0)
}

function createSectionCounter(
  { slots, firsts, starts }: Passages,
  reports: SearchedReports,
  add: (section: string | null, slot: number, characters: number, occurrences: number) => void,
) {
  /** Reports have many headings in common. */
  const names = new Map<string, string>()
  function nameOf(heading: string): string {
    const known = names.get(heading) ?? withoutNumber(heading)
    names.set(heading, known)
    return known
  }

  return (slot: number): void => {
    const place = placeOf(slots, slot)
    let row = place === -1 ? 0 : (firsts[place] ?? 0)
    const last = place === -1 ? 0 : (firsts[place + 1] ?? 0)
    for (const { start, end, section } of territoriesOf(reports.headingsOf(slot), reports.corpus.lengthOf(slot))) {
      const from = row
      while (row < last && (starts[row] ?? 0) < end) row++
      add(section ? nameOf(section.shown) : null, slot, end - start, row - from)
    }
  }
}
