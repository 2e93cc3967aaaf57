import { afterEach, beforeEach, expect, it } from 'vitest'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const CHANGED = SENTENCE.replace('7次', '9次')
const KEPT = '组织代表视察调研，办理代表建议一百二十六件'

let engine: TestEngine
let reportId: string

const read = (sentence: string) =>
  engine.call('sources.import', { paths: [engine.write('报告', { '青禾市.txt': reportText('青禾市', 2024, sentence) })] })
const textOf = async () => (await engine.call('reports.get', { id: reportId, text: true })).text ?? ''
const states = async () => (await engine.call('highlights.ofReport', { reportId })).map(({ state, quote }) => [state, quote])

async function mark(quote: string): Promise<string> {
  const start = (await textOf()).indexOf(quote)
  return (await engine.call('highlights.add', { reportId, start, end: start + quote.length })).id
}

beforeEach(async () => {
  engine = await startEngine()
  await read(SENTENCE)
  reportId = (await engine.call('reports.list', {}))[0]?.id ?? ''
})

afterEach(() => engine.stop())

it('shows old and new words with what changed, and an import tells what became of all highlights', async () => {
  await mark(SENTENCE)
  await mark(KEPT)
  expect(await read(`新增一句。${CHANGED}`)).toMatchObject({ highlights: { kept: 0, moved: 1, doubtful: 1, lost: 0 } })
  const items = await engine.call('highlights.review', {})
  expect(items).toMatchObject([{ highlight: { state: 'doubtful' }, was: { words: SENTENCE }, now: { words: CHANGED } }])
  expect(items[0]?.changes).toEqual([
    { kind: 'same', text: '全年召开常委会会议' },
    { kind: 'gone', text: '7' },
    { kind: 'new', text: '9' },
    { kind: 'same', text: SENTENCE.slice(SENTENCE.indexOf('次')) },
  ])
})

it('confirms a doubtful one on its new words; undo asks again', async () => {
  const id = await mark(SENTENCE)
  await read(CHANGED)
  expect(await engine.call('highlights.confirm', { ids: [id] })).toMatchObject({ kind: 'highlight.confirm', count: 1 })
  expect(await states()).toEqual([['anchored', CHANGED]])
  expect(await engine.call('highlights.review', {})).toEqual([])
  expect(await failureOf(engine.call('highlights.confirm', { ids: [id] }))).toMatchObject({ code: 'not-doubtful' })
  await engine.call('journal.undo', {})
  expect(await states()).toEqual([['doubtful', SENTENCE]])
})

it('keeps a doubtful one as lost, which comes back by itself with its words', async () => {
  const id = await mark(SENTENCE)
  await read(CHANGED)
  await engine.call('highlights.detach', { ids: [id] })
  expect(await states()).toEqual([['orphan', SENTENCE]])
  expect(await engine.call('highlights.review', {})).toMatchObject([{ highlight: { id }, now: null }])
  expect(await engine.call('library.check', {})).toMatchObject({ ok: true })
  await read(SENTENCE)
  expect(await states()).toEqual([['anchored', SENTENCE]])
})

it('moves a lost one by hand, and the next change of the source finds it there', async () => {
  const id = await mark('审议专项工作报告16项')
  await read('这一年另有安排。')
  expect(await states()).toEqual([['orphan', '审议专项工作报告16项']])
  const start = (await textOf()).indexOf('这一年另有安排')
  await engine.call('highlights.move', { id, start, end: start + 7 })
  expect(await states()).toEqual([['anchored', '这一年另有安排']])
  await read('前面加了一句。这一年另有安排。')
  expect(await states()).toEqual([['anchored', '这一年另有安排']])
  expect(await engine.call('library.check', {})).toMatchObject({ ok: true })
})

it('refuses words that were chosen on a text that is not the newest any more', async () => {
  const place = async () => {
    const start = (await textOf()).indexOf(SENTENCE)
    return { start, end: start + SENTENCE.length, quote: SENTENCE }
  }
  const id = await mark(KEPT)
  const before = await place()
  await read(`前面加了一句。${SENTENCE}`)
  expect(await failureOf(engine.call('highlights.add', { reportId, ...before }))).toMatchObject({ code: 'conflict' })
  expect(await failureOf(engine.call('highlights.move', { id, ...before }))).toMatchObject({ code: 'conflict' })
  expect(await states()).toEqual([['anchored', KEPT]])
  await engine.call('highlights.move', { id, ...(await place()) })
  expect(await states()).toEqual([['anchored', SENTENCE]])
})

it('is announced with the highlights as they are now', async () => {
  const id = await mark(SENTENCE)
  await read(CHANGED)
  await engine.call('highlights.confirm', { ids: [id] })
  expect(engine.payloads('highlights.changed').at(-1)).toMatchObject({
    reportIds: [reportId],
    changes: { saved: [{ id, quote: CHANGED }] },
  })
})
