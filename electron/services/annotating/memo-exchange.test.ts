import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { linkTo } from '../../../shared/interchange/passage-link.ts'
import type { MemoSubject } from '../../../shared/model/memo.ts'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

const FILES = { '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE), '云岭市2024.txt': reportText('云岭市', 2024, SENTENCE) }

async function startWithReports(folder = '报告'): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  await engine.call('sources.import', { paths: [engine.write(folder, FILES)] })
  return engine
}

const RARE = '𠮷林😀 “引号” & <标签> ]]>\n\n- [ ] 一\n- **二**\t末'

interface Noted {
  readonly report: string
  /** Of a report without highlights. */
  readonly bare: string
  readonly tag: string
  readonly highlight: string
}

/** A memo about everything that can have one; that about the library leads to the highlight. */
async function note(engine: TestEngine): Promise<Noted> {
  const [report] = await engine.call('reports.list', { filter: { source: '青禾市' } })
  const [bare] = await engine.call('reports.list', { filter: { source: '云岭市' } })
  const { id: tag } = await engine.call('tags.create', { path: ['监督', '会议'] })
  const place = { reportId: report?.id ?? '', start: 5, end: 12 }
  const { id: highlight } = await engine.call('highlights.add', { ...place, tagIds: [tag], note: '短的' })
  const link = linkTo({ reportId: report?.id ?? '', highlightId: highlight })
  await save(engine, { kind: 'library' }, `总的想法，见[这里](${link})`)
  await save(engine, { kind: 'report', id: report?.id ?? '' }, RARE)
  await save(engine, { kind: 'report', id: bare?.id ?? '' }, '还没有读')
  await save(engine, { kind: 'tag', id: tag }, '只收有次数的')
  await save(engine, { kind: 'highlight', id: highlight }, '与云岭比')
  return { report: report?.id ?? '', bare: bare?.id ?? '', tag, highlight }
}

async function save(engine: TestEngine, about: MemoSubject, text: string): Promise<void> {
  await engine.call('memos.save', { about, text })
}

/** By what they are about, as a reader sees it. */
async function memosOf(engine: TestEngine) {
  const entries = await engine.call('memos.list', {})
  return entries
    .map(({ about, name, memo }) => ({
      kind: about.kind,
      name: about.kind === 'library' ? '' : name,
      text: memo?.text,
      at: memo?.updatedAt,
    }))
    .sort((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1))
}

const OUT = (engine: TestEngine) => join(engine.folder, 'out')

const WAYS = {
  jsonld: async (engine: TestEngine) => (await engine.call('exports.jsonld', { directory: OUT(engine) })).file,
  qdpx: async (engine: TestEngine) => (await engine.call('exports.qdpx', { directory: OUT(engine) })).file,
  archive: async (engine: TestEngine) => (await engine.call('exports.library', { directory: OUT(engine) })).file,
  library: async (engine: TestEngine) => {
    await engine.call('library.open', { path: join(engine.folder, '另一个.duidu'), create: true })
    return engine.library
  },
} as const

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('memos by %s', way => {
  it('come into a library with the same reports as they were, once', async () => {
    const from = await startWithReports()
    await note(from)
    const before = await memosOf(from)
    expect(before).toHaveLength(5)
    const path = await WAYS[way](from)

    const to = await startWithReports()
    expect(await to.call('annotations.preview', { path })).toMatchObject({ memos: { added: 5, unchanged: 0, conflicts: [], unplaced: 0 } })
    expect(await memosOf(to)).toEqual([])
    const result = await to.call('annotations.import', { path })
    expect(result).toMatchObject({ added: 1, memos: { added: 5 }, action: { kind: 'annotation.import' } })
    expect(await memosOf(to)).toEqual(before)

    const again = await to.call('annotations.import', { path })
    expect(again).toMatchObject({ added: 0, conflictCount: 0, memos: { added: 0, unchanged: 5, conflicts: [], unplaced: 0 }, action: null })
    await to.call('journal.undo', {})
    expect(await memosOf(to)).toEqual([])
  })

  it('stay as they are where the library says something else, until theirs is taken', async () => {
    const from = await startWithReports()
    await note(from)
    const path = await WAYS[way](from)
    const to = await startWithReports()
    const [report] = await to.call('reports.list', { filter: { source: '青禾市' } })
    await save(to, { kind: 'report', id: report?.id ?? '' }, '我的看法')
    const kept = await to.call('annotations.import', { path })
    expect(kept.memos).toMatchObject({ added: 4, conflicts: [{ about: 'report', mine: '我的看法', theirs: RARE }] })
    expect((await memosOf(to)).find(memo => memo.text === '我的看法')).toBeDefined()
    const [conflict] = kept.memos.conflicts
    expect(await to.call('annotations.import', { path, take: [conflict?.id ?? ''] })).toMatchObject({ replaced: 1 })
    const texts = (await memosOf(to)).map(({ text }) => text)
    expect(texts).toHaveLength(5)
    expect(texts).toContain(RARE)
    expect(texts).not.toContain('我的看法')
  })
})

