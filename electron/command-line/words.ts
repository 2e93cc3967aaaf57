import type { Input } from '../../shared/contract.ts'
import type { Collocations, KeyWords, WordFrequencies, WordProgress } from '../../shared/model/words.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { readArguments, UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { FILTERS, type Filters, ONE_OF_EACH, readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, table } from './table.ts'
import { readTableFile, TABLE_FILE, tellTableFile } from './table-file.ts'

const REST = 'rest'
const SENTENCE = 'sentence'
const MOST_SPAN = 50
/** Rows that are shown unless told. */
const SHOWN = 100

export const words: Command = {
  name: 'words',
  usage:
    '[WORD] --library DIR [filters] [--against OTHERS] [--span N] [--min N] [--length N] [--all-words] [--one-of-each] [--limit N] [--csv | --out DIR]',
  summary: 'words of reports by frequency, or compared with others; or those that stand near a word',
  takesWords: true,
  options: {
    ...LIBRARY,
    ...FILTERS,
    against: { type: 'string', value: 'OTHERS', help: `"${REST}" of the library, or filters in quotes: "year=2022 body=npc"` },
    span: { type: 'string', value: 'N', help: `with WORD: words on either side (5), or "${SENTENCE}"` },
    min: { type: 'string', value: 'N', help: 'occurrences, at least (2)' },
    length: { type: 'string', value: 'N', help: 'characters of a word, at least (1)' },
    ...ONE_OF_EACH,
    'all-words': { type: 'boolean', help: 'also words that carry no meaning of their own (的, 和)' },
    limit: { type: 'string', value: 'N', help: `words to show; ${SHOWN} unless told, with --csv and --json all` },
    csv: { type: 'boolean', help: 'a table as CSV' },
    ...TABLE_FILE,
  },
  async run(context) {
    const { args, output } = context
    const node = args.positionals.join(' ').trim()
    const others = readOthers(args.text('against'))
    if (node !== '' && others !== undefined) throw new UsageError('Either a word, or --against.')
    const span = readSpan(args.text('span'), args.whole.bind(args))
    const filters = readFilters(args)
    const choice = {
      withoutStopWords: !args.flag('all-words'),
      oneOfEach: args.flag('one-of-each'),
      minOccurrences: args.whole('min', 1) ?? 2,
      minLength: args.whole('length', 1) ?? 1,
    }
    const all = args.flag('csv') || output.json
    const limit = args.whole('limit', 1) ?? (all ? Number.POSITIVE_INFINITY : SHOWN)
    const file = readTableFile(args)
    const told = await withLibrary(context, async client => {
      const input = { ...choice, filter: await reportFilter(client, filters) }
      const options = counting(context)
      if (file) {
        const against = others === undefined || others === REST ? {} : { against: await reportFilter(client, others) }
        const question =
          node !== ''
            ? { table: 'collocations' as const, ...input, node, ...span }
            : others === undefined
              ? { table: 'frequency' as const, ...input }
              : { table: 'keyness' as const, ...input, ...against }
        return await client.call('exports.words', { question, ...file }, options)
      }
      if (node !== '') return collocations(await client.call('words.collocations', { ...input, node, ...span }, options), limit)
      if (others === undefined) return frequency(await client.call('words.frequency', input, options), limit)
      const against = others === REST ? {} : { against: await reportFilter(client, others) }
      return keyness(await client.call('words.keyness', { ...input, ...against }, options), limit)
    })
    if ('file' in told) return tellTableFile(output, told)
    const { result, head, rows, title } = told
    output.result(result, () => {
      if (args.flag('csv')) return BYTE_ORDER_MARK + [head, ...rows].map(csvLine).join('')
      const more = result.total - rows.length
      return `${title}\n${table(head, rows)}${more > 0 ? `… and ${more} more (--limit)\n` : ''}`
    })
    return undefined
  },
}

/** How a call is followed that may have to count words first. */
function counting({ signal, output }: CommandContext) {
  const onProgress = ({ done, total }: WordProgress) => output.progress(`Counting words: ${done} of ${total} reports`)
  return { signal, onProgress }
}

/** Filters of the reports to compare with, or the rest of the library; undefined where nothing is compared. */
function readOthers(value: string | undefined): Filters | typeof REST | undefined {
  if (value === undefined || value === REST) return value
  const filters = value.split(/\s+/).filter(Boolean)
  if (!filters.every(filter => filter.includes('='))) throw new UsageError(`--against is "${REST}", or filters like "year=2022 body=npc".`)
  return readFilters(
    readArguments(
      filters.map(filter => `--${filter}`),
      FILTERS,
    ),
  )
}

function readSpan(
  value: string | undefined,
  whole: (name: string, least: number) => number | undefined,
): Pick<Input<'words.collocations'>, 'span'> {
  if (value === undefined) return {}
  if (value === SENTENCE) return { span: SENTENCE }
  const span = whole('span', 1)
  if (span === undefined || span > MOST_SPAN) throw new UsageError(`--span is at most ${MOST_SPAN}.`)
  return { span }
}

interface Shown<R> {
  readonly result: R
  readonly title: string
  readonly head: string[]
  readonly rows: Cell[][]
}

function frequency(found: WordFrequencies, limit: number): Shown<WordFrequencies> {
  const result = { ...found, rows: found.rows.slice(0, limit) }
  return {
    result,
    title: sizeOf(found.selection),
    head: ['word', 'times', 'reports', 'per 10,000', 'DP'],
    rows: result.rows.map(row => [row.word, row.occurrences, row.reports, rounded(row.rate), rounded(row.dispersion)]),
  }
}

function keyness(found: KeyWords, limit: number): Shown<KeyWords> {
  const result = { ...found, rows: found.rows.slice(0, limit) }
  return {
    result,
    title: `${sizeOf(found.selection)}; compared with ${sizeOf(found.others)}`,
    head: ['word', 'times', 'per 10,000', 'others', 'per 10,000', 'G2', 'log ratio'],
    rows: result.rows.map(row => [
      ...[row.word, row.occurrences, rounded(row.rate), row.otherOccurrences, rounded(row.otherRate)],
      ...[rounded(row.keyness), rounded(row.logRatio)],
    ]),
  }
}

function collocations(found: Collocations, limit: number): Shown<Collocations> {
  const result = { ...found, rows: found.rows.slice(0, limit) }
  return {
    result,
    title: `${found.node}: ${counted(found.occurrences, 'time')} in ${counted(found.reports, 'report')}`,
    head: ['word', 'near', 'times', 'G2', 'logDice', 'MI'],
    rows: result.rows.map(row => [
      ...[row.word, row.together, row.occurrences],
      ...[row.association, row.logDice, row.mutualInformation].map(rounded),
    ]),
  }
}

function sizeOf({ words: all, reports }: WordFrequencies['selection']): string {
  return `${counted(all, 'word')} in ${counted(reports, 'report')}`
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
