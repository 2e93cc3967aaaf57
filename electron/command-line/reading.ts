import type { Client } from '../../shared/client.ts'
import type { Report, ReportSummary } from '../../shared/model/report.ts'
import type { SearchHit, SearchResult } from '../../shared/model/search.ts'
import { UsageError } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'
import { sayProblems } from './finding.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

export const reports: Command = {
  name: 'reports',
  usage: '--library DIR [filters] [--text]',
  summary: 'list the reports with their metadata',
  options: { ...LIBRARY, ...FILTERS, text: { type: 'boolean', help: 'with the text of every report' } },
  async run(context) {
    const { args, output, signal } = context
    const filters = readFilters(args)
    const text = args.flag('text')
    const found = await withLibrary(context, async client => {
      const list = await client.call('reports.list', { filter: await reportFilter(client, filters) }, { signal })
      return output.json || text ? await readAll(client, list, text) : list
    })
    output.result({ reports: text ? found : found.map(withoutText) }, () => (text ? found.map(reportText).join('\n') : reportTable(found)))
    return undefined
  },
}

export const search: Command = {
  name: 'search',
  usage: 'QUERY --library DIR [filters] [--limit N] [--exact]',
  summary: 'find words; all must occur; "a phrase", A OR B, -without, A NEAR/10 B, 地区:NAME',
  takesWords: true,
  options: {
    ...LIBRARY,
    ...FILTERS,
    limit: { type: 'string', value: 'N', help: 'reports to show; the counts are exact all the same (50)' },
    exact: { type: 'boolean', help: 'match the text as it is written, without folding width, case and script' },
  },
  async run(context) {
    const { args, output, signal } = context
    const query = args.positionals.join(' ')
    if (query.trim() === '') throw new UsageError('Say what to search for.')
    const filters = readFilters(args)
    const limit = args.whole('limit', 1)
    const exact = args.flag('exact')
    const result = await withLibrary(context, async client => {
      const filter = await reportFilter(client, filters)
      return await client.call('reports.search', { query, filter, exact, ...(limit === undefined ? {} : { limit }) }, { signal })
    })
    sayProblems(output, result)
    output.result(result, () => searchText(result))
    return undefined
  },
}

async function readAll(client: Client, list: readonly ReportSummary[], text: boolean): Promise<Report[]> {
  const all: Report[] = []
  for (const { id } of list) all.push(await client.call('reports.get', { id, text }))
  return all
}

function withoutText<T extends object>(report: T): Omit<T, 'text'> {
  const { text: _, ...rest } = report as T & { text?: unknown }
  return rest as Omit<T, 'text'>
}

function reportTable(found: readonly (ReportSummary | Report)[]): string {
  if (found.length === 0) return 'no reports\n'
  const rows = found.map(report => {
    const { id, place, year, body, kind, characters, highlights, title } = report
    return [id, place, year, body, kind, characters, highlights, shorten(title, 60)]
  })
  return table(['id', 'place', 'year', 'body', 'kind', 'length', 'highlights', 'title'], rows)
}

function reportText(report: ReportSummary | Report): string {
  return `==== ${report.id}  ${report.title}\n${('text' in report ? report.text : '') ?? ''}\n`
}

function searchText({ reports, occurrences, ms, hits }: SearchResult): string {
  const more = reports - hits.length
  return [
    `${counted(occurrences, 'time')} in ${counted(reports, 'report')} (${ms} ms)`,
    ...hits.map(hitText),
    ...(more > 0 ? [`… and ${more} more (--limit)`] : []),
  ].join('\n')
}

function hitText({ reportId, title, place, year, occurrences, snippets }: SearchHit): string {
  const head = `\n${reportId}  ${[place, year, shorten(title, 60)].filter(word => word !== null).join(' ')}  × ${occurrences}`
  return [head, ...snippets.map(snippet => `    ${snippet.start}: ${shorten(snippet.text, 110)}`)].join('\n')
}
