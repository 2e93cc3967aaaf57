import { resolve } from 'node:path'
import type { CancelSignal } from '../../shared/cancel.ts'
import type { Client } from '../../shared/client.ts'
import type { HighlightFilter } from '../../shared/model/highlight.ts'
import { TABLE_LANGUAGES, type TableFormat, type TableLanguage } from '../../shared/model/table.ts'
import { MATRIX_SIDES, type MatrixSide } from '../../shared/tabling/quote-matrix.ts'
import { oneOf, UsageError } from './arguments.ts'
import { type Command, type CommandContext, LIBRARY } from './command.ts'
import { FILTERS, readFilters } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted } from './table.ts'

/** What csv and xlsx can be of. */
const TABLES = ['highlights', 'matrix', 'pairs', 'codebook'] as const

interface Wish {
  readonly client: Client
  readonly directory: string
  readonly filter: HighlightFilter
  /** Id of a template for Markdown. */
  readonly template: string | undefined
  readonly table: (typeof TABLES)[number]
  /** Columns of the quote matrix. */
  readonly by: MatrixSide
  readonly language: TableLanguage
  readonly options: { readonly signal: CancelSignal; readonly onProgress: (progress: { done: number; total: number }) => void }
}

/** What is written, and how its outcome is told on a terminal. */
type Writer = (wish: Wish) => Promise<{ readonly result: object; readonly lines: readonly string[] }>

const WRITERS = {
  async markdown({ client, directory, filter, template, language, options }) {
    const input = { directory, filter, language, ...(template === undefined ? {} : { template }) }
    const result = await client.call('exports.markdown', input, options)
    const { files, highlights, unchanged, conflicts } = result
    const both = conflicts.map(({ file }) => `changed on both sides, both are in it: ${file}`)
    return {
      result,
      lines: [...files, ...both, `${counted(highlights, 'highlight')} in ${counted(files.length, 'file')}; ${unchanged} unchanged`],
    }
  },
  async jsonld({ client, directory, filter, options }) {
    return told(await client.call('exports.jsonld', { directory, filter }, options))
  },
  async qdpx({ client, directory, filter, options }) {
    const result = await client.call('exports.qdpx', { directory, filter }, options)
    const lost = result.leftOut > 0 ? [`${counted(result.leftOut, 'highlight')} left out, whose words are no longer in the text`] : []
    return { result, lines: [...told(result).lines, ...lost] }
  },
  async docx({ client, directory, filter, language, options }) {
    const result = await client.call('exports.docx', { directory, filter, language }, options)
    return { result, lines: [...result.files, counted(result.highlights, 'highlight')] }
  },
  async qdc({ client, directory, options: { signal } }) {
    const result = await client.call('exports.qdc', { directory }, { signal })
    return { result, lines: [result.file, counted(result.tags, 'tag')] }
  },
  csv: tableAs('csv'),
  xlsx: tableAs('xlsx'),
  gbt7714: bibliography('gbt7714'),
  bibtex: bibliography('bibtex'),
  csl: bibliography('csl'),
} as const satisfies Record<string, Writer>

/** The table that `--table` names. */
function tableAs(format: TableFormat): Writer {
  return async ({ client, directory, filter, table, by, language, options }) => {
    const input = { directory, filter, format, language }
    switch (table) {
      case 'highlights':
        return told(await client.call('exports.table', input, options))
      case 'matrix': {
        const result = await client.call('exports.matrix', { ...input, by }, options)
        return { result, lines: [...result.files, counted(result.rows, 'tag')] }
      }
      case 'pairs': {
        const result = await client.call('exports.tagPairs', input, options)
        return { result, lines: [result.file, counted(result.rows, 'tag')] }
      }
      case 'codebook': {
        const result = await client.call('exports.codebook', { directory, format, language }, { signal: options.signal })
        return { result, lines: [result.file, counted(result.rows, 'tag')] }
      }
    }
  }
}

/** The reports that pass, as references. */
function bibliography(format: 'gbt7714' | 'bibtex' | 'csl'): Writer {
  return async ({ client, directory, filter, options: { signal } }) => {
    const result = await client.call('exports.bibliography', { directory, format, filter: filter.report ?? {} }, { signal })
    return { result, lines: [result.file, counted(result.reports, 'report')] }
  }
}

function told(result: { readonly file: string; readonly highlights: number }) {
  return { result, lines: [result.file, counted(result.highlights, 'highlight')] }
}

const FORMATS = Object.keys(WRITERS) as (keyof typeof WRITERS)[]

export const exporting: Command = {
  name: 'export',
  usage: '--library DIR --out DIR [--format NAME] [--template NAME] [--table NAME] [filters]',
  summary: 'write highlights and notes: Markdown, one file per report, or all in one file for other programs',
  options: {
    ...LIBRARY,
    out: { type: 'string', value: 'DIR', help: 'folder for the files; made when it is missing' },
    format: {
      type: 'string',
      value: 'NAME',
      help: `${FORMATS.join(', ')}; jsonld: W3C Web Annotations, qdpx and qdc: project and codebook of REFI-QDA, csv and xlsx: tables; docx: the reports with comments; gbt7714, bibtex and csl: the reports as references`,
    },
    template: {
      type: 'string',
      value: 'NAME',
      help: 'for Markdown: report, report-obsidian, tag, tag-obsidian, place, year, all, matrix, or one of the library',
    },
    table: {
      type: 'string',
      value: 'NAME',
      help: 'for csv and xlsx: highlights (unless told), matrix (tags by places or years, the quotes in the cells), pairs (tags that stand together), codebook',
    },
    by: { type: 'string', value: 'WHAT', help: `with --table matrix, what stands in its columns: ${MATRIX_SIDES.join(' or ')} (place)` },
    language: { type: 'string', value: 'NAME', help: `of tables and documents: ${TABLE_LANGUAGES.join(' or ')} (zh-CN)` },
    ...FILTERS,
  },
  async run(context: CommandContext) {
    const { args, output, signal } = context
    const directory = resolve(args.need('out'))
    const format = oneOf('format', args.text('format') ?? 'markdown', FORMATS)
    const table = oneOf('table', args.text('table') ?? 'highlights', TABLES)
    const by = oneOf('by', args.text('by') ?? 'place', MATRIX_SIDES)
    const language = oneOf('language', args.text('language') ?? 'zh-CN', TABLE_LANGUAGES)
    const filters = readFilters(args)
    const { result, lines } = await withLibrary(context, async client => {
      const report = await filters.reports(client)
      const tagIds = await filters.tagIds(client)
      const filter = { report, ...(tagIds.length > 0 ? { tagIds } : {}) }
      const noun = format === 'markdown' ? 'files' : 'highlights'
      const onProgress = ({ done, total }: { done: number; total: number }) => output.progress(`${done} of ${total} ${noun}`)
      const template = await templateOf(client, args.text('template'))
      return await WRITERS[format]({ client, directory, filter, template, table, by, language, options: { signal, onProgress } })
    })
    output.result(result, () => lines.join('\n'))
    return undefined
  },
}

/** By its id, or by the name that the user gave it. */
async function templateOf(client: Client, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined
  const templates = await client.call('exports.templates', {})
  const found = templates.find(({ id, name }) => id === wanted || name === wanted)
  if (!found) throw new UsageError(`There is no template "${wanted}"; there are ${templates.map(({ id, name }) => name || id).join(', ')}.`)
  return found.id
}
