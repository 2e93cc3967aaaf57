import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PassageOccurrences, SharedWording, WordingFamilies } from '../../../shared/model/comparison.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import { wordingHolds } from '../../../shared/text/wording-holds.ts'
import { findFamilies } from '../../comparing/reuse/families.ts'
import { countLetters, readLetters } from '../../comparing/reuse/letters.ts'
import type { ReusePart } from '../../comparing/reuse/parts.ts'
import { showStretches } from '../../comparing/reuse/shown-stretches.ts'
import { findStretches, type Others } from '../../comparing/reuse/stretches.ts'
import { type CutRun, createRunCutter, createWordEdges } from '../../comparing/reuse/word-edges.ts'
import { wordingTables } from '../../exporting/wording-table.ts'
import { writeTable } from '../exporting/table-files.ts'
import type { SearchCorpus } from '../finding/search-corpus.ts'
import type { SearchedReports } from '../finding/searched-reports.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { finishInSlices } from '../slices.ts'
import { findOccurrences } from './passage-occurrences.ts'
import type { ReuseContext, ReuseIndex } from './reuse-index.ts'
import { tellFamilies } from './wording-forms.ts'

export interface SharedWordingService {
  ofReport(input: Input<'reuse.ofReport'>, context: ReuseContext): Promise<SharedWording>
  occurrences(input: Input<'reuse.occurrences'>, context: ReuseContext): Promise<PassageOccurrences>
  families(input: Input<'reuse.families'>, context: ReuseContext): Promise<WordingFamilies>
  export(input: Input<'exports.wordings'>, context: ReuseContext): Promise<Output<'exports.wordings'>>
}

/** Wordings that are listed unless told otherwise, and that go into a file. */
const [FAMILIES, MOST_FAMILIES] = [200, 1000]

/** Ids of reports that are likely the same, two or more each. */
type Doubles = readonly (readonly string[])[]

/** The reports to look at, those that are likely the same one behind another and with the same number. */
export interface ReportGroups {
  readonly slots: Uint32Array
  /** Of each of `slots`. */
  readonly groups: Uint32Array
  /** How many groups there are. */
  readonly count: number
}

/**
 * What the reports of a library share with one another, word by word.
 *
 * @param terms words that are shown whole, folded
 */
export function createSharedWording(
  library: CurrentLibrary,
  texts: SearchCorpus,
  reports: SearchedReports,
  index: ReuseIndex,
  duplicates: DuplicatesService,
  terms: () => readonly string[],
): SharedWordingService {
  let cutter: CutRun | undefined
  const cut = () => {
    cutter ??= createRunCutter(terms())
    return cutter
  }

  /** Reports that pass; without those that are likely the same as the one in `except`, and without it. */
  function groupsOf(doubles: Doubles, filter: ReportFilter | undefined, except?: number): ReportGroups {
    const groupOf = new Uint32Array(texts.corpus.slots).map((_, slot) => slot)
    for (const ids of doubles) {
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
    work: (parts: readonly ReusePart[], doubles: Doubles) => Generator<void, T>,
  ): Promise<T & { readonly ms: number }> {
    const open = whileOpen(library, context.signal)
    await reports.ready()
    const doubles = await duplicates.groups()
    const parts = await index.ready(context)
    const started = performance.now()
    const result = await finishInSlices(work(parts, doubles), open)
    return { ...result, ms: Math.round((performance.now() - started) * 10) / 10 }
  }

  async function families(
    { filter, minReports = 2, limit = FAMILIES }: Input<'reuse.families'>,
    context: ReuseContext,
  ): Promise<WordingFamilies> {
    return await answer(context, function* (parts, doubles) {
      const all = groupsOf(doubles, filter)
      const found = yield* findFamilies({ parts, ...all, textOf: keepTexts(texts.unitsOf) }, minReports, limit, cut())
      return { reports: all.count, families: yield* tellFamilies(found, reports, texts.idOf) }
    })
  }

  return {
    ofReport: ({ reportId, filter, minReports = 2 }, context) =>
      answer(context, function* (parts, doubles) {
        const slot = slotOf(reportId)
        const others = groupsOf(doubles, filter, slot)
        const letters = readLetters(texts.unitsOf(slot))
        const found = yield* findStretches(letters, { parts, ...others, textOf: texts.lookAt })
        const stretches = found.filter(stretch => stretch.others + 1 >= minReports)
        const shown = showStretches(stretches, createWordEdges(texts.unitsOf(slot), cut()))
        const passages = stretches.map(({ start, end, others: count, letters: length }, at) => {
          return { start, end, reports: count + 1, letters: length, shown: shown[at] ?? { start, end } }
        })
        return { reportId, against: others.count, letters: countLetters(letters), passages }
      }),
    occurrences: ({ reportId, filter, ...asked }, context) =>
      answer(context, (parts, doubles) => {
        const slot = slotOf(reportId)
        const others = { parts, ...groupsOf(doubles, filter, slot), textOf: texts.lookAt }
        return findOccurrences(slot, asked, others, reports, { unitsOf: texts.unitsOf, cut: cut() })
      }),
    families,
    async export({ directory, filter, minReports, text = '', format = 'csv', language }, context) {
      const input = { limit: MOST_FAMILIES, ...(filter ? { filter } : {}), ...(minReports === undefined ? {} : { minReports }) }
      const told = await families(input, context)
      const wanted = told.families.filter(family => wordingHolds(family, text))
      const [forms, variants] = wordingTables(wanted, language)
      if (format === 'xlsx')
        return { files: [await writeTable(directory, 'wordings', { ...forms, further: [variants] }, format)], rows: wanted.length }
      const files = [
        await writeTable(directory, 'wordings', forms, format),
        await writeTable(directory, 'wording-variants', variants, format),
      ]
      return { files, rows: wanted.length }
    },
  }
}

/** Each text is made once for an answer: families come back to most of them some hundred times. */
function keepTexts(unitsOf: (slot: number) => Uint16Array): Others['textOf'] {
  const kept = new Map<number, Uint16Array>()
  return (slot, from, to) => {
    const units = kept.get(slot) ?? unitsOf(slot)
    kept.set(slot, units)
    return units.subarray(from, to)
  }
}
