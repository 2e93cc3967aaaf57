import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine
let reportId: string

beforeEach(async () => {
  engine = await startEngine()
  await read(SENTENCE)
  reportId = (await engine.call('reports.list', {}))[0]?.id ?? ''
})

afterEach(() => engine.stop())

const read = (sentence: string) =>
  engine.call('sources.import', { paths: [engine.write('报告', { '青禾市.txt': reportText('青禾市', 2024, sentence) })] })
const bin = async () => (await engine.call('bin.list', {})).map(({ kind, words }) => `${kind} ${words}`)
const tags = async () => (await engine.call('tags.list', {})).map(({ path, count }) => `${path} ${count}`)

async function mark(quote: string, tagIds: string[] = []): Promise<string> {
  const start = ((await engine.call('reports.get', { id: reportId, text: true })).text ?? '').indexOf(quote)
  return (await engine.call('highlights.add', { reportId, start, end: start + quote.length, tagIds, note: '记' })).id
}

describe('the bin', () => {
  it('gives back a highlight with its note and tags, also after a restart and much else, and undo takes it away again', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督'] })
    const id = await mark('常委会会议7次', [tag])
    await engine.call('highlights.remove', { ids: [id] })
    await engine.call('tags.create', { path: ['别的'] })
    engine = await engine.restart()
    await engine.call('library.open', { path: engine.library })
    expect(await bin()).toEqual(['highlight 常委会会议7次'])
    expect(await engine.call('bin.restore', { items: [{ kind: 'highlight', id }] })).toMatchObject({ kind: 'bin.restore', count: 1 })
    expect(await engine.call('highlights.ofReport', { reportId })).toMatchObject([{ id, note: '记', tagIds: [tag] }])
    expect(await bin()).toEqual([])
    await engine.call('journal.undo', {})
    expect(await engine.call('highlights.ofReport', { reportId })).toEqual([])
    expect(await bin()).toEqual(['highlight 常委会会议7次'])
  })

  it('puts a highlight on its words in a text that changed in the meantime', async () => {
    const id = await mark('审议专项工作报告16项')
    await engine.call('highlights.remove', { ids: [id] })
    await read(`前面加了一句。${SENTENCE}`)
    await engine.call('bin.restore', { items: [{ kind: 'highlight', id }] })
    const text = (await engine.call('reports.get', { id: reportId, text: true })).text ?? ''
    const [back] = await engine.call('highlights.ofReport', { reportId })
    expect(text.slice(back?.start, back?.end)).toBe('审议专项工作报告16项')
    expect(await engine.call('library.check', {})).toMatchObject({ ok: true })
  })

  it('gives back a tag with those below it and its highlights, under another name where its own is taken', async () => {
    await engine.call('tags.create', { path: ['监督'] })
    const child = await engine.call('tags.create', { path: ['监督', '会议'] })
    await mark('常委会会议7次', [child.id])
    const parentId = child.parentId ?? ''
    await engine.call('tags.remove', { id: parentId })
    await engine.call('tags.create', { path: ['监督'] })
    expect(await bin()).toEqual(['tag 监督'])
    await engine.call('bin.restore', { items: [{ kind: 'tag', id: parentId }] })
    expect(await tags()).toEqual(['监督 0', '监督 2 0', '监督 2/会议 1'])
    expect(await bin()).toEqual([])
  })

  it('does not hold what was merged, nor an import that was taken back', async () => {
    const [first, second] = [await engine.call('tags.create', { path: ['甲'] }), await engine.call('tags.create', { path: ['乙'] })]
    await engine.call('tags.merge', { ids: [first.id], into: second.id })
    expect(await bin()).toEqual([])
    await engine.call('journal.goTo', { id: 0 })
    expect(await engine.call('reports.list', {})).toEqual([])
    expect(await bin()).toEqual([])
  })

  it('gives back reports and sources with their highlights', async () => {
    await mark('常委会会议7次')
    const [{ id: source } = { id: 0 }] = await engine.call('sources.list', {})
    await engine.call('reports.remove', { ids: [reportId] })
    expect(await engine.call('bin.list', {})).toMatchObject([{ kind: 'report', id: reportId, highlights: 1 }])
    await engine.call('bin.restore', { items: [{ kind: 'report', id: reportId }] })
    await engine.call('sources.remove', { ids: [source] })
    expect(await engine.call('bin.list', {})).toMatchObject([{ kind: 'source', id: String(source), highlights: 1 }])
    await engine.call('bin.restore', { items: [{ kind: 'source', id: String(source) }] })
    expect(await engine.call('highlights.list', {})).toHaveLength(1)
  })

  it('is emptied for good, and the library stays sound', async () => {
    const id = await mark('常委会会议7次')
    await engine.call('highlights.remove', { ids: [id] })
    const paths = [engine.write('另', { '临溪市.txt': reportText('临溪市', 2023, '全年没有召开会议。') })]
    await engine.call('sources.import', { paths })
    const other = (await engine.call('sources.list', {})).find(({ path }) => path.includes('临溪'))
    await engine.call('sources.remove', { ids: [other?.id ?? 0] })
    expect(await engine.call('bin.empty', {})).toEqual({ removed: 2 })
    expect(await bin()).toEqual([])
    expect(await engine.call('journal.get', {})).toEqual({ undo: null, redo: null })
    expect((await engine.call('reports.list', {})).map(report => report.id)).toEqual([reportId])
    expect(await engine.call('library.check', {})).toMatchObject({ ok: true })
    // The file may come in again.
    expect(await engine.call('sources.import', { paths })).toMatchObject({ sources: 1, reports: 1 })
  })
})

describe('history', () => {
  it('tells what was done in words, and goes to any point there and back, also after a restart', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督'] })
    await mark('常委会会议7次', [tag])
    await mark('专项工作报告16项')
    engine = await engine.restart()
    await engine.call('library.open', { path: engine.library })
    const { entries } = await engine.call('journal.list', {})
    expect(entries.map(({ kind, words }) => [kind, words])).toEqual([
      ['highlight.add', '专项工作报告16项'],
      ['highlight.add', '常委会会议7次'],
      ['tag.create', '监督'],
      ['source.import', '报告/青禾市.txt'],
    ])
    const made = entries[2]?.id ?? 0
    expect(await engine.call('journal.goTo', { id: made })).toEqual({ steps: 2 })
    expect(await engine.call('highlights.list', {})).toEqual([])
    expect((await engine.call('journal.list', {})).entries.map(({ state }) => state)).toEqual(['undone', 'undone', 'done', 'done'])
    expect(await engine.call('journal.goTo', { id: entries[0]?.id ?? 0 })).toEqual({ steps: 2 })
    expect(await engine.call('highlights.list', {})).toHaveLength(2)
    expect(engine.payloads('highlights.changed').at(-1)?.reportIds).toEqual([reportId])
  })

  it('comes in pages', async () => {
    for (const path of ['甲', '乙', '丙']) await engine.call('tags.create', { path: [path] })
    const first = await engine.call('journal.list', { limit: 2 })
    expect([first.entries.map(({ words }) => words), first.more]).toEqual([['丙', '乙'], true])
    const second = await engine.call('journal.list', { limit: 2, before: first.entries[1]?.id ?? 0 })
    expect([second.entries.map(({ words }) => words), second.more]).toEqual([['甲', '报告/青禾市.txt'], false])
  })
})
