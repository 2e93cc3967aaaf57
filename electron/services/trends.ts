import type { Input } from '../../shared/contract.ts'
import { AppError } from '../../shared/errors.ts'
import { isWholeCountry, WHOLE_COUNTRY } from '../../shared/model/place.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { QueryGroup, QueryGrouping, TrendSeries, Trends } from '../../shared/model/search.ts'
import { parseQuery } from '../searching/query/parse.ts'
import { printQuery } from '../searching/query/print.ts'
import { listConcepts } from '../store/concepts.ts'
import { ask } from './asked-query.ts'
import { countOf } from './concordance-groups.ts'
import type { CurrentLibrary } from './current-library.ts'
import { comparePlaces, compareYears } from './report-order.ts'
import type { SearchedReports } from './searched-reports.ts'

export interface TrendsService {
  get(input: Input<'trends.get'>): Promise<Trends>
}

interface Part {
  readonly group: QueryGroup
  readonly slots: readonly number[]
}

/** How often queries, and concepts, occur in each part of the library. */
export function createTrends(library: CurrentLibrary, reports: SearchedReports): TrendsService {
  function named({ queries = [], conceptIds = [] }: Input<'trends.get'>): { name: string; query: string }[] {
    const concepts = new Map(listConcepts(library.database()).map(concept => [concept.id, concept]))
    const chosen = conceptIds.map(id => {
      const concept = concepts.get(id)
      if (!concept) throw new AppError('not-found', 'There is no such concept.', { id })
      return { name: concept.name, query: eitherOf(concept.expressions) }
    })
    return [...queries.map(query => ({ name: query, query })), ...chosen]
  }

  return {
    async get(input) {
      await reports.ready()
      const started = performance.now()
      const mask = reports.mask(input.filter)
      const parts = divide(mask, reports, input.by)
      const series = named(input).map(({ name, query }) => seriesOf(name, query, mask, parts, reports, input.exact ?? false))
      return { groups: parts.map(({ group }) => group), series, ms: Math.round((performance.now() - started) * 100) / 100 }
    },
  }
}

function seriesOf(
  name: string,
  query: string,
  mask: Uint8Array,
  parts: readonly Part[],
  reports: SearchedReports,
  exact: boolean,
): TrendSeries {
  const { reading, problems, evaluation } = ask(reports, query, mask, exact)
  const hits = evaluation?.hits()
  const count = (slots: readonly number[], characters: number) => {
    const held = slots.filter(slot => evaluation?.matched[slot])
    return countOf(
      held.reduce((sum, slot) => sum + (hits?.[slot] ?? 0), 0),
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
