import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { BODIES, type Body, KINDS, type Kind, type ReportFilter } from '../../shared/model/report.ts'
import { type Arguments, type Options, oneOf, UsageError } from './arguments.ts'

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
  return {
    async reports(client) {
      const filter = {
        ...named,
        ...part('list', await findLists(client, lists)),
        ...part('search', await findSearches(client, searches)),
      }
      const [only] = sources
      if (only === undefined) return filter
      if (sources.length === 1) return { ...filter, source: only }
      // The contract takes one part of a path; several are looked up and become a list of reports.
      const ids = new Set<string>()
      for (const source of sources) {
        for (const report of await client.call('reports.list', { filter: { source } })) ids.add(report.id)
      }
      return { ...filter, ids: [...ids] }
    },
    tagIds: client => findTags(client, tags),
  }
}

/** The filter with the tags as part of it: reports that have such a highlight. */
export async function reportFilter(client: Client, filters: Filters): Promise<ReportFilter> {
  const [filter, tag] = [await filters.reports(client), await filters.tagIds(client)]
  return { ...filter, ...part('tag', tag) }
}

async function findLists(client: Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const known = new Map((await client.call('lists.list', {})).map(list => [list.name, list.id]))
  return names.map(name => {
    const id = known.get(name)
    if (id === undefined) throw new AppError('not-found', `There is no reading list "${name}" in the library.`, { name })
    return id
  })
}

async function findSearches(client: Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const known = new Map((await client.call('savedSearches.list', {})).map(search => [search.name, search.id]))
  return names.map(name => {
    const id = known.get(name)
    if (id === undefined) throw new AppError('not-found', `There is no saved search "${name}" in the library.`, { name })
    return id
  })
}

async function findTags(client: Client, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return []
  const known = new Map((await client.call('tags.list', {})).map(tag => [tag.path, tag.id]))
  return paths.map(path => {
    const id = known.get(path)
    if (id === undefined) throw new AppError('not-found', `There is no tag "${path}" in the library.`, { tag: path })
    return id
  })
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
