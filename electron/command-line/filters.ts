import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { BODIES, type Body, KINDS, type Kind, type ReportFilter } from '../../shared/model/report.ts'
import { type Arguments, type Options, oneOf, UsageError } from './arguments.ts'
import { namedReports } from './named-reports.ts'

/** The names that the interface shows, as they are typed on a Chinese keyboard. */
const CHINESE_BODIES: ReadonlyMap<string, Body> = new Map([
  ['人大', 'npc'],
  ['政协', 'cppcc'],
  ['政府', 'government'],
  ['法院', 'court'],
  ['检察院', 'procuratorate'],
  ['其他', 'other'],
])
const CHINESE_KINDS: ReadonlyMap<string, Kind> = new Map([
  ['报告', 'report'],
  ['报道', 'news'],
  ['范文', 'template'],
  ['其他', 'other'],
])

/** Options that choose reports. Every one may be repeated; places, years, bodies, kinds and tags also take comma lists. */
export const FILTERS: Options = {
  place: { type: 'string', multiple: true, value: 'NAME', help: 'reports of this place and all that lies in it' },
  year: { type: 'string', multiple: true, value: 'YEAR', help: 'year of the session, or a span 2019-2023' },
  body: { type: 'string', multiple: true, value: 'BODY', help: `${BODIES.join(', ')}; or 人大, 政协, 政府 …` },
  kind: { type: 'string', multiple: true, value: 'KIND', help: `${KINDS.join(', ')}; or 报告, 报道, 范文 …` },
  tag: { type: 'string', multiple: true, value: 'A/B', help: 'with a highlight that carries this tag or one below it' },
  source: { type: 'string', multiple: true, value: 'TEXT', help: 'part of the path of the source' },
  list: { type: 'string', multiple: true, value: 'NAME', help: 'reports of this reading list' },
  search: { type: 'string', multiple: true, value: 'NAME', help: 'reports that this saved search finds' },
  report: { type: 'string', multiple: true, value: 'REPORT', help: 'this report, by its id or by words that only it has: 青禾市2024' },
}

/** For whoever counts in the reports that are chosen. */
export const ONE_OF_EACH: Options = {
  'one-of-each': { type: 'boolean', help: 'reports that are likely in the library more than once count once' },
}

/** What can be read without a library; throws for wrong usage before one is opened. */
export interface Filters {
  /** The filter without tags: the caller decides whether they choose reports or highlights. */
  reports(client: Client): Promise<ReportFilter>
  tagIds(client: Client): Promise<string[]>
}

export function readFilters(args: Arguments): Filters {
  const named: ReportFilter = {
    ...part('place', args.list('place')),
    ...part('year', args.list('year').flatMap(years)),
    ...part(
      'body',
      args.list('body').map(value => oneOf('body', CHINESE_BODIES.get(value) ?? value, BODIES)),
    ),
    ...part(
      'kind',
      args.list('kind').map(value => oneOf('kind', CHINESE_KINDS.get(value) ?? value, KINDS)),
    ),
  }
  const sources = args.texts('source').filter(source => source !== '')
  const tags = args.list('tag')
  const lists = args.texts('list')
  const searches = args.texts('search')
  const reports = args.texts('report')
  return {
    async reports(client) {
      const [byName, bySource] = [await idsOfReports(client, reports), await idsOfSources(client, sources)]
      const ids = byName && bySource ? byName.filter(id => bySource.includes(id)) : (byName ?? bySource)
      return {
        ...named,
        ...part('list', await findLists(client, lists)),
        ...part('search', await findSearches(client, searches)),
        ...(sources.length === 1 ? { source: sources[0] } : {}),
        ...(ids ? { ids } : {}),
      }
    },
    tagIds: client => findTags(client, tags),
  }
}

/** The filter with the tags as part of it: reports that have such a highlight. */
export async function reportFilter(client: Client, filters: Filters): Promise<ReportFilter> {
  const [filter, tag] = [await filters.reports(client), await filters.tagIds(client)]
  return { ...filter, ...part('tag', tag) }
}

/** Undefined where no report is named. */
async function idsOfReports(client: Client, names: readonly string[]): Promise<string[] | undefined> {
  return names.length > 0 ? (await namedReports(client, names)).map(({ id }) => id) : undefined
}

/** The contract takes one part of a path; of several ones the reports are looked up. Undefined for one or none. */
async function idsOfSources(client: Client, sources: readonly string[]): Promise<string[] | undefined> {
  if (sources.length < 2) return undefined
  const ids = new Set<string>()
  for (const source of sources) {
    for (const report of await client.call('reports.list', { filter: { source } })) ids.add(report.id)
  }
  return [...ids]
}

async function findLists(client: Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const lists = await client.call('lists.list', {})
  return names.map(name =>
    idOf(
      lists.find(list => list.name === name),
      `reading list "${name}"`,
      { name },
    ),
  )
}

async function findSearches(client: Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const searches = await client.call('savedSearches.list', {})
  return names.map(name =>
    idOf(
      searches.find(search => search.name === name),
      `saved search "${name}"`,
      { name },
    ),
  )
}

async function findTags(client: Client, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return []
  const tags = await client.call('tags.list', {})
  return paths.map(path =>
    idOf(
      tags.find(tag => tag.path === path),
      `tag "${path}"`,
      { tag: path },
    ),
  )
}

function idOf(found: { readonly id: string } | undefined, what: string, details: Record<string, string>): string {
  if (!found) throw new AppError('not-found', `There is no ${what} in the library.`, details)
  return found.id
}

function part<K extends string, T>(name: K, values: readonly T[]): { readonly [P in K]?: T[] } {
  return values.length > 0 ? ({ [name]: [...values] } as { [P in K]: T[] }) : {}
}

function years(value: string): number[] {
  const [, first, last = first] = /^(\d{4})(?:-(\d{4}))?$/.exec(value) ?? []
  if (first === undefined || last === undefined || Number(last) < Number(first)) {
    throw new UsageError(`--year "${value}" is neither a year nor a span like 2019-2023.`)
  }
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => Number(first) + i)
}
