import type { CancelSignal } from '../../../shared/cancel.ts'
import type { Input } from '../../../shared/contract.ts'
import { AppError } from '../../../shared/errors.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../../shared/model/place.ts'
import type { ReportSummary } from '../../../shared/model/report.ts'
import type { QueryGroup, QueryGrouping, TrendSeries, Trends } from '../../../shared/model/search.ts'
import { parseQuery } from '../../searching/query/parse.ts'
import { printQuery } from '../../searching/query/print.ts'
import { listConcepts } from '../../store/concepts.ts'
import type { CurrentLibrary } from '../library/current-library.ts'
import type { DuplicatesService } from '../library/duplicates.ts'
import { comparePlaces, compareYears } from '../library/report-order.ts'
import { finishForOneState } from '../slices.ts'
import { ask } from './asked-query.ts'
import { countOf } from './concordance-groups.ts'
import { reportsToCount, type SameReports, takeCopies } from './copies.ts'
import type { SearchedReports } from './searched-reports.ts'

export interface TrendsService {
  get(input: Input<'trends.get'>, signal?: CancelSignal): Promise<Trends>
}

interface Part {
  readonly group: QueryGroup
  readonly slots: readonly number[]
}

/** How long one query is counted before other calls get their turn, in ms, and in how many reports first to see how long it takes. */
const SLICE = 20
const FIRST = 256

/** How often queries, and concepts, occur in each part of the library. */
export function createTrends(
  library: CurrentLibrary,
  reports: SearchedReports,
  duplicates: Pick<DuplicatesService, 'groups'>,
  first = FIRST,
): TrendsService {
  function named({ queries = [], conceptIds = [] }: Input<'trends.get'>): { name: string; query: string }[] {
    const concepts = new Map(listConcepts(library.database()).map(concept => [concept.id, concept]))
    const chosen = conceptIds.map(id => {
      const concept = concepts.get(id)
      if (!concept) throw new AppError('not-found', 'There is no such concept.', { id })
      return { name: concept.name, query: eitherOf(concept.expressions) }
    })
    return [...queries.map(query => ({ name: query, query })), ...chosen]
  }

  function* count(input: Input<'trends.get'>, same: SameReports): Generator<void, Omit<Trends, 'ms'>> {
    const mask = reports.mask(input.filter)
    const copies = takeCopies(mask, same, reports)
    const parts = divide(mask, reports, input.by)
    const series: TrendSeries[] = []
    for (const { name, query } of named(input)) {
      const counted = yield* countQuery(query, mask, reports, input.exact ?? false, first)
      series.push(seriesOf(name, query, counted, parts))
      yield
    }
    return { groups: parts.map(({ group }) => group), series, copies }
  }

  return {
    async get(input, signal) {
      const queries = named(input).map(({ query }) => query)
      const same = await reportsToCount(reports, duplicates, input.oneOfEach, queries)
      const started = performance.now()
      const counted = await finishForOneState(
        () => count(input, same),
        () => reports.version,
        signal,
      )
      return { ...counted, ms: Math.round((performance.now() - started) * 100) / 100 }
    },
  }
}

/** What a query finds, by slot. */
interface CountedQuery extends Pick<TrendSeries, 'reading' | 'problems'> {
  readonly hits: Uint32Array
  readonly matched: Uint8Array
}

/** In some reports after the others: whether one holds a query, and how often, does not depend on others. */
function* countQuery(
  query: string,
  mask: Uint8Array,
  reports: SearchedReports,
  exact: boolean,
  first: number,
): Generator<void, CountedQuery> {
  const hits = new Uint32Array(mask.length)
  const matched = new Uint8Array(mask.length)
  // Of no report at all: how it is read.
  const { reading, problems } = ask(reports, query, new Uint8Array(mask.length), exact)
  for (let from = 0, size = first; from < mask.length; ) {
    const started = performance.now()
    const to = Math.min(mask.length, from + size)
    const some = new Uint8Array(mask.length)
    some.set(mask.subarray(from, to), from)
    const { evaluation } = ask(reports, query, some, exact)
    if (!evaluation) break
    const own = evaluation.hits()
    for (let slot = from; slot < to; slot++) {
      hits[slot] = own[slot] ?? 0
      matched[slot] = evaluation.matched[slot] ?? 0
    }
    from = to
    const ms = Math.max(performance.now() - started, 0.1)
    size = Math.max(1, Math.round(size * Math.min(4, SLICE / ms)))
    yield
  }
  return { reading, problems, hits, matched }
}

function seriesOf(name: string, query: string, { reading, problems, hits, matched }: CountedQuery, parts: readonly Part[]): TrendSeries {
  const count = (slots: readonly number[], characters: number) => {
    const held = slots.filter(slot => matched[slot] === 1)
    return countOf(
      held.reduce((sum, slot) => sum + (hits[slot] ?? 0), 0),
      held.length,
      characters,
    )
  }
  const all = parts.flatMap(({ slots }) => slots)
  const characters = parts.reduce((sum, { group }) => sum + group.characters, 0)
  const counts = parts.map(({ slots, group }) => count(slots, group.characters))
  return { name, query, reading, problems, counts, total: count(all, characters) }
}

function divide(mask: Uint8Array, reports: SearchedReports, by: QueryGrouping): Part[] {
  const slots = [...mask.keys()].filter(slot => mask[slot])
  const groups = Map.groupBy(slots, slot => {
    const report = reports.summaryOf(slot)
    return JSON.stringify(report ? valuesOf(report, by) : {})
  })
  const parts = [...groups].map(([key, members]) => {
    const characters = members.reduce((sum, slot) => sum + (reports.summaryOf(slot)?.characters ?? 0), 0)
    const group: QueryGroup = { ...(JSON.parse(key) as Partial<QueryGroup>), reports: members.length, characters }
    return { group, slots: members }
  })
  return parts.sort(({ group: a }, { group: b }) => {
    const byPlace = comparePlaces(a.place ?? null, b.place ?? null)
    return byPlace || compareYears(a.year ?? null, b.year ?? null) || ((a.body ?? '') < (b.body ?? '') ? -1 : 1)
  })
}

function valuesOf(report: ReportSummary, by: QueryGrouping): Partial<QueryGroup> {
  const { year, body } = report
  const place = isWholeCountry(report) ? WHOLE_COUNTRY : report.place
  if (by === 'place-year') return { place, year }
  if (by === 'place') return { place }
  return by === 'year' ? { year } : { body }
}

/** A concept is any of its expressions. */
function eitherOf(expressions: readonly string[]): string {
  const operands = expressions.flatMap(expression => parseQuery(expression).root ?? [])
  return operands.length === 0 ? '' : printQuery({ kind: 'or', operands, start: 0, end: 0 })
}
