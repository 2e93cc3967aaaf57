import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { congressReport } from '../fixtures/report-texts.ts'
import type { Line } from './line.ts'
import type { Server, Workplace } from './workplace.ts'

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

interface MemoEntry {
  readonly about: { readonly kind: string; readonly id?: string }
  readonly name: string
  readonly memo: { readonly text: string; readonly createdAt: string; readonly updatedAt: string }
}

/** A library of these folders, and a report of ours with characters outside of the basic plane. */
export async function openMarkedLibrary({ folders, serve }: Workplace, source: string, name: string): Promise<Server> {
  const rare = join(folders.home, '罕用字')
  await mkdir(rare, { recursive: true })
  await writeFile(join(rare, '𠮷林县2024.txt'), RARE)
  const server = await serve(source, rare)
  for (const path of [folders.home, source]) await server.line.call('host.grant', { path })
  await server.line.call('library.open', { path: join(folders.home, `${name}.duidu`), create: true })
  await server.line.call('sources.import', { paths: [source, rare] })
  return server
}

const RARE = `${congressReport({
  ...{ city: '云渡市', year: 2024, date: '2024年1月9日', session: '第三届人民代表大会第二次会议', speaker: '云渡' },
  ...{ meetings: 7, heard: 12, suggestions: 96 },
})}\n𠮷林镇😀办理建议𠮷件，“𡈽地”整治👍🏽完成，e\u0301与é并存。\n`

/** Units of each highlight before the word that was found; the second word's stand over the first's where both are near. */
const BEFORE = 20
const WORDS = ['的', '工作'] as const

/** So many highlights on the commonest words, half of them tagged, some with notes, many over one another; and memos about all sorts of things. */
export async function mark(line: Line, count: number): Promise<void> {
  const tags: string[] = []
  for (const name of ['会议', '检查', '代表']) tags.push((await line.call<{ id: string }>('tags.create', { path: ['监督', name] })).id)
  for (const word of WORDS) await markWord(line, word, Math.ceil(count / WORDS.length), tags)
  await markWord(line, '𠮷', 10, tags)
  const highlights = await line.call<Highlight[]>('highlights.list', {})
  const ids = highlights.filter((_, at) => at % 5 === 0).map(({ id }) => id)
  await line.call('highlights.update', { ids, note: '与上年相比有新的提法。😀\n需要核对数字。' })
  await write(line, { kind: 'library' }, '# 总的想法\n\n“引号” & <标签> 𠮷')
  for (const id of tags) await write(line, { kind: 'tag', id }, `- [ ] 只收有次数的 ${id}`)
  for (const id of new Set(highlights.slice(0, 40).map(({ reportId }) => reportId)))
    await write(line, { kind: 'report', id }, '这份写得细😀')
  for (const { id } of highlights.slice(-40)) await write(line, { kind: 'highlight', id }, '与别处比')
}

async function write(line: Line, about: object, text: string): Promise<void> {
  await line.call('memos.save', { about, text })
}

async function markWord(line: Line, word: string, count: number, tags: readonly string[]): Promise<void> {
  const { key } = await line.call<{ key: string }>('concordance.open', { query: word })
  const { rows } = await line.call<{ rows: { reportId: string; start: number; end: number }[] }>('concordance.rows', {
    ...{ key, from: 0, count: Math.min(count, 5000), width: 0 },
  })
  for (let from = 5000; from < count; from += 5000) {
    const more = await line.call<{ rows: typeof rows }>('concordance.rows', { key, from, count: Math.min(5000, count - from), width: 0 })
    rows.push(...more.rows)
  }
  for (const [i, tag] of [...tags, undefined].entries()) {
    const only = rows
      .filter((_, at) => at % (tags.length + 1) === i)
      .map(({ reportId, start, end }) => ({ reportId, start: Math.max(0, start - BEFORE), end }))
    if (only.length === 0) continue
    await line.call('concordance.highlight', {
      ...{ key, only, colour: ['rouge', 'azure', 'ochre', 'gamboge'][i] },
      ...(tag ? { tagIds: [tag] } : {}),
    })
  }
}

/** All that a user would miss, without the ids of reports and tags, which are the library's own. */
export async function remarksOf(line: Line): Promise<string[]> {
  const found = await line.call<Highlight[]>('highlights.list', {})
  const memos = await line.call<MemoEntry[]>('memos.list', {})
  return [
    ...found.map(({ id, quote, start, end, colour, note, tags, state, createdAt, updatedAt }) =>
      JSON.stringify([id, quote, start, end, colour, note, tags, state, createdAt, updatedAt]),
    ),
    ...memos.map(({ about, name, memo: { text, createdAt, updatedAt } }) =>
      JSON.stringify([about.kind, about.kind === 'library' ? '' : name, text, createdAt, updatedAt]),
    ),
  ]
}
