import { resolve } from 'node:path'
import { oneOf } from './arguments.ts'
import { type Command, LIBRARY } from './command.ts'
import { FILTERS, readFilters } from './filters.ts'
import { withLibrary } from './session.ts'
import { counted } from './table.ts'

const FORMATS = ['markdown'] as const

export const exporting: Command = {
  name: 'export',
  usage: '--library DIR --out DIR [--format markdown] [filters]',
  summary: 'write highlights and notes, one Markdown file per report',
  options: {
    ...LIBRARY,
    out: { type: 'string', value: 'DIR', help: 'folder for the files; made when it is missing' },
    format: { type: 'string', value: 'NAME', help: FORMATS.join(', ') },
    ...FILTERS,
  },
  async run(context) {
    const { args, output, signal } = context
    const directory = resolve(args.need('out'))
    oneOf('format', args.text('format') ?? 'markdown', FORMATS)
    const filters = readFilters(args)
    const result = await withLibrary(context, async client => {
      const report = await filters.reports(client)
      const tagIds = await filters.tagIds(client)
      const filter = { report, ...(tagIds.length > 0 ? { tagIds } : {}) }
      const onProgress = ({ done, total }: { done: number; total: number }) => output.progress(`${done} of ${total} files`)
      return await client.call('exports.markdown', { directory, filter }, { signal, onProgress })
    })
    const { files, highlights, unchanged } = result
    output.result(result, () =>
      [...files, `${counted(highlights, 'highlight')} in ${counted(files.length, 'file')}; ${unchanged} unchanged`].join('\n'),
    )
    return undefined
  },
}
