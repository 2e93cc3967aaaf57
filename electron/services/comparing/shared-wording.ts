import type { Input, Output } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PassageOccurrences, SharedWording, WordingFamilies } from '../../../shared/model/comparison.ts'
import type { ReportFilter } from '../../../shared/model/report.ts'
import { findFamilies } from '../../comparing/reuse/families.ts'
import { BREAK, countLetters, readLetters } from '../../comparing/reuse/letters.ts'
import type { ReusePart } from '../../comparing/reuse/parts.ts'
import { showStretches } from '../../comparing/reuse/shown-stretches.ts'
import { findStretches } from '../../comparing/reuse/stretches.ts'
import { type CutRun, createRunCutter, createWordEdges } from '../../comparing/reuse/word-edges.ts'
import { wordingTables } from '../../exporting/wording-table.ts'
import { fold } from '../../fold-table.ts'
import type { PlacedText } from '../../placed-text.ts'
import { toUnits } from '../../searching/folded-text.ts'
import { writeTable } from '../exporting/table-files.ts'
import type { SearchCorpus } from '../finding/search-corpus.ts'
import type { SearchedReports } from '../finding/searched-reports.ts'
import { type CurrentLibrary, whileOpen } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { finishInSlices } from '../slices.ts'
import { findOccurrences } from './passage-occurrences.ts'
import type { ReuseContext, ReuseIndex } from './reuse-index.ts'
import { createToldFamilies } from './told-families.ts'
import { tellFamilies } from './wording-forms.ts'

export interface SharedWordingService {
  ofReport(input: Input<'reuse.ofReport'>, context: ReuseContext): Promise<SharedWording>
  occurrences(input: Input<'reuse.occurrences'>, context: ReuseContext): Promise<PassageOccurrences>
  families(input: Input<'reuse.families'>, context: ReuseContext): Promise<WordingFamilies>
  export(input: Input<'exports.wordings'>, context: ReuseContext): Promise<Output<'exports.wordings'>>
}

/** Wordings that are listed unless told otherwise, and that go into a file. */
const [FAMILIES, MOST_FAMILIES] = [200, 10_000]

/** Ids of reports that are likely the same, two or more each. */
type Doubles = readonly (readonly string[])[]

/** The reports to look at, those that are likely the same one behind another and with the same number. */
export interface ReportGroups {
  readonly slots: Uint32Array
  /** Of each of `slots`, rising. */
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
  const told = createToldFamilies()
  let cutter: CutRun | undefined
  const cut = () => {
    cutter ??= createRunCutter(terms())
    return cutter
  }

  /** Reports that pass; without those that are likely the same as the one in `except`, and without it. */
  function groupsOf(doubles: Doubles, filter: ReportFilter | undefined, except?: number): ReportGroups {
    const mask = reports.mask(filter)
    const likely = doubles.map(ids => ids.flatMap(id => texts.slotOf(id) ?? []).sort((a, b) => a - b))
    const members = new Map(likely.map(same => [same[0], same]))
    const followers = new Set(likely.flatMap(same => same.slice(1)))
    const slots = new Uint32Array(mask.length)
    const groups = new Uint32Array(mask.length)
    let [length, count] = [0, 0]
    for (let slot = 0; slot < mask.length; slot++) {
      if (followers.has(slot)) continue
      const same = members.get(slot) ?? [slot]
      const passing = except !== undefined && same.includes(except) ? [] : same.filter(member => mask[member] === 1)
      slots.set(passing, length)
      groups.fill(slot, length, length + passing.length)
      length += passing.length
      if (passing.length > 0) count++
    }
    return { slots: slots.subarray(0, length), groups: groups.subarray(0, length), count }
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

  async function families(input: Input<'reuse.families'>, context: ReuseContext): Promise<WordingFamilies> {
    const { filter, minReports = 2, limit = FAMILIES, text = '' } = input
    return await answer(context, function* (parts, doubles) {
      const all = groupsOf(doubles, filter)
      const holding = readLetters(toUnits(fold(text))).units.filter(unit => unit !== BREAK)
      const wanted = { least: minReports, limit, holding }
      const known = told.find(parts, { wanted, all })
      if (known) return { reports: all.count, families: known }
      const found = yield* findFamilies({ parts, ...all, textOf: keepCopies(texts.placed) }, wanted, cut())
      const families = yield* tellFamilies(found, reports, texts.idOf)
      told.keep(parts, { wanted, all }, families)
      return { reports: all.count, families }
    })
  }

  return {
    ofReport: ({ reportId, filter, minReports = 2 }, context) =>
      answer(context, function* (parts, doubles) {
        const slot = slotOf(reportId)
        const others = groupsOf(doubles, filter, slot)
        const letters = readLetters(texts.unitsOf(slot))
        const found = yield* findStretches(letters, { parts, ...others, textOf: texts.placed })
        const stretches = found.filter(stretch => stretch.others + 1 >= minReports)
        const shown = showStretches(stretches, createWordEdges(texts.placed(slot), cut()))
        const passages = stretches.map(({ start, end, others: count, letters: length }, at) => {
          return { start, end, reports: count + 1, letters: length, shown: shown[at] ?? { start, end } }
        })
        return { reportId, against: others.count, letters: countLetters(letters), passages }
      }),
    occurrences: ({ reportId, filter, ...asked }, context) =>
      answer(context, (parts, doubles) => {
        const slot = slotOf(reportId)
        const others = { parts, ...groupsOf(doubles, filter, slot), textOf: texts.placed }
        return findOccurrences(slot, asked, others, reports, cut())
      }),
    families,
    async export({ directory, format = 'csv', language, ...asked }, context) {
      const { families: wanted } = await families({ limit: MOST_FAMILIES, ...asked }, context)
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

/** Families come back to most texts some hundred times; those that lie in no memory are read once. */
function keepCopies(placed: (slot: number) => PlacedText): (slot: number) => PlacedText {
  const copies = new Map<number, PlacedText>()
  return slot => {
    const text = copies.get(slot) ?? placed(slot)
    if (!text.shared) copies.set(slot, text)
    return text
  }
}
