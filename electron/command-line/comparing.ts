import { resolve } from 'node:path'
import type { Client } from '../../shared/client.ts'
import {
  type Comparison,
  SENTENCE_CHANGES,
  type SectionPlace,
  type SentenceChange,
  type SentenceRow,
} from '../../shared/model/comparison.ts'
import type { ReportSummary } from '../../shared/model/report.ts'
import type { Range } from '../../shared/model/search.ts'
import { isOneSeries } from '../../shared/model/series.ts'
import { CHANGES_FORMATS, TABLE_LANGUAGES } from '../../shared/model/table.ts'
import { oneOf, UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { namedReports } from './named-reports.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'
import { tellTableFile } from './table-file.ts'

/** Columns of a terminal for a heading, and for a sentence. */
const [HEADING, SENTENCE] = [30, 100]
const FEWEST = 2
const MOST = 6

export const compare: Command = {
  name: 'compare',
  usage: 'REPORT REPORT [REPORT…] --library DIR [--set ID] [--sentences] [--out DIR [--format md|xlsx|csv] [--language zh-CN|en]]',
  summary:
    'reports side by side: sections that correspond and why; of two also the sentences: what came and went from year to year, what only one of two places says',
  takesWords: true,
  options: {
    ...LIBRARY,
    set: {
      type: 'string',
      value: 'ID',
      help: 'the themes to go by: npc, cppcc, government, or a set of your own; that of the reports unless told',
    },
    sentences: { type: 'boolean', help: 'list the sentences of two reports that changed; --json has them always' },
    out: { type: 'string', value: 'DIR', help: 'write the sentences of two reports into this folder instead; made when it is missing' },
    format: { type: 'string', value: 'NAME', help: `with --out: ${CHANGES_FORMATS.join(', ')} (md)` },
    language: { type: 'string', value: 'NAME', help: `with --out, of its words: ${TABLE_LANGUAGES.join(' or ')} (zh-CN)` },
  },
  async run(context) {
    const { args, output } = context
    const words = args.positionals
    if (words.length < FEWEST || words.length > MOST)
      throw new UsageError('Name two to six reports, by their ids or by words such as 青禾市2024.')
    const out = args.text('out')
    if (out) {
      if (words.length > FEWEST) throw new UsageError('Sentences are written for two reports.')
      return tellTableFile(output, await withLibrary(context, client => writeChanges(client, context, words, resolve(out))))
    }
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

/** Of two places nothing is new and nothing is gone: a sentence is only in the one or only in the other. */
type ToldChange = SentenceChange | 'onlyLeft' | 'onlyRight'

interface ToldSentence extends Omit<SentenceRow, 'left' | 'right' | 'change'> {
  readonly change: ToldChange
  readonly left: readonly ToldRange[]
  readonly right: readonly ToldRange[]
}

interface ToldRange extends Range {
  readonly text: string
}

interface Sentences {
  /** Ids of the reports: of one place's years the earlier is on the left. */
  readonly left: string
  readonly right: string
  readonly counts: Readonly<Partial<Record<ToldChange, number>>>
  readonly rows: readonly ToldSentence[]
}

interface Told extends Omit<Comparison, 'links'> {
  readonly links: readonly ToldLink[]
  /** Sections that have no counterpart. */
  readonly unmatched: readonly NamedSection[]
  /** Null for more than two reports. */
  readonly sentences: Sentences | null
}

/** All sentences, those that stayed too. */
async function writeChanges(client: Client, { args, signal }: CommandContext, words: readonly string[], directory: string) {
  const [one, other] = await reportsNamed(client, words)
  if (!one || !other) throw new UsageError('Sentences are compared between two reports.')
  const pair = inOrder(one, other)
  const format = oneOf('format', args.text('format') ?? 'md', CHANGES_FORMATS)
  const language = oneOf('language', args.text('language') ?? 'zh-CN', TABLE_LANGUAGES)
  return await client.call('exports.changes', { earlier: pair.left.id, later: pair.right.id, directory, format, language }, { signal })
}

/** Of one place's years the earlier one on the left. */
function inOrder(one: ReportSummary, other: ReportSummary): { readonly left: ReportSummary; readonly right: ReportSummary } {
  return isOneSeries(one, other) && (one.year ?? 0) > (other.year ?? 0) ? { left: other, right: one } : { left: one, right: other }
}

async function reportsNamed(client: Client, words: readonly string[]): Promise<ReportSummary[]> {
  const named = await namedReports(client, words)
  if (new Set(named.map(({ id }) => id)).size < named.length) throw new UsageError('A report is not compared with itself.')
  return named
}

async function compareNamed(client: Client, { args, signal }: CommandContext, words: readonly string[]): Promise<Told> {
  const named = await reportsNamed(client, words)
  const set = args.text('set')
  const reportIds = named.map(({ id }) => id)
  const comparison = await client.call('compare.open', { reportIds, ...(set === undefined ? {} : { setId: set }) }, { signal })
  const sectionAt = (place: SectionPlace): NamedSection => {
    const report = comparison.reports[place.column]
    const section = report?.sections[place.section]
    const { start = 0, end = 0, heading = '', part = 'other', role = 'section' } = section ?? {}
    return { ...place, reportId: report?.reportId ?? '', start, end, heading, part, role }
  }
  const startOf = (place: SectionPlace) => ({ reportId: sectionAt(place).reportId, start: sectionAt(place).start })
  // Sentences are cut into words for those that correspond by what they say.
  const byWords = comparison.links.filter(({ from }) => sectionAt(from).role === 'section')
  const pairs = byWords.map(({ from, to }) => ({ from: startOf(from), to: startOf(to) }))
  const shared = pairs.length > 0 ? (await client.call('compare.words', { pairs }, { signal })).words : []
  const alone = comparison.rows.filter(({ cells }) => cells.filter(cell => cell.length > 0).length === 1)
  const places = alone.flatMap(({ cells }) => cells.flatMap((cell, column) => cell.map(section => ({ column, section }))))
  return {
    ...comparison,
    links: comparison.links.map(link => ({
      ...link,
      from: sectionAt(link.from),
      to: sectionAt(link.to),
      words: shared[byWords.indexOf(link)] ?? [],
    })),
    unmatched: places.map(sectionAt).filter(({ role }) => role === 'section'),
    sentences: named.length === 2 ? await sentencesOf(client, named, signal) : null,
  }
}

async function sentencesOf(client: Client, named: readonly ReportSummary[], signal: CommandContext['signal']): Promise<Sentences> {
  const [one, other] = named
  if (!one || !other) throw new UsageError('Sentences are compared between two reports.')
  const series = isOneSeries(one, other)
  const { left, right } = inOrder(one, other)
  const { rows, counts } = await client.call('compare.sentences', { earlier: left.id, later: right.id }, { signal })
  const [was = '', is = ''] = [await textOf(client, left.id), await textOf(client, right.id)]
  const cut = (text: string, ranges: readonly Range[]) => ranges.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }))
  const toldOf = (change: SentenceChange): ToldChange => (series ? change : (APART.get(change) ?? change))
  return {
    left: left.id,
    right: right.id,
    counts: Object.fromEntries(SENTENCE_CHANGES.map(change => [toldOf(change), counts[change]])),
    rows: rows.map(row => ({ ...row, change: toldOf(row.change), left: cut(was, row.left), right: cut(is, row.right) })),
  }
}

