import type { Input } from '../../../shared/contract.ts'
import { firstIndex } from '../../../shared/first-index.ts'
import type { PassageOccurrence, PassageOccurrences } from '../../../shared/model/comparison.ts'
import type { Range } from '../../../shared/model/search.ts'
import { wordChanges } from '../../comparing/changes/word-changes.ts'
import { type Letters, readLetters } from '../../comparing/reuse/letters.ts'
import { findMatches } from '../../comparing/reuse/matches.ts'
import { withPairedSigns } from '../../comparing/reuse/paired-signs.ts'
import { groupsBySlot, type Others } from '../../comparing/reuse/stretches.ts'
import { type FindString, findVaried } from '../../comparing/reuse/varied.ts'
import { createLetterWalk } from '../../comparing/reuse/walk-letters.ts'
import { type CutRun, createWordEdges } from '../../comparing/reuse/word-edges.ts'
import { placedUnits } from '../../placed-text.ts'
import type { SearchedReports } from '../finding/searched-reports.ts'
import { createSlotOrder } from '../library/report-order.ts'
import { placeOrCountry } from './wording-forms.ts'

/** Occurrences that are listed unless told otherwise. */
const LISTED = 200
/** Units of a paragraph before and after the words that are told. */
const CONTEXT = 40

/** A passage in another report. */
interface Match extends Range {
  readonly slot: number
  /** Its letters in the report that was asked about, by number. */
  readonly from: number
  readonly to: number
}

type Asked = Omit<Input<'reuse.occurrences'>, 'reportId' | 'filter'>

/**
 * Where the words of a stretch of a report stand in others, and where they stand nearly so. What is found is exact to the
 * letter; what is told begins and ends with whole words.
 *
 * @param slot the report
 * @param others reports of one group count as one; the one with most of the passage stands for them
 */
export function* findOccurrences(
  slot: number,
  { start, end, itself = false, varied = false, order = 'place', offset = 0, limit = LISTED }: Asked,
  others: Others,
  reports: SearchedReports,
  cut: CutRun,
): Generator<void, Omit<PassageOccurrences, 'ms'>> {
  const letters = readLetters(placedUnits(others.textOf(slot)))
  const asked = lettersIn(letters, { start, end })
  const same = createGathering(others)
  yield* findMatches(letters, others, same.add, asked)
  const exact = same.covering(asked)
  const common = commonTo(exact, asked)
  const words = createWordEdges(others.textOf(slot), cut).within(placesOf(letters, common))
  const said = reports.canonicalText(slot)
  const passage = withPairedSigns(said, words.start < words.end ? words : { start, end })
  const range = lettersIn(letters, passage)
  const alike = createGathering(others, new Set(exact.map(match => same.groupOf(match.slot))))
  if (varied) {
    const mask = new Uint8Array(reports.corpus.slots)
    for (let i = 0; i < others.slots.length; i++) mask[others.slots[i] ?? 0] = 1
    const find: FindString = needle => reports.corpus.occurrences(needle, mask)
    yield* findVaried(letters, others.textOf(slot), range, { find, textOf: others.textOf }, alike.add)
  }
  const near = alike.longest()
  const variedSlots = new Set(near.map(match => match.slot))
  const compare = createSlotOrder(reports, order)
  const home: Match[] = itself ? [{ slot, ...range, ...passage }] : []
  const page = [...home, ...exact, ...near].sort((a, b) => compare(a.slot, b.slot)).slice(offset, offset + limit)
  const occurrences: PassageOccurrence[] = []
  for (const match of page) {
    const isVaried = variedSlots.has(match.slot)
    const place = isVaried ? wholeWords(match) : placeIn(match, range)
    occurrences.push(...tell(match.slot, place, isVaried))
    yield
  }
  return { passage, reports: exact.length + 1, varied: near.length, occurrences }

  /** Words that begin or end a variant differ as a whole. */
  function wholeWords({ slot: other, start: from, end: to }: Match): Range {
    const there = createWordEdges(others.textOf(other), cut)
    return { start: there.wordOver(from)?.start ?? from, end: there.wordOver(to)?.end ?? to }
  }

  /** Where a range of letters stands in the other text, as far as the match goes. */
  function placeIn({ slot: other, from, to, start: first }: Match, wanted: { from: number; to: number }): Range {
    const walk = createLetterWalk()
    const text = others.textOf(other)
    let place = first
    let begin = first
    for (let letter = from; letter < Math.min(to, wanted.to) - 1; letter++) {
      if (letter === wanted.from) begin = place
      place = walk.after(text, place)
    }
    return { start: begin, end: place + 1 }
  }

  function tell(other: number, words: Range, isVaried: boolean): PassageOccurrence[] {
    const report = reports.summaryOf(other)
    if (!report) return []
    const all = reports.canonicalText(other)
    const place = withPairedSigns(all, words)
    const text = all.slice(place.start, place.end)
    const lineEnd = all.indexOf('\n', place.end)
    const { id: reportId, title, year, body } = report
    return [
      {
        ...{ reportId, title, place: placeOrCountry(report), year, body, ...place, text },
        before: all.slice(Math.max(place.start - CONTEXT, all.lastIndexOf('\n', place.start - 1) + 1), place.start),
        after: all.slice(place.end, Math.min(place.end + CONTEXT, lineEnd < 0 ? all.length : lineEnd)),
        varied: isVaried,
        changes: isVaried ? wordChanges(said.slice(passage.start, passage.end), text) : [],
      },
    ]
  }
}

