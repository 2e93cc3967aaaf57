import { statSync } from 'node:fs'
import { join } from 'node:path'
import { measureKilledExport } from './export-kill.ts'
import { writeReports } from './generated-reports.ts'
import { mark, openMarkedLibrary, remarksOf } from './marked-library.ts'
import { type Figure, milliseconds } from './measuring.ts'
import type { Server, Workplace } from './workplace.ts'

const HIGHLIGHTS = 5000
/** Where there is no corpus, as many reports as it has. */
const REPORTS = 80
const CHARACTERS = 12_000

interface Reading {
  readonly added: number
  readonly unchanged: number
  readonly unplacedCount: number
  readonly conflictCount: number
  readonly memos: { readonly added: number }
  readonly action: object | null
}

/** 5,000 highlights out in every format, and in again where the format can: time, what the file takes, memory, and whether all came back. */
export async function measureExport(workplace: Workplace): Promise<Figure[]> {
  const { folders, corpus } = workplace
  const source = corpus ?? join(folders.home, '五千')
  if (!corpus) await writeReports(source, REPORTS, CHARACTERS)
  const from = await openMarkedLibrary(workplace, source, '出')
  await mark(from.line, HIGHLIGHTS)
  const marked = await remarksOf(from.line)
  const out = join(folders.home, '导出')
  const figures: Figure[] = [{ what: 'highlights and memos in the library', value: marked.length, unit: '', budget: null }]
  const files = new Map<string, string>()
  for (const { format, method, more = {}, budget } of FORMATS) {
    await from.watch()
    let file = ''
    const took = await milliseconds(async () => {
      file = (await from.line.call<{ file?: string }>(method, { directory: join(out, format), ...more })).file ?? ''
    })
    const { memory } = await from.watch()
    files.set(format, file)
    figures.push({ what: `${HIGHLIGHTS} highlights to ${format}`, value: took, unit: 'ms', budget })
    figures.push({ what: '  the most memory of the program meanwhile', value: memory / 1e6, unit: 'MB', budget: null })
    if (file !== '') figures.push({ what: '  bytes of the file', value: statSync(file).size / 1e6, unit: 'MB', budget: null })
  }
  await end(from)
  for (const format of ['jsonld', 'qdpx', 'archive'])
    figures.push(...(await measureReturn(workplace, source, format, files.get(format) ?? '', marked)))
  figures.push(...(await measureRestored(workplace, files.get('archive') ?? '', marked)))
  figures.push(...(await measureManyHighlights(workplace, source)))
  const killed = await measureKilledExport(folders.home, () => resumeLibrary(workplace, '出'))
  return [...figures, ...killed]
}

/** Two seconds for Markdown, three for a workbook; the others are held to the same, but for documents, which carry all texts. */
const FORMATS: readonly { readonly format: string; readonly method: string; readonly more?: object; readonly budget: number | null }[] = [
  ...['report', 'report-obsidian', 'tag', 'tag-obsidian', 'place', 'year', 'all', 'matrix'].map(template => ({
    format: `markdown, ${template}`,
    method: 'exports.markdown',
    more: { template },
    budget: 2000,
  })),
  { format: 'jsonld', method: 'exports.jsonld', budget: 2000 },
  { format: 'qdpx', method: 'exports.qdpx', budget: 3000 },
  { format: 'csv', method: 'exports.table', more: { format: 'csv' }, budget: 2000 },
  { format: 'xlsx', method: 'exports.table', more: { format: 'xlsx' }, budget: 3000 },
  { format: 'docx', method: 'exports.docx', budget: null },
  { format: 'the quote matrix', method: 'exports.matrix', more: { format: 'xlsx' }, budget: 3000 },
  { format: 'archive', method: 'exports.library', budget: null },
]

async function measureReturn(
  workplace: Workplace,
  source: string,
  format: string,
  path: string,
  marked: readonly string[],
): Promise<Figure[]> {
  const to = await openMarkedLibrary(workplace, source, `入-${format}`)
  await to.watch()
  let first: Reading | undefined
  const took = await milliseconds(async () => {
    first = await to.line.call<Reading>('annotations.import', { path })
  })
  const { memory } = await to.watch()
  const came = new Set(await remarksOf(to.line))
  const lost = marked.filter(each => !came.has(each)).length
  let second: Reading | undefined
  const again = await milliseconds(async () => {
    second = await to.line.call<Reading>('annotations.import', { path })
  })
  await end(to)
  const changed = (second?.added ?? 1) + (second?.conflictCount ?? 1) + (second?.memos.added ?? 1) + (second?.action ? 1 : 0)
  return [
    { what: `${first?.added ?? 0} highlights in from ${format}`, value: took, unit: 'ms', budget: 5000 },
    { what: '  the most memory of the program meanwhile', value: memory / 1e6, unit: 'MB', budget: null },
    { what: `  highlights and memos that did not come back from ${format} as they went`, value: lost, unit: '', budget: 0 },
    { what: '  the same file a second time', value: again, unit: 'ms', budget: null },
    { what: '  what it changed the second time', value: changed, unit: '', budget: 0 },
  ]
}

/** The archive as a library of its own. */
async function measureRestored({ folders, serve }: Workplace, path: string, marked: readonly string[]): Promise<Figure[]> {
  const server = await serve()
  await server.line.call('host.grant', { path: folders.home })
  const took = await milliseconds(() => server.line.call('backups.restoreFile', { path, library: join(folders.home, '放回.duidu') }))
  const came = await remarksOf(server.line)
  await end(server)
  const different = came.length === marked.length ? came.filter((each, at) => each !== marked[at]).length : came.length
  return [
    { what: 'the archive put back', value: took, unit: 'ms', budget: null },
    { what: '  highlights and memos that are others in it', value: different, unit: '', budget: 0 },
  ]
}

const FEW_AND_MANY = [5_000, 50_000] as const

/** Memory that an export takes beside what the program holds anyway; with ten times as many highlights it should be hardly more. */
async function measureManyHighlights(workplace: Workplace, source: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const count of FEW_AND_MANY) {
    const name = `${count} 条`
    const server = await openMarkedLibrary(workplace, source, name)
    await mark(server.line, count)
    await end(server)
    for (const { format, method, more = {} } of FORMATS.filter(isMeasuredAlone)) {
      // A new program each time: what one export leaves behind is not the next one's.
      const alone = await resumeLibrary(workplace, name)
      await alone.line.call('reports.list', {})
      await alone.watch()
      await alone.line.call('reports.list', {})
      const before = (await alone.watch()).memory
      const took = await milliseconds(() => alone.line.call(method, { directory: join(workplace.folders.home, name, format), ...more }))
      const { memory } = await alone.watch()
      await end(alone)
      figures.push({ what: `${count} highlights to ${format}`, value: took, unit: 'ms', budget: null })
      figures.push({ what: '  memory beside what the program holds', value: (memory - before) / 1e6, unit: 'MB', budget: null })
    }
  }
  return figures
}

function isMeasuredAlone({ format }: { readonly format: string }): boolean {
  return !format.startsWith('markdown') || format.endsWith('report') || format.endsWith('tag')
}

/** As it was left. */
async function resumeLibrary({ folders, serve }: Workplace, name: string): Promise<Server> {
  const server = await serve()
  await server.line.call('host.grant', { path: folders.home })
  await server.line.call('library.open', { path: join(folders.home, `${name}.duidu`) })
  return server
}

async function end({ line, program }: Server): Promise<void> {
  line.close()
  await program.kill()
}
