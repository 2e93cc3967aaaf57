import type { IndicatorRow } from '../../shared/model/indicator.ts'
import { BYTE_ORDER_MARK, csvLine } from '../../shared/text/csv.ts'
import { type Command, LIBRARY } from './command.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

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
  'approximate',
  'each',
  'part of before',
  'unit',
  'period',
  'period from',
]
const PLACE = ['whose', 'part', 'evidence', 'report', 'start', 'end']

export const indicators: Command = {
  name: 'indicators',
  usage: '--library DIR [filters] [--named] [--csv]',
  summary: 'the numbers of reports: what they count, unit, period and the sentence that says so',
  options: {
    ...LIBRARY,
    ...FILTERS,
    named: { type: 'boolean', help: 'known indicators only' },
    csv: { type: 'boolean', help: 'a table as CSV, with all that is known of each number' },
  },
  async run(context) {
    const { args, output, signal } = context
    const filters = readFilters(args)
    const result = await withLibrary(context, async client => {
      const onProgress = ({ done, total }: { done: number; total: number }) =>
        output.progress(`Reading numbers: ${done} of ${total} reports`)
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

function cellsOf(row: IndicatorRow): (string | number | null)[] {
  const { place, year, indicator, name, object, value, to, approximate, each, partOfBefore, unit, period, periodReason } = row
  const { whose, part, sentence, reportId, start, end } = row
  const yes = (flag: boolean) => (flag ? 'yes' : '')
  const what = [place, year, indicator, name, object, value, to, yes(approximate), yes(each), yes(partOfBefore), unit, period, periodReason]
  return [...what, whose, part, sentence, reportId, start, end]
}

function shownCells({ place, year, name, value, to, approximate, unit, period, part, sentence }: IndicatorRow): (string | number | null)[] {
  const amount = `${approximate ? '~' : ''}${value}${to === null ? '' : `-${to}`}`
  return [place, year, shorten(name, 24), amount, unit, period, part, shorten(sentence, SENTENCE)]
}
