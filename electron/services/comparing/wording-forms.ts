import type { EarliestWording, WordingFamily, WordingForm } from '../../../shared/model/comparison.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { Range } from '../../../shared/model/search.ts'
import type { Family, Passage } from '../../comparing/reuse/families.ts'
import { withPairedSigns } from '../../comparing/reuse/paired-signs.ts'
import type { SearchedReports } from '../finding/searched-reports.ts'

/** Forms that are told without a rest. */
const AT_ONCE = 20

/** The families with their words as they stand in a report, and in how many places and years they are. */
export function* tellFamilies(
  families: readonly Family[],
  reports: SearchedReports,
  idOf: (slot: number) => string | undefined,
): Generator<void, WordingFamily[]> {
  const words = yield* readWords(
    families.flatMap(({ form, variants }) => [form, ...variants]),
    reports,
  )
  const spreadOf = createSpread(reports)
  const formOf = (passage: Passage): WordingForm => ({
    reportId: idOf(passage.slot) ?? '',
    ...(words.get(passage) ?? { start: passage.start, end: passage.end, text: '' }),
    letters: passage.letters.length,
    reports: passage.groups,
    ...spreadOf(passage.slots),
  })
  const told: WordingFamily[] = []
  for (const { form, variants } of families) {
    told.push({ ...formOf(form), variants: variants.map(formOf) })
    yield
  }
  return told
}

type Words = Range & { readonly text: string }

/** Each report's text is read once, and nothing is kept of it but the words. */
function* readWords(passages: readonly Passage[], reports: SearchedReports): Generator<void, Map<Passage, Words>> {
  const words = new Map<Passage, Words>()
  let rest = AT_ONCE
  for (const [slot, inReport] of Map.groupBy(passages, passage => passage.slot)) {
    const text = reports.canonicalText(slot)
    for (const passage of inReport) {
      const range = withPairedSigns(text, passage)
      words.set(passage, { ...range, text: copyOf(text.slice(range.start, range.end)) })
    }
    if (--rest > 0) continue
    rest = AT_ONCE
    yield
  }
  return words
}

/** A slice of a string keeps the whole string in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

/** The name by which filters know where a report is from; null where that is not known. */
export function placeOrCountry(report: ReportSummary): string | null {
  return report.place ?? (isWholeCountry(report) ? WHOLE_COUNTRY : null)
}

type Spread = Pick<WordingForm, 'places' | 'years' | 'earliest'>

/** Counts the places and years of reports; numbers stand for them, since a wording may be in all reports. */
function createSpread(reports: SearchedReports): (slots: Iterable<number>) => Spread {
  const { slots: count } = reports.corpus
  const names: string[] = []
  const numbers = new Map<string, number>()
  const placeOf = new Int32Array(count).fill(-1)
  const yearOf = new Int32Array(count).fill(-1)
  for (let slot = 0; slot < count; slot++) {
    const report = reports.summaryOf(slot)
    if (!report) continue
    if (report.year !== null) yearOf[slot] = report.year
    const place = placeOrCountry(report)
    if (place === null) continue
    const number = numbers.get(place) ?? numbers.size
    numbers.set(place, number)
    names[number] = place
    placeOf[slot] = number
  }

  return slots => {
    const [places, years, first] = [new Set<number>(), new Set<number>(), new Set<number>()]
    let earliest = Number.POSITIVE_INFINITY
    for (const slot of slots) {
      const [place = -1, year = -1] = [placeOf[slot], yearOf[slot]]
      if (place >= 0) places.add(place)
      if (year < 0) continue
      years.add(year)
      if (year > earliest) continue
      if (year < earliest) first.clear()
      earliest = year
      if (place >= 0) first.add(place)
    }
    const [one] = first
    const told: EarliestWording | null = years.size === 0 ? null : { year: earliest, place: names[one ?? -1] ?? null, places: first.size }
    return { places: places.size, years: years.size, earliest: told }
  }
}