it('memos whose reports are not there are counted, and links lead to the reports as they are called here', async () => {
  const from = await startWithReports()
  await note(from)
  const { file } = await from.call('exports.jsonld', { directory: OUT(from) })
  const to = await startEngine()
  running.push(to)
  await to.call('sources.import', { paths: [to.write('别处', { '青禾市2023.txt': FILES['青禾市2023.txt'] })] })
  expect(await to.call('annotations.import', { path: file })).toMatchObject({ memos: { added: 4, unplaced: 1 } })
  const [report] = await to.call('reports.list', {})
  const [highlight] = await to.call('highlights.list', {})
  const library = (await to.call('memos.list', {})).find(({ about }) => about.kind === 'library')
  expect(library?.memo?.text).toContain(linkTo({ reportId: report?.id ?? '', highlightId: highlight?.id ?? '' }))
  expect(report?.id).not.toBe((await from.call('reports.list', { filter: { source: '青禾市' } }))[0]?.id)
})

it('a project brings its texts and their memos into a library that has nothing yet', async () => {
  const from = await startWithReports()
  await note(from)
  const path = await WAYS.qdpx(from)
  const to = await startEngine()
  running.push(to)
  await to.call('library.open', { path: to.library, create: true })
  expect(await to.call('annotations.preview', { path })).toMatchObject({ added: 0, enclosed: { documents: 2 }, memos: { unplaced: 0 } })
  await to.call('annotations.import', { path })
  const told = (memos: Awaited<ReturnType<typeof memosOf>>) => memos.map(({ kind, text, at }) => ({ kind, text, at }))
  const expected = told(await memosOf(from)).map(memo => ({ ...memo, text: memo.text?.replace(/duidu:.*(?=\))/, '') }))
  expect(told(await memosOf(to)).map(memo => ({ ...memo, text: memo.text?.replace(/duidu:.*(?=\))/, '') }))).toEqual(expected)
  expect(await to.call('annotations.import', { path })).toMatchObject({
    added: 0,
    memos: { added: 0, conflicts: [], unplaced: 0 },
    action: null,
  })
})

it('what is filtered takes only the memos of what passes along', async () => {
  const from = await startWithReports()
  const { report } = await note(from)
  const { file } = await from.call('exports.jsonld', { directory: OUT(from), filter: { report: { ids: [report] }, tagIds: [] } })
  const to = await startWithReports()
  await to.call('annotations.import', { path: file })
  expect((await memosOf(to)).map(({ kind }) => kind)).toEqual([])
  const all = await from.call('exports.jsonld', { directory: OUT(from), filter: { report: { ids: [report] } } })
  await to.call('annotations.import', { path: all.file })
  expect((await memosOf(to)).map(({ kind }) => kind)).toEqual(['highlight', 'report', 'tag'])
})
