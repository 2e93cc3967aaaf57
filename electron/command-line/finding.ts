import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import type { ConcordanceRow, QueryGroup, QueryReading, Trends } from '../../shared/model/search.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { oneOf, UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { FILTERS, ONE_OF_EACH, readFilters, reportFilter } from './filters.ts'
import type { Output } from './output.ts'
import { withLibrary } from './session.ts'
import { counted, table, widthOf } from './table.ts'
import { readTableFile, TABLE_FILE, tellTableFile } from './table-file.ts'

const SORTS = ['order', 'left', 'right', 'place', 'year'] as const
const DIVISIONS = ['year', 'place', 'body', 'place-year'] as const
/** Rows asked for at a time. */
const PAGE = 5000
const WIDTH = 20

const EXACT = { type: 'boolean', help: 'match the text as it is written, without folding width, case and script' } as const
const CSV = { type: 'boolean', help: 'a table as CSV' } as const

/** On standard error, how a query was read where it is not as it was meant. */
export function sayProblems(output: Output, { problems, reading }: QueryReading): void {
  for (const { message, details } of problems) output.say(details ? `${message} (${Object.values(details).join(' ')})` : message)
  if (problems.length > 0 && reading !== '') output.say(`Searched: ${reading}`)
}

export const kwic: Command = {
  name: 'kwic',
  usage: 'QUERY --library DIR [filters] [--sort ORDER] [--width N] [--limit N] [--exact] [--one-of-each] [--csv | --out DIR]',
  summary: 'every occurrence in its context',
  takesWords: true,
  options: {
    ...LIBRARY,
    ...FILTERS,
    sort: { type: 'string', value: 'ORDER', help: `${SORTS.join(', ')}; left and right by pinyin` },
    width: { type: 'string', value: 'N', help: `characters on either side (${WIDTH})` },
    limit: { type: 'string', value: 'N', help: 'occurrences to show; all unless told' },
    exact: EXACT,
    ...ONE_OF_EACH,
    csv: CSV,
    ...TABLE_FILE,
  },
  async run(context) {
    const { args, output, signal } = context
    const query = args.positionals.join(' ')
    if (query.trim() === '') throw new UsageError('Say what to search for.')
    const filters = readFilters(args)
    const sort = oneOf('sort', args.text('sort') ?? 'order', SORTS)
    const width = args.whole('width', 0) ?? WIDTH
    if (width > 500) throw new UsageError('--width is at most 500.')
    const limit = args.whole('limit', 1) ?? Number.POSITIVE_INFINITY
    const file = readTableFile(args)
    const result = await withLibrary(context, async client => {
      const filter = await reportFilter(client, filters)
      const asked = { query, filter, exact: args.flag('exact'), sort, oneOfEach: args.flag('one-of-each') }
      const { key, ...found } = await client.call('concordance.open', asked, { signal })
      if (file) {
        const onProgress = ({ done, total }: { done: number; total: number }) => output.progress(`${done} of ${total} occurrences`)
        return await client.call('exports.concordance', { key, width, ...file }, { signal, onProgress })
      }
      return { query, ...found, rows: await readRows(client, key, Math.min(limit, found.occurrences), width) }
    })
    if ('file' in result) return tellTableFile(output, result)
    sayProblems(output, result)
    output.result(result, () => (args.flag('csv') ? rowsAsCsv(result.rows) : rowsAsLines(result)))
    return undefined
  },
}

async function readRows(client: Client, key: string, total: number, width: number): Promise<ConcordanceRow[]> {
  const rows: ConcordanceRow[] = []
  while (rows.length < total) {
    const page = await client.call('concordance.rows', { key, from: rows.length, count: Math.min(PAGE, total - rows.length), width })
    if (page.rows.length === 0) break
    for (const row of page.rows) rows.push(row)
  }
  return rows
}

function rowsAsCsv(rows: readonly ConcordanceRow[]): string {
  const head = ['report', 'place', 'year', 'date', 'body', 'title', 'section', 'start', 'end', 'left', 'hit', 'right']
  const lines = rows.map(({ reportId, place, year, date, body, title, section, start, end, left, hit, right }) =>
    csvLine([reportId, place, year, date, body, title, section, start, end, left, hit, right]),
  )
  return BYTE_ORDER_MARK + csvLine(head) + lines.join('')
}

