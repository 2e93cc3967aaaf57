import { BODY_NAMES } from '../../shared/model/body-names.ts'
import { isWholeCountry, placeNames, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import { BODIES, KINDS, type ReportSummary } from '../../shared/model/report.ts'
import { compareNames } from '../../shared/text/compare-names.ts'

/** Sides from which a list of reports can be narrowed. */
export const DIMENSIONS = ['list', 'search', 'place', 'year', 'body', 'kind', 'problems'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Chosen values of each side; an empty list does not restrict. */
export type Chosen = Readonly<Record<Dimension, readonly string[]>>

export const NOTHING_CHOSEN: Chosen = { list: [], search: [], place: [], year: [], body: [], kind: [], problems: [] }

/** Value of a report that does not say. */
export const UNKNOWN = ''

/** A value to choose, with the number of reports it would show together with everything chosen on the other sides. */
export interface FacetOption {
  readonly value: string
  readonly count: number
}

export interface ReportListFilter {
  /** Words of title, place, body, year or path; all must occur. */
  readonly text: string
  readonly chosen: Chosen
}

/**
 * What a report counts as on one side. A place counts also as everything it lies in: `云岭省`, `云岭省/青禾市`, so that a
 * province finds its cities.
 */
export function valuesOf(report: ReportSummary, dimension: Dimension): string[] {
  switch (dimension) {
    case 'place': {
      const names = placeNames(report)
      if (names.length === 0) return [isWholeCountry(report) ? WHOLE_COUNTRY : (report.place ?? UNKNOWN)]
      return names.map((_, at) => names.slice(0, at + 1).join('/'))
    }
    case 'list':
      return [...(report.lists ?? [])]
    case 'search':
      return [...(report.searches ?? [])]
    case 'year':
      return [report.year === null ? UNKNOWN : String(report.year)]
    case 'body':
      return [report.body]
    case 'kind':
      return [report.kind]
    case 'problems':
      return [report.problems > 0 ? 'some' : 'none', ...(report.duplicates ? ['duplicate'] : [])]
  }
}

/** Name of a place by its value: the last of the path. */
export function placeName(value: string): string {
  return value.slice(value.lastIndexOf('/') + 1)
}

export function filterReports(reports: readonly ReportSummary[], filter: ReportListFilter): ReportSummary[] {
  const words = wordsOf(filter.text)
  return reports.filter(report => holdsWords(report, words) && DIMENSIONS.every(dimension => isChosen(report, dimension, filter.chosen)))
}

/** Values of every side, in the order they are listed; with what is chosen, also where no report has it any more: it restricts still. */
export function countFacets(reports: readonly ReportSummary[], filter: ReportListFilter): Record<Dimension, FacetOption[]> {
  const words = wordsOf(filter.text)
  const counts = {
    list: new Map<string, number>(),
    search: new Map<string, number>(),
    place: new Map<string, number>(),
    year: new Map<string, number>(),
    body: new Map<string, number>(),
    kind: new Map<string, number>(),
    problems: new Map<string, number>(),
  }
  for (const report of reports) {
    const inText = holdsWords(report, words)
    const missed = DIMENSIONS.filter(dimension => !isChosen(report, dimension, filter.chosen))
    for (const dimension of DIMENSIONS) {
      const others = inText && missed.every(other => other === dimension)
      for (const value of valuesOf(report, dimension)) {
        counts[dimension].set(value, (counts[dimension].get(value) ?? 0) + (others ? 1 : 0))
      }
    }
  }
  for (const dimension of DIMENSIONS) {
    for (const value of filter.chosen[dimension]) counts[dimension].set(value, counts[dimension].get(value) ?? 0)
  }
  return {
    list: listed(counts.list, () => 0),
    search: listed(counts.search, () => 0),
    place: listed(counts.place, comparePlaces),
    year: listed(counts.year, (a, b) => Number(b) - Number(a)),
    body: listed(counts.body, byOrder(BODIES)),
    kind: listed(counts.kind, byOrder(KINDS)),
    problems: listed(counts.problems, byOrder(['some', 'none', 'duplicate'])),
  }
}

export function isRestricted(filter: ReportListFilter): boolean {
  return filter.text.trim() !== '' || DIMENSIONS.some(dimension => filter.chosen[dimension].length > 0)
}

function isChosen(report: ReportSummary, dimension: Dimension, chosen: Chosen): boolean {
  const wanted = chosen[dimension]
  return wanted.length === 0 || valuesOf(report, dimension).some(value => wanted.includes(value))
}

function wordsOf(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter(word => word !== '')
}

function holdsWords(report: ReportSummary, words: readonly string[]): boolean {
  if (words.length === 0) return true
  const { title, province, city, county, place, body, year, session, speaker, sourcePath } = report
  const bodies = [BODY_NAMES['zh-CN'][body], BODY_NAMES.en[body]]
  const text = plain([title, province, city, county, place, ...bodies, year, session, speaker, sourcePath].join('\n'))
  return words.every(word => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function listed(counts: ReadonlyMap<string, number>, compare: (a: string, b: string) => number): FacetOption[] {
  return [...counts]
    .sort(([a], [b]) => Number(a === UNKNOWN) - Number(b === UNKNOWN) || compare(a, b))
    .map(([value, count]) => ({ value, count }))
}

function byOrder(order: readonly string[]): (a: string, b: string) => number {
  return (a, b) => order.indexOf(a) - order.indexOf(b)
}

/** The whole country first, then level by level, so that what lies in a place follows it. */
function comparePlaces(a: string, b: string): number {
  if (a === WHOLE_COUNTRY || b === WHOLE_COUNTRY) return Number(b === WHOLE_COUNTRY) - Number(a === WHOLE_COUNTRY)
  const [left, right] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const order = compareNames(left[at] ?? '', right[at] ?? '')
    if (order !== 0) return order
  }
  return left.length - right.length
}
