import type { Client } from '../../shared/client.ts'
import { AppError } from '../../shared/errors.ts'
import { COLOURS, type HighlightInContext } from '../../shared/model/highlight.ts'
import type { Range } from '../../shared/model/search.ts'
import { occurrences } from '../../shared/text/occurrences.ts'
import { type Arguments, oneOf, UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { FILTERS, readFilters } from './filters.ts'
import { withLibrary } from './session.ts'
import { shorten, table } from './table.ts'

export const highlight: Command = {
  name: 'highlight',
  usage: '--library DIR --report ID (--quote TEXT [--occurrence N] | --start S --end E) [--tag A/B]… [--note TEXT] [--colour C]',
  summary: 'mark a passage; missing tags are made',
  options: {
    ...LIBRARY,
    report: { type: 'string', value: 'ID', help: 'id of the report' },
    quote: { type: 'string', value: 'TEXT', help: 'the passage, exactly as the report writes it' },
    occurrence: { type: 'string', value: 'N', help: 'which one where the quote occurs several times (1)' },
    start: { type: 'string', value: 'S', help: 'first UTF-16 unit of the passage in the canonical text' },
    end: { type: 'string', value: 'E', help: 'unit behind the last one' },
    tag: { type: 'string', multiple: true, value: 'A/B', help: 'path of a tag; may be repeated' },
    note: { type: 'string', value: 'TEXT', help: 'a note' },
    colour: { type: 'string', value: 'C', help: COLOURS.join(', ') },
  },
  async run(context) {
    const { args, output, signal } = context
    const reportId = args.need('report')
    const passage = readPassage(args)
    const colour = args.text('colour')
    const wishes = {
      ...(colour === undefined ? {} : { colour: oneOf('colour', colour, COLOURS) }),
      ...(args.text('note') === undefined ? {} : { note: args.text('note') ?? '' }),
    }
    const tags = args.texts('tag').map(readTag)
    const added = await withLibrary(context, async client => {
      const place = 'quote' in passage ? await findQuote(context, client, reportId, passage) : passage
      const tagIds: string[] = []
      for (const path of tags) tagIds.push((await client.call('tags.create', { path }, { signal })).id)
      const { id } = await client.call('highlights.add', { reportId, ...place, tagIds, ...wishes }, { signal })
      const all = await client.call('highlights.list', { filter: { report: { ids: [reportId] } } }, { signal })
      return all.find(candidate => candidate.id === id)
    })
    if (!added) throw new AppError('not-found', 'The highlight was removed while it was being read.')
    output.result({ highlight: added }, () => highlightTable([added]))
    return undefined
  },
}

export const highlights: Command = {
  name: 'highlights',
  usage: '--library DIR [filters]',
  summary: 'list the highlights; --tag chooses those that carry the tag or one below it',
  options: { ...LIBRARY, ...FILTERS },
  async run(context) {
    const { args, output, signal } = context
    const filters = readFilters(args)
    const found = await withLibrary(context, async client => {
      const report = await filters.reports(client)
      const tagIds = await filters.tagIds(client)
      const filter = { report, ...(tagIds.length > 0 ? { tagIds } : {}) }
      return await client.call('highlights.list', { filter }, { signal })
    })
    output.result({ highlights: found }, () => (found.length > 0 ? highlightTable(found) : 'no highlights\n'))
    return undefined
  },
}

interface Quote {
  readonly quote: string
  /** From 1; undefined when it was not said. */
  readonly occurrence: number | undefined
}

function readPassage(args: Arguments): Quote | Range {
  const quote = args.text('quote')
  const [start, end] = [args.whole('start', 0), args.whole('end', 1)]
  if (quote && start === undefined && end === undefined) return { quote, occurrence: args.whole('occurrence', 1) }
  if (quote === undefined && start !== undefined && end !== undefined) {
    if (end <= start) throw new UsageError('--end must be greater than --start.')
    return { start, end }
  }
  throw new UsageError('Say which passage: either --quote TEXT, or --start S and --end E.')
}

function readTag(path: string): string[] {
  const names = path.split('/').map(name => name.trim())
  if (names.includes('')) throw new UsageError(`--tag "${path}" is no path of names like A/B.`)
  return names
}

/** The first occurrence is taken where none was named, and it is said that there are more. */
async function findQuote(
  { output, signal }: CommandContext,
  client: Client,
  id: string,
  { quote, occurrence }: Quote,
): Promise<Range & { quote: string }> {
  const { text } = await client.call('reports.get', { id, text: true }, { signal })
  const starts = occurrences(text ?? '', quote)
  const start = starts[(occurrence ?? 1) - 1]
  if (start !== undefined) {
    if (occurrence === undefined && starts.length > 1) {
      output.say(`The quote stands ${starts.length} times in the report; the first was taken. --occurrence 2 takes the second.`)
    }
    return { start, end: start + quote.length, quote }
  }
  if (starts.length > 0) {
    const times = starts.length === 1 ? 'once' : `${starts.length} times`
    throw new AppError('not-found', `The quote stands only ${times} in the report.`, { report: id, occurrences: starts.length })
  }
  const written = await findOtherwise(client, id, text ?? '', quote)
  const hint = written === undefined ? '' : ` It is written "${written}" there.`
  throw new AppError('not-found', `The report does not contain "${shorten(quote, 60)}".${hint}`, { report: id })
}

/** How the report writes the quote, if width, case, script or punctuation is all that differs. */
async function findOtherwise(client: Client, id: string, text: string, quote: string): Promise<string | undefined> {
  const phrase = quote.includes('"') ? quote : `"${quote}"`
  if (phrase.length > 500) return undefined
  const [first] = (await client.call('reports.find', { id, query: phrase })).ranges
  return first && text.slice(first.start, first.end)
}

function highlightTable(found: readonly HighlightInContext[]): string {
  const rows = found.map(({ id, reportId, place, year, start, end, state, tags, quote, note }) => {
    const where = [place, year].filter(word => word !== null).join(' ')
    return [id, reportId, where, `${start}-${end}`, state, tags.join(' '), shorten(quote, 50), shorten(note, 30)]
  })
  return table(['id', 'report', 'place', 'passage', 'state', 'tags', 'quote', 'note'], rows)
}
