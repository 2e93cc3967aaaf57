import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import type { PassageOccurrence, PassageOccurrences, SharedWording, WordingFamilies, WordingForm } from '../../shared/model/comparison.ts'
import type { ReportFilter } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import { findFamilies } from '../comparing/reuse/families.ts'
import type { Passage } from '../comparing/reuse/grow-passage.ts'
import { countLetters, type Letters, readLetters } from '../comparing/reuse/letters.ts'
import { findMatches } from '../comparing/reuse/matches.ts'
import type { ReusePart } from '../comparing/reuse/parts.ts'
import { findStretches, groupsBySlot } from '../comparing/reuse/stretches.ts'
import { type FindString, findVaried } from '../comparing/reuse/varied.ts'
import { type CurrentLibrary, whileOpen } from './current-library.ts'
import type { DuplicatesService } from './duplicates.ts'
import { createSlotOrder } from './report-order.ts'
import type { ReuseContext, ReuseIndex } from './reuse-index.ts'
import type { SearchCorpus } from './search-corpus.ts'
import type { SearchedReports } from './searched-reports.ts'
import { finishInSlices } from './slices.ts'

export interface SharedWordingService {
  ofReport(input: Input<'reuse.ofReport'>, context: ReuseContext): Promise<SharedWording>
  occurrences(input: Input<'reuse.occurrences'>, context: ReuseContext): Promise<PassageOccurrences>
  families(input: Input<'reuse.families'>, context: ReuseContext): Promise<WordingFamilies>
}

/** Wordings that are listed unless told otherwise. */
const FAMILIES = 200

/** The reports to look at, those that are likely the same one behind another and with the same number. */
export interface ReportGroups {
  readonly slots: Uint32Array
  /** Of each of `slots`. */
  readonly groups: Uint32Array
  /** How many groups there are. */
  readonly count: number
}

