import { statSync } from 'node:fs'
import { join } from 'node:path'
import { measureKilledExport } from './export-kill.ts'
import { writeReports } from './generated-reports.ts'
import type { Line } from './line.ts'
import { type Figure, milliseconds } from './measuring.ts'
import type { Server, Workplace } from './workplace.ts'

const HIGHLIGHTS = 5000
/** Where there is no corpus, as many reports as it has. */
const REPORTS = 80
const CHARACTERS = 12_000

interface Highlight {
  readonly id: string
  readonly reportId: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly colour: string
  readonly note: string
  readonly tags: readonly string[]
  readonly state: string
  readonly createdAt: string
  readonly updatedAt: string
}
interface Reading {
  readonly added: number
  readonly unchanged: number
  readonly unplacedCount: number
  readonly conflictCount: number
  readonly action: object | null
}

/** 5,000 highlights out in every format, and in again where the format can: time, what the file takes, memory, and whether all came back. */
export async function measureExport(workplace: Workplace): Promise<Figure[]> {
  const { folders, corpus } = workplace
  const source = corpus ?? join(folders.home, '五千')
  if (!corpus) await writeReports(source, REPORTS, CHARACTERS)
  const from = await openLibrary(workplace, source, '出')
  await mark(from.line)
  const marked = await remarksOf(from.line)
  const out = join(folders.home, '导出')
  const figures: Figure[] = [{ what: 'highlights in the library', value: marked.length, unit: '', budget: null }]
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
  for (const format of ['jsonld', 'qdpx'])
    figures.push(...(await measureReturn(workplace, source, format, files.get(format) ?? '', marked)))
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
]

async function measureReturn(
  workplace: Workplace,
  source: string,
  format: string,
  path: string,
  marked: readonly string[],
): Promise<Figure[]> {
  const to = await openLibrary(workplace, source, `入-${format}`)
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
  const changed = (second?.added ?? 1) + (second?.conflictCount ?? 1) + (second?.action ? 1 : 0)
  return [
    { what: `${first?.added ?? 0} highlights in from ${format}`, value: took, unit: 'ms', budget: 5000 },
    { what: '  the most memory of the program meanwhile', value: memory / 1e6, unit: 'MB', budget: null },
    { what: `  highlights that did not come back from ${format} as they went`, value: lost, unit: '', budget: 0 },
    { what: '  the same file a second time', value: again, unit: 'ms', budget: null },
    { what: '  what it changed the second time', value: changed, unit: '', budget: 0 },
  ]
}

/** As it was left. */
async function resumeLibrary({ folders, serve }: Workplace, name: string): Promise<Server> {
  const server = await serve()
  await server.line.call('host.grant', { path: folders.home })
  await server.line.call('library.open', { path: join(folders.home, `${name}.duidu`) })
  return server
}

async function openLibrary({ folders, serve }: Workplace, source: string, name: string): Promise<Server> {
  const server = await serve(source)
  for (const path of [folders.home, source]) await server.line.call('host.grant', { path })
  await server.line.call('library.open', { path: join(folders.home, `${name}.duidu`), create: true })
  await server.line.call('sources.import', { paths: [source] })
  return server
}

async function end({ line, program }: Server): Promise<void> {
  line.close()
  await program.kill()
}

/** Units of each highlight before the word that was found. */
const BEFORE = 20

/** The first occurrences of the commonest word, each with the words before it; half of them tagged, some with notes. */
async function mark(line: Line): Promise<void> {
  const tags: string[] = []
  for (const name of ['会议', '检查', '代表']) tags.push((await line.call<{ id: string }>('tags.create', { path: ['监督', name] })).id)
  const { key } = await line.call<{ key: string }>('concordance.open', { query: '的' })
  const { rows } = await line.call<{ rows: { reportId: string; start: number; end: number }[] }>('concordance.rows', {
    ...{ key, from: 0, count: HIGHLIGHTS, width: 0 },
  })
  for (const [i, tag] of [...tags, undefined].entries()) {
    const only = rows
      .filter((_, at) => at % (tags.length + 1) === i)
      .map(({ reportId, start, end: last }) => ({ reportId, start: Math.max(0, start - BEFORE), end: last }))
    await line.call('concordance.highlight', {
      key,
      only,
      colour: ['rouge', 'azure', 'ochre', 'gamboge'][i],
      ...(tag ? { tagIds: [tag] } : {}),
    })
  }
  const highlights = await line.call<Highlight[]>('highlights.list', {})
  const ids = highlights.filter((_, at) => at % 5 === 0).map(({ id }) => id)
  await line.call('highlights.update', { ids, note: '与上年相比有新的提法。\n需要核对数字。' })
}

/** Without the ids of reports and tags, which are the library's own. */
async function remarksOf(line: Line): Promise<string[]> {
  const found = await line.call<Highlight[]>('highlights.list', {})
  return found.map(({ id, quote, start, end: last, colour, note, tags, state, createdAt, updatedAt }) =>
    JSON.stringify([id, quote, start, last, colour, note, tags, state, createdAt, updatedAt]),
  )
}
