import type { PassageOccurrences, WordingFamilies } from '../../shared/model/comparison.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

/** Wordings that are shown unless told. */
const SHOWN = 50
/** Places of a stretch that are told. */
const MOST_PLACES = 100_000
/** Columns of a terminal for a text. */
const TEXT = 60

type Client = Parameters<Parameters<typeof withLibrary>[1]>[0]

interface Shown {
  readonly result: object
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const reuse: Command = {
  name: 'reuse',
  usage: '[REPORT] --library DIR [filters] [--min-reports N] [--start S --end E] [--limit N] [--csv]',
  summary: 'wordings of 15 characters and more that reports share: of one report, of a stretch of it, or the commonest of all',
  takesWords: true,
  options: {
    ...LIBRARY,
    ...FILTERS,
    'min-reports': { type: 'string', value: 'N', help: 'reports with it, at least (2)' },
    start: { type: 'string', value: 'S', help: 'with REPORT: where the words from here to E stand elsewhere' },
    end: { type: 'string', value: 'E', help: 'offset behind the last character of the stretch' },
    limit: { type: 'string', value: 'N', help: `without REPORT: wordings to show (${SHOWN})` },
    csv: { type: 'boolean', help: 'a table as CSV' },
  },
  async run(context) {
    const { args, output } = context
    const [reportId, ...more] = args.positionals
    if (more.length > 0) throw new UsageError('One report at a time, by its id.')
    const [start, end] = [args.whole('start', 0), args.whole('end', 1)]
    if ((start === undefined) !== (end === undefined)) throw new UsageError('--start and --end belong together.')
    if (start !== undefined && reportId === undefined) throw new UsageError('--start and --end are places in a report.')
    const filters = readFilters(args)
    const { result, title, head, rows } = await withLibrary(context, async client => {
      const filter = await reportFilter(client, filters)
      if (reportId === undefined) return families(client, context, filter)
      if (start === undefined || end === undefined) return ofReport(client, context, reportId, filter)
      const asked = { reportId, start, end, filter, varied: true, limit: MOST_PLACES }
      return occurrences(await client.call('reuse.occurrences', asked, following(context)))
    })
    output.result(result, () => {
      if (args.flag('csv')) return BYTE_ORDER_MARK + [head, ...rows].map(csvLine).join('')
      const short = (cell: Cell) => (typeof cell === 'string' ? shorten(cell, TEXT) : cell)
      return `${title}\n${table(
        head,
        rows.map(row => row.map(short)),
      )}`
    })
    return undefined
  },
}

/** How a call is followed that may have to make the index first. */
function following({ signal, output }: CommandContext) {
  const onProgress = ({ done, total }: { done: number; total: number }) =>
    output.progress(`Indexing shared wording: ${done} of ${total} reports`)
  return { signal, onProgress }
}

type Filter = Awaited<ReturnType<typeof reportFilter>>

async function ofReport(client: Client, context: CommandContext, reportId: string, filter: Filter): Promise<Shown> {
  const minReports = context.args.whole('min-reports', 2) ?? 2
  const found = await client.call('reuse.ofReport', { reportId, filter, minReports }, following(context))
  const text = (await client.call('reports.get', { id: reportId, text: true }, { signal: context.signal })).text ?? ''
  const passages = found.passages.map(passage => ({ ...passage, text: text.slice(passage.shown.start, passage.shown.end) }))
  const letters = passages.reduce((sum, passage) => sum + passage.letters, 0)
  const share = found.letters === 0 ? 0 : letters / found.letters
  return {
    result: { ...found, share, passages },
    title: `${(share * 100).toFixed(1)}% of the text stands in ${minReports} reports or more; held against ${counted(found.against, 'other report')}`,
    head: ['start', 'end', 'reports', 'text'],
    rows: passages.map(passage => [passage.start, passage.end, passage.reports, passage.text]),
  }
}

function occurrences(found: PassageOccurrences): Shown {
  return {
    result: found,
    title: `in ${counted(found.reports, 'report')}, this one included`,
    head: ['place', 'year', 'report', 'start', 'end', 'varied', 'text'],
    rows: found.occurrences.map(({ place, year, reportId, start, end, varied, text }) => {
      return [place, year, reportId, start, end, varied ? 'yes' : '', text]
    }),
  }
}

async function families(client: Client, context: CommandContext, filter: Filter): Promise<Shown> {
  const { args, output } = context
  const all = args.flag('csv') || output.json
  const limit = args.whole('limit', 1) ?? (all ? undefined : SHOWN)
  const minReports = args.whole('min-reports', 2)
  const input = { filter, ...(limit === undefined ? {} : { limit }), ...(minReports === undefined ? {} : { minReports }) }
  const found: WordingFamilies = await client.call('reuse.families', input, following(context))
  return {
    result: found,
    title: `${counted(found.families.length, 'shared wording')} in ${counted(found.reports, 'report')}`,
    head: ['reports', 'places', 'years', 'earliest', 'characters', 'variants', 'report', 'start', 'text'],
    rows: found.families.map(({ reports, places, years, earliest, letters, variants, reportId, start, text }) => {
      return [reports, places, years, earliest?.year ?? null, letters, variants.length, reportId, start, text]
    }),
  }
}