/** What the reports of a library share with one another, word by word. */
export function createSharedWording(
  library: CurrentLibrary,
  texts: SearchCorpus,
  reports: SearchedReports,
  index: ReuseIndex,
  duplicates: DuplicatesService,
): SharedWordingService {
  /** Reports that pass; without those that are likely the same as the one in `except`, and without it. */
  async function groupsOf(filter: ReportFilter | undefined, except?: number): Promise<ReportGroups> {
    const groupOf = new Uint32Array(texts.corpus.slots).map((_, slot) => slot)
    for (const ids of await duplicates.groups()) {
      const [first, ...others] = ids.flatMap(id => texts.slotOf(id) ?? [])
      for (const slot of others) groupOf[slot] = first ?? slot
    }
    const own = except === undefined ? -1 : groupOf[except]
    const mask = reports.mask(filter)
    const slots = new Uint32Array(mask.length).map((_, slot) => slot).filter(slot => mask[slot] === 1 && groupOf[slot] !== own)
    const together = slots.toSorted((a, b) => (groupOf[a] ?? 0) - (groupOf[b] ?? 0) || a - b)
    const groups = together.map(slot => groupOf[slot] ?? 0)
    return { slots: together, groups, count: groups.reduce((count, group, at) => (group === groups[at - 1] ? count : count + 1), 0) }
  }

  function slotOf(reportId: string): number {
    const slot = texts.slotOf(reportId)
    if (slot === undefined || !reports.summaryOf(slot)) throw new AppError('not-found', 'There is no such report.', { id: reportId })
    return slot
  }

  /** Does the work with a whole index, in slices, for as long as somebody waits for it and the library is the same. */
  async function answer<T>(
    context: ReuseContext,
    work: (parts: readonly ReusePart[]) => Promise<Generator<void, T>>,
  ): Promise<T & { readonly ms: number }> {
    const open = whileOpen(library, context.signal)
    await reports.ready()
    const parts = await index.ready(context)
    const started = performance.now()
    const steps = await work(parts)
    const result = await finishInSlices(steps, open)
    return { ...result, ms: Math.round((performance.now() - started) * 10) / 10 }
  }

  return {
    ofReport: ({ reportId, filter, minReports = 2 }, context) =>
      answer(context, async parts => {
        const slot = slotOf(reportId)
        const others = await groupsOf(filter, slot)
        return (function* () {
          const letters = readLetters(texts.unitsOf(slot))
          const found = yield* findStretches(letters, { parts, ...others, textOf: texts.unitsOf })
          const passages = found
            .filter(stretch => stretch.others + 1 >= minReports)
            .map(({ start, end, others: count, letters: length }) => ({ start, end, reports: count + 1, letters: length }))
          return { reportId, against: others.count, letters: countLetters(letters), passages }
        })()
      }),
    occurrences: ({ reportId, start, end, filter, varied = false }, context) =>
      answer(context, async parts => {
        const slot = slotOf(reportId)
        const others = await groupsOf(filter, slot)
        const order = createSlotOrder(reports, 'place')
        return (function* () {
          const letters = readLetters(texts.unitsOf(slot))
          const against = { parts, ...others, textOf: texts.unitsOf }
          const range = lettersIn(letters, start, end)
          const same = createLongest(others)
          yield* findMatches(letters, against, same.add, range)
          const found = same.list().map(match => ({ ...match, varied: false }))
          const count = found.length
          if (varied) {
            const alike = createLongest(others, same)
            const mask = new Uint8Array(texts.corpus.slots)
            for (const other of others.slots) mask[other] = 1
            const find: FindString = needle => texts.corpus.occurrences(needle, mask)
            yield* findVaried(letters, texts.unitsOf(slot), range, { find, textOf: texts.unitsOf }, alike.add)
            found.push(...alike.list().map(match => ({ ...match, varied: true })))
          }
          found.sort((a, b) => order(a.slot, b.slot))
          const occurrences: PassageOccurrence[] = []
          for (const match of found) {
            occurrences.push(...occurrenceIn(letters, match))
            yield
          }
          return { reports: count + 1, occurrences }
        })()
      }),
    families: ({ filter, minReports = 2, limit = FAMILIES }, context) =>
      answer(context, async parts => {
        const all = await groupsOf(filter)
        return (function* () {
          const found = yield* findFamilies({ parts, ...all, textOf: texts.unitsOf }, minReports, limit)
          const families = found.map(({ form, variants }) => ({ ...formOf(form), variants: variants.map(formOf) }))
          return { reports: all.count, families }
        })()
      }),
  }

  function formOf({ letters, groups, at: { slot, first, last } }: Passage): WordingForm {
    const place = { reportId: texts.idOf(slot) ?? '', start: first, end: last + 1 }
    return { ...place, text: reports.canonicalText(slot).slice(first, last + 1), letters: letters.length, reports: groups }
  }

  function occurrenceIn({ places }: Letters, { slot, from, to, start, end, varied }: Match & { varied: boolean }): PassageOccurrence[] {
    const report = reports.summaryOf(slot)
    if (!report) return []
    const { id: reportId, title, place, year, body } = report
    const own = { start: places[from] ?? 0, end: (places[to - 1] ?? 0) + 1 }
    return [{ reportId, title, place, year, body, start, end, text: reports.canonicalText(slot).slice(start, end), own, varied }]
  }
}

/** A passage in another report. */
interface Match extends Range {
  readonly slot: number
  /** Its letters, by number. */
  readonly from: number
  readonly to: number
}

/** Of the reports of a group the one with the longest passage stands for all; groups that are in `known` are left out. */
function createLongest(others: ReportGroups, known?: { has(group: number): boolean }) {
  const groupOf = groupsBySlot(others)
  const longest = new Map<number, Match>()
  return {
    has: (group: number) => longest.has(group),
    add(slot: number, from: number, to: number, start: number, end: number): void {
      const group = groupOf[slot] ?? 0
      const before = longest.get(group)
      if (!known?.has(group) && (!before || to - from > before.to - before.from)) longest.set(group, { slot, from, to, start, end })
    },
    list: () => [...longest.values()],
  }
}

/** Numbers of the first letter of a range of the text, and of the one after its last. */
function lettersIn({ places }: Letters, start: number, end: number): { from: number; to: number } {
  const firstFrom = (offset: number) => {
    let low = 0
    for (let high = places.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((places[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return { from: firstFrom(start), to: firstFrom(end) }
}