function rowsAsLines({ occurrences, reports, rows }: { occurrences: number; reports: number; rows: readonly ConcordanceRow[] }): string {
  const origins = rows.map(({ place, year, start }) => `${[place, year].filter(part => part !== null).join(' ')}:${start}`)
  const [origin, left] = [widest(origins), widest(rows.map(row => row.left))]
  const lines = rows.map((row, i) => {
    const named = origins[i] ?? ''
    return `${named}${' '.repeat(origin - widthOf(named))}  ${' '.repeat(left - widthOf(row.left))}${row.left}[${row.hit}]${row.right}`
  })
  const more = occurrences - rows.length
  return [
    `${counted(occurrences, 'time')} in ${counted(reports, 'report')}`,
    ...lines,
    ...(more > 0 ? [`… and ${more} more (--limit)`] : []),
  ].join('\n')
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, widthOf(text)), 0)
}

export const trend: Command = {
  name: 'trend',
  usage: 'QUERY… --library DIR [--by PART] [--concept NAME] [filters] [--exact] [--one-of-each] [--csv | --out DIR]',
  summary: 'how often queries occur by year or place, also per 10,000 characters',
  takesWords: true,
  options: {
    ...LIBRARY,
    ...FILTERS,
    by: { type: 'string', value: 'PART', help: `${DIVISIONS.join(', ')} (year)` },
    concept: { type: 'string', multiple: true, value: 'NAME', help: 'a concept of the library, counted by any of its expressions' },
    exact: EXACT,
    ...ONE_OF_EACH,
    csv: CSV,
    ...TABLE_FILE,
  },
  async run(context) {
    const { args, output, signal } = context
    const queries = args.positionals.filter(query => query.trim() !== '')
    const concepts = args.list('concept')
    if (queries.length + concepts.length === 0) throw new UsageError('Say what to count: a query, or --concept NAME.')
    const by = oneOf('by', args.text('by') ?? 'year', DIVISIONS)
    const filters = readFilters(args)
    const file = readTableFile(args)
    const result = await withLibrary(context, async client => {
      const filter = await reportFilter(client, filters)
      const conceptIds = await findConcepts(client, concepts)
      const question = { queries, conceptIds, filter, exact: args.flag('exact'), oneOfEach: args.flag('one-of-each'), by }
      if (file) return await client.call('exports.trends', { ...question, ...file }, { signal })
      return await client.call('trends.get', question, { signal })
    })
    if ('file' in result) return tellTableFile(output, result)
    for (const series of result.series) sayProblems(output, series)
    output.result(result, () => {
      const [head = [], ...rows] = trendTable(result)
      if (args.flag('csv')) return BYTE_ORDER_MARK + [head, ...rows].map(csvLine).join('')
      return table(head.map(String), rows)
    })
    return undefined
  },
}

async function findConcepts(client: Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return []
  const known = new Map((await client.call('concepts.list', {})).map(concept => [concept.name, concept.id]))
  return names.map(name => {
    const id = known.get(name)
    if (id === undefined) throw new AppError('not-found', `There is no concept "${name}" in the library.`, { name })
    return id
  })
}

/** Under a heading a row for each part: for each query its occurrences, its reports and its occurrences per 10,000 characters. */
function trendTable({ groups, series }: Trends): Cell[][] {
  const divisions = (['place', 'year', 'body'] as const).filter(division => groups.some(group => group[division] !== undefined))
  const parts = (group: QueryGroup) => divisions.map(division => group[division] ?? null)
  return [
    [...divisions, 'reports', 'characters', ...series.flatMap(({ name }) => [name, 'in', 'per 10,000'])],
    ...groups.map((group, i) => [
      ...parts(group),
      group.reports,
      group.characters,
      ...series.flatMap(({ counts }) => [counts[i]?.occurrences ?? 0, counts[i]?.reports ?? 0, rounded(counts[i]?.rate ?? 0)]),
    ]),
  ]
}

function rounded(rate: number): number {
  return Math.round(rate * 100) / 100
}