/** What each group has of a passage; groups in `without` are left out. */
function createGathering(others: Others, without: ReadonlySet<number> = new Set()) {
  const bySlot = groupsBySlot(others)
  const groupOf = (slot: number) => bySlot[slot] ?? 0
  const found = new Map<number, Match[]>()
  const lengthOf = ({ from, to }: Match) => to - from
  const longestOf = (matches: readonly Match[]) => matches.reduce((most, one) => (lengthOf(one) > lengthOf(most) ? one : most))
  return {
    groupOf,
    add(slot: number, from: number, to: number, start: number, end: number): void {
      const group = groupOf(slot)
      if (without.has(group)) return
      const known = found.get(group)
      if (known) known.push({ slot, from, to, start, end })
      else found.set(group, [{ slot, from, to, start, end }])
    },
    /** Of each group the longest. */
    longest: () => [...found.values()].map(longestOf),
    /** Of each group that has all of the range, be it in several passages, the longest that has it whole, if one does. */
    covering: ({ from, to }: { from: number; to: number }) =>
      [...found.values()].flatMap(matches => {
        const whole = matches.filter(match => match.from <= from && match.to >= to)
        if (whole.length > 0) return longestOf(whole)
        let covered = from
        for (const match of matches.toSorted((a, b) => a.from - b.from)) if (match.from <= covered) covered = Math.max(covered, match.to)
        return covered >= to ? longestOf(matches) : []
      }),
  }
}

/** The letters around a range that all these matches have. */
function commonTo(matches: readonly Match[], range: { from: number; to: number }): { from: number; to: number } {
  if (matches.length === 0) return range
  const from = matches.reduce((most, match) => Math.max(most, match.from), 0)
  const to = matches.reduce((least, match) => Math.min(least, match.to), Number.POSITIVE_INFINITY)
  return from <= range.from && to >= range.to ? { from, to } : range
}

function placesOf({ places }: Letters, { from, to }: { from: number; to: number }): Range {
  return { start: places[from] ?? 0, end: (places[to - 1] ?? -1) + 1 }
}

/** Numbers of the first letter of a range of the text, and of the one after its last. */
function lettersIn({ places }: Letters, { start, end }: Range): { from: number; to: number } {
  const firstFrom = (offset: number) => firstIndex(places.length, at => (places[at] ?? 0) >= offset)
  return { from: firstFrom(start), to: firstFrom(end) }
}
