import type { ThemedReport, ThemedStretch, ThemeSet, ThemeShare } from '../../shared/model/theme.ts'
import { MATRIX_COLUMNS, MATRIX_PARTS } from '../../shared/model/theme-matrix.ts'
import { BYTE_ORDER_MARK, type Cell, csvLine } from '../../shared/text/csv.ts'
import { UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { FILTERS, readFilters, reportFilter } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted, shorten, table } from './table.ts'
import { TABLE_FILE } from './table-file.ts'
import { tellMatrix } from './theme-matrix.ts'

/** Columns of a terminal for a heading. */
const HEADING = 40
const HEAD = ['place', 'year', 'what', 'part', 'theme', 'name', 'share', 'chosen', 'alternatives', 'heading', 'report', 'start', 'end']

/** A stretch as the command tells it. */
interface ToldStretch extends Omit<ThemedStretch, 'themes'> {
  /** Null where the stretch speaks of none. */
  readonly theme: string | null
  readonly name: string | null
  readonly share: number
  readonly alternatives: readonly ThemeShare[]
}

interface ToldReport extends Omit<ThemedReport, 'sections' | 'paragraphs'> {
  readonly sections: readonly ToldStretch[]
  readonly paragraphs: readonly ToldStretch[]
}

export const themes: Command = {
  name: 'themes',
  usage:
    '--library DIR [filters] [--set ID] [--csv] [--matrix [--by place|year|report] [--part review|plan] [--out DIR]] [--report ID --start S --end E --choose THEME]',
  summary: 'what the sections and paragraphs of reports are about',
  options: {
    ...LIBRARY,
    ...FILTERS,
    set: { type: 'string', value: 'ID', help: 'npc, cppcc, government, or a set of your own; by the body of the report unless told' },
    csv: { type: 'boolean', help: 'a table as CSV, with all that is known of each stretch' },
    matrix: { type: 'boolean', help: 'how much of the text is about each theme, in percent' },
    by: {
      type: 'string',
      value: 'WHAT',
      help: `with --matrix, what stands in its columns: ${MATRIX_COLUMNS.join(', ')} (place unless told)`,
    },
    part: { type: 'string', value: 'PART', help: `with --matrix: ${MATRIX_PARTS.join(' or ')}; the whole text unless told` },
    ...TABLE_FILE,
    start: { type: 'string', value: 'S', help: 'with --choose and one --report: offset of the first character that is about THEME' },
    end: { type: 'string', value: 'E', help: 'offset behind its last character' },
    choose: { type: 'string', value: 'THEME', help: 'its theme, by id; "none" takes back what was chosen' },
  },
  async run(context) {
    const { args, output, signal } = context
    if (args.text('choose') !== undefined) return await choose(context)
    if (args.flag('matrix')) return await tellMatrix(context)
    const filters = readFilters(args)
    const set = args.text('set')
    const result = await withLibrary(context, async client => {
      const onProgress = ({ done, total }: { done: number; total: number }) =>
        output.progress(`Reading themes: ${done} of ${total} reports`)
      const input = { filter: await reportFilter(client, filters), paragraphs: true, ...(set === undefined ? {} : { setId: set }) }
      const sets = await client.call('themes.sets', {})
      const reports: ToldReport[] = []
      let ms = 0
      for (let total = 1; reports.length < total; ) {
        const page = await client.call('themes.list', { ...input, offset: reports.length }, { signal, onProgress })
        reports.push(...page.reports.map(report => told(report, sets)))
        ms += page.ms
        // A report that went away meanwhile must not make this wait for ever.
        total = page.reports.length > 0 ? page.total : 0
      }
      return { reports, ms }
    })
    output.result(result, () => (args.flag('csv') ? csvOf(result.reports) : shown(result.reports)))
    return undefined
  },
}

async function choose(context: CommandContext): Promise<undefined> {
  const { args, output, signal } = context
  const [start, end, set] = [args.whole('start', 0), args.whole('end', 1), args.text('set')]
  if (start === undefined || end === undefined) throw new UsageError('--choose needs --report, --start and --end.')
  const chosen = args.need('choose')
  const input = { reportId: args.need('report'), start, end, theme: chosen === 'none' ? null : chosen }
  const action = await withLibrary(context, client =>
    client.call('themes.choose', set === undefined ? input : { ...input, setId: set }, { signal }),
  )
  output.result({ action }, () => `${chosen === 'none' ? 'Taken back.' : `Chosen: ${chosen}.`}\n`)
  return undefined
}

function told(report: ThemedReport, sets: readonly ThemeSet[]): ToldReport {
  const names = new Map(sets.find(({ id }) => id === report.setId)?.themes.map(({ id, name }) => [id, name['zh-CN']]))
  const tell = ({ themes: [best, ...alternatives], ...stretch }: ThemedStretch): ToldStretch => {
    return { ...stretch, theme: best?.theme ?? null, name: (best && names.get(best.theme)) ?? null, share: best?.share ?? 0, alternatives }
  }
  return { ...report, sections: report.sections.map(tell), paragraphs: report.paragraphs.map(tell) }
}

function csvOf(reports: readonly ToldReport[]): string {
  const rows = reports.flatMap(report => [
    ...report.sections.map(section => cellsOf(report, 'section', section)),
    ...report.paragraphs.map(paragraph => cellsOf(report, 'paragraph', paragraph)),
  ])
  return BYTE_ORDER_MARK + [HEAD, ...rows].map(csvLine).join('')
}

function cellsOf({ place, year, reportId }: ToldReport, what: string, stretch: ToldStretch): Cell[] {
  const { part, theme, name, share, chosen, alternatives, heading, start, end } = stretch
  const others = alternatives.map(other => `${other.theme} ${other.share}`).join('; ')
  return [place, year, what, part, theme, name, share, chosen ? 'yes' : '', others, heading, reportId, start, end]
}

function shown(reports: readonly ToldReport[]): string {
  const head = ['place', 'year', 'part', 'theme', 'share', 'or', 'heading']
  const rows = reports.flatMap(({ place, year, sections }) =>
    sections
      .filter(({ theme }) => theme !== null)
      .map(({ part, name, share, alternatives, heading }) => {
        return [place, year, part, name, share, alternatives[0]?.theme ?? '', shorten(heading, HEADING)]
      }),
  )
  return `${counted(rows.length, 'section')} in ${counted(reports.length, 'report')}\n${table(head, rows)}`
}
