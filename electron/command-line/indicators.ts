import { type IndicatorRow, PRECISION_SIGNS } from '../../shared/model/indicator.ts'
import type { IndicatorTable } from '../../shared/model/indicator-table.ts'
import { wideRows } from '../../shared/tabling/wide-rows.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../shared/text/csv.ts'
import { type Command, LIBRARY } from './command.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'
import { readTableFile, TABLE_FILE, tellTableFile } from './table-file.ts'

/** Columns of a terminal for the sentence. */
const SENTENCE = 60
const HEAD = [
  'place',
  'year',
  'indicator',
  'name',
  'object',
  'value',
  'to',
  'precision',
  'each',
  'part of before',
  'unit',
  'period',
  'period from',
]
const PLACE = ['whose', 'part', 'evidence', 'report', 'start', 'end']

export const indicators: Command = {
  name: 'indicators',
  usage: '--library DIR [filters] [--named | --table [--indicator ID]... [--out DIR]] [--csv]',
  summary: 'the numbers of reports: what they count, unit, period and the sentence that says so',
  options: {
    ...LIBRARY,
    ...FILTERS,
    named: { type: 'boolean', help: 'known indicators only' },
    table: { type: 'boolean', help: 'place, body and year by indicator, unit and period' },
    indicator: { type: 'string', multiple: true, help: 'of the table: these indicators (ids) instead of all' },
    csv: { type: 'boolean', help: 'a table as CSV, with all that is known of each number' },
    ...TABLE_FILE,
  },
  async run(context) {
    const { args, output, signal } = context
    const filters = readFilters(args)
    const onProgress = ({ done, total }: { done: number; total: number }) => output.progress(`Reading numbers: ${done} of ${total} reports`)
    if (args.flag('table')) {
      const file = readTableFile(args)
      const found = await withLibrary(context, async client => {
        const filter = await reportFilter(client, filters)
        const indicators = [...args.list('indicator')]
        const question = { filter, ...(indicators.length > 0 ? { indicators } : {}) }
        if (file) return await client.call('exports.indicators', { ...question, ...file }, { signal, onProgress })
        return await client.call('indicators.table', question, { signal, onProgress })
      })
      if ('files' in found) return tellTableFile(output, found)
      output.result(found, () => (args.flag('csv') ? tableAsCsv(found) : shownTable(found)))
      return undefined
    }
    const result = await withLibrary(context, async client => {
      const found = await client.call('indicators.list', { filter: await reportFilter(client, filters) }, { signal, onProgress })
      return args.flag('named') ? { ...found, rows: found.rows.filter(({ indicator }) => indicator !== null) } : found
    })
    output.result(result, () => {
      if (args.flag('csv')) return BYTE_ORDER_MARK + [[...HEAD, ...PLACE], ...result.rows.map(cellsOf)].map(csvLine).join('')
      const head = ['place', 'year', 'indicator', 'value', 'unit', 'period', 'part', 'evidence']
      const title = `${counted(result.rows.length, 'number')} in ${counted(result.reports, 'report')}`
      return `${title}\n${table(head, result.rows.map(shownCells))}`
    })
    return undefined
  },
}

/** The heads of columns say what tells them apart. */
function tableAsCsv(found: IndicatorTable): string {
  const titles = found.columns.map(({ name, unit, period, part }) => `${name['zh-CN']} (${[unit, period, part].join(', ')})`)
  const rows = wideRows(found, ({ place, body, year }) => [place, body, year])
  return BYTE_ORDER_MARK + [['place', 'body', 'year', ...titles], ...rows].map(csvLine).join('')
}

/** A line for each figure: a terminal is too narrow for the columns. */
function shownTable({ columns, rows, reports }: IndicatorTable): string {
  const head = ['place', 'year', 'indicator', 'value', 'unit', 'period', 'part', 'values', 'by']
  const lines = rows.flatMap(({ place, year, cells }) =>
    cells.map(({ column, value, to, precision, unit, values, chosen }) => {
      const { name, period = '', part = '' } = columns[column] ?? {}
      const amount = value === null ? '?' : `${PRECISION_SIGNS[precision]}${value}${to === null ? '' : `-${to}`}`
      return [place, year, shorten(name?.['zh-CN'] ?? '', 24), amount, unit, period, part, values, chosen ?? 'program']
    }),
  )
  return `${counted(lines.length, 'figure')} in ${counted(reports, 'report')}\n${table(head, lines)}`
}

function cellsOf(row: IndicatorRow): (string | number | null)[] {
  const { place, year, indicator, name, object, value, to, precision, each, partOfBefore, unit, period, periodReason } = row
  const { whose, part, sentence, reportId, start, end } = row
  const yes = (flag: boolean) => (flag ? 'yes' : '')
  const amount = [value, to, precision === 'exact' ? '' : precision, yes(each), yes(partOfBefore), unit]
  return [place, year, indicator, name, object, ...amount, period, periodReason, whose, part, sentence, reportId, start, end]
}

function shownCells({ place, year, name, value, to, precision, unit, period, part, sentence }: IndicatorRow): (string | number | null)[] {
  const amount = `${PRECISION_SIGNS[precision]}${value}${to === null ? '' : `-${to}`}`
  return [place, year, shorten(name, 24), amount, unit, period, part, shorten(sentence, SENTENCE)]
}