const APART: ReadonlyMap<SentenceChange, ToldChange> = new Map([
  ['new', 'onlyRight'],
  ['gone', 'onlyLeft'],
])

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
  return told.sentences ? `${sections}\n${sentenceText(told, names, withSentences)}` : sections
}

function sentenceText({ reports, sentences }: Told, names: readonly string[], listed: boolean): string {
  if (!sentences) return ''
  const nameOf = (id: string) => names[reports.findIndex(({ reportId }) => reportId === id)] ?? id
  const [left, right] = [nameOf(sentences.left), nameOf(sentences.right)]
  const wordsOf = (change: ToldChange) => (change === 'onlyLeft' ? `only in ${left}` : change === 'onlyRight' ? `only in ${right}` : change)
  const numbers = Object.entries(sentences.counts).map(([change, count]) => `${count} ${wordsOf(change as ToldChange)}`)
  const title = `sentences of ${left} and ${right}: ${numbers.join(', ')}\n`
  if (!listed) return title
  const changed = LISTED.flatMap(change => sentences.rows.filter(row => row.change === change))
  const side = (ranges: readonly ToldRange[]) => shorten(ranges.map(({ text }) => text.trim()).join(' '), SENTENCE)
  return (
    title +
    table(
      ['change', left, right],
      changed.map(row => [wordsOf(row.change), side(row.left), side(row.right)]),
    )
  )
}

/** What is listed, in this order. */
const LISTED: readonly ToldChange[] = ['gone', 'onlyLeft', 'new', 'onlyRight', 'moved', 'reworded']
