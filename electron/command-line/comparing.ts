import type { Client } from '../../shared/client.ts'
import type { Comparison, SectionPlace, SentenceChange, SentenceRow } from '../../shared/model/comparison.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import { UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { namedReports } from './named-reports.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'

/** Columns of a terminal for a heading, and for a sentence. */
const [HEADING, SENTENCE] = [30, 100]
const FEWEST = 2
const MOST = 6

export const compare: Command = {
  name: 'compare',
  usage: 'REPORT REPORT [REPORT…] --library DIR [--set ID] [--sentences]',
  summary: 'reports side by side: sections that correspond and why; of two also the sentences that stayed, moved, came and went',
  takesWords: true,
  options: {
    ...LIBRARY,
    set: {
      type: 'string',
      value: 'ID',
      help: 'the themes to go by: npc, cppcc, government, or a set of your own; that of the reports unless told',
    },
    sentences: { type: 'boolean', help: 'list the sentences of two reports that changed; --json has them always' },
  },
  async run(context) {
    const { args, output } = context
    const words = args.positionals
    if (words.length < FEWEST || words.length > MOST)
      throw new UsageError('Name two to six reports, by their ids or by words such as 青禾市2024.')
    const result = await withLibrary(context, client => compareNamed(client, context, words))
    output.result(result, () => shown(result, args.flag('sentences')))
    return undefined
  },
}

interface NamedSection extends SectionPlace, Range {
  readonly reportId: string
  readonly heading: string
  readonly part: string
  readonly role: string
}

interface ToldLink {
  readonly from: NamedSection
  readonly to: NamedSection
  readonly by: string
  readonly theme: string | null
  readonly words: readonly string[]
}

interface ToldSentence extends Omit<SentenceRow, 'left' | 'right'> {
  readonly left: readonly ToldRange[]
  readonly right: readonly ToldRange[]
}

interface ToldRange extends Range {
  readonly text: string
}

interface Sentences {
  readonly earlier: string
  readonly later: string
  readonly counts: Readonly<Record<SentenceChange, number>>
  /** Said again, in the same words or others. */
  readonly matched: readonly ToldSentence[]
  readonly moved: readonly ToldSentence[]
  readonly new: readonly ToldSentence[]
  readonly gone: readonly ToldSentence[]
}

interface Told extends Omit<Comparison, 'links'> {
  readonly links: readonly ToldLink[]
  /** Sections that have no counterpart. */
  readonly unmatched: readonly NamedSection[]
  /** Null for more than two reports. */
  readonly sentences: Sentences | null
}

async function compareNamed(client: Client, { args, signal }: CommandContext, words: readonly string[]): Promise<Told> {
  const named = await namedReports(client, words)
  const set = args.text('set')
  const reportIds = named.map(({ id }) => id)
  if (new Set(reportIds).size < reportIds.length) throw new UsageError('A report is not compared with itself.')
  const comparison = await client.call('compare.open', { reportIds, ...(set === undefined ? {} : { setId: set }) }, { signal })
  const sectionAt = (place: SectionPlace): NamedSection => {
    const report = comparison.reports[place.column]
    const section = report?.sections[place.section]
    const { start = 0, end = 0, heading = '', part = 'other', role = 'section' } = section ?? {}
    return { ...place, reportId: report?.reportId ?? '', start, end, heading, part, role }
  }
  const alone = comparison.rows.filter(({ cells }) => cells.filter(cell => cell.length > 0).length === 1)
  const places = alone.flatMap(({ cells }) => cells.flatMap((cell, column) => cell.map(section => ({ column, section }))))
  return {
    ...comparison,
    links: comparison.links.map(({ from, to, by, theme, words: why }) => ({
      from: sectionAt(from),
      to: sectionAt(to),
      by,
      theme,
      words: why,
    })),
    unmatched: places.map(sectionAt).filter(({ role }) => role === 'section'),
    sentences: named.length === 2 ? await sentencesOf(client, named, signal) : null,
  }
}

async function sentencesOf(client: Client, named: readonly ReportSummary[], signal: CommandContext['signal']): Promise<Sentences> {
  const [earlier, later] = [...named].sort((a, b) => (a.year ?? 0) - (b.year ?? 0))
  if (!earlier || !later) throw new UsageError('Sentences are compared between two reports.')
  const { rows, counts } = await client.call('compare.sentences', { earlier: earlier.id, later: later.id }, { signal })
  const [was = '', is = ''] = [await textOf(client, earlier.id), await textOf(client, later.id)]
  const cut = (text: string, ranges: readonly Range[]) => ranges.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
  const told = rows.map(({ left, right, ...row }) => ({ ...row, left: cut(was, left), right: cut(is, right) }))
  const of = (...changes: readonly SentenceChange[]) => told.filter(({ change }) => changes.includes(change))
  return {
    earlier: earlier.id,
    later: later.id,
    counts,
    matched: of('unchanged', 'reworded'),
    moved: of('moved'),
    new: of('new'),
    gone: of('gone'),
  }
}

async function textOf(client: Client, id: string): Promise<string> {
  return (await client.call('reports.get', { id, text: true })).text ?? ''
}

function shown(told: Told, withSentences: boolean): string {
  const names = told.reports.map(({ place, year, title }) => shorten([place ?? title, year ?? ''].join(' ').trim(), HEADING))
  const headingOf = (column: number, at: number) => {
    const section = told.reports[column]?.sections[at]
    return section?.heading || `(${section?.role ?? ''})`
  }
  const why = (cells: readonly (readonly number[])[]) => {
    const link = told.links.find(({ from, to }) => cells[from.column]?.includes(from.section) && cells[to.column]?.includes(to.section))
    return link ? `${link.by === 'user' ? 'by you; ' : ''}${link.words.join(' ')}` : ''
  }
  const rows = told.rows.map(({ part, theme, cells }) => [
    part,
    theme,
    ...cells.map((cell, column) => cell.map(at => shorten(headingOf(column, at), HEADING)).join(' + ')),
    shorten(why(cells), HEADING),
  ])
  const title = `${counted(told.links.length, 'link')}, ${counted(told.unmatched.length, 'section')} without a counterpart`
  const sections = `${title}\n${table(['part', 'theme', ...names, 'words in common'], rows)}`
  return told.sentences ? `${sections}\n${sentenceText(told.sentences, withSentences)}` : sections
}

function sentenceText({ earlier, later, counts, ...groups }: Sentences, listed: boolean): string {
  const numbers = Object.entries(counts).map(([change, count]) => `${count} ${change}`)
  const title = `sentences from ${earlier} to ${later}: ${numbers.join(', ')}\n`
  if (!listed) return title
  const changed = [...groups.gone, ...groups.new, ...groups.moved, ...groups.matched.filter(({ change }) => change === 'reworded')]
  const side = (ranges: readonly ToldRange[]) => shorten(ranges.map(({ text }) => text.trim()).join(' '), SENTENCE)
  return (
    title +
    table(
      ['change', 'earlier', 'later'],
      changed.map(({ change, left, right }) => [change, side(left), side(right)]),
    )
  )
}
