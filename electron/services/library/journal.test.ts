import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureOf, markWords, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const WORDS = '专项工作报告16项'

let engine: TestEngine
let folder: string

beforeEach(async () => {
  engine = await startEngine({ watching: { settle: 40, patrol: 250, gather: 20 } })
  folder = engine.write('报告', { '青禾.txt': reportText('青禾市', 2024, SENTENCE) })
  await engine.call('sources.import', { paths: [folder] })
})

afterEach(() => engine.stop())

/** The folder is looked through again, unasked, and a sentence stands before the words now. */
async function fileChanges(): Promise<number> {
  writeFileSync(join(folder, '青禾.txt'), reportText('青禾市', 2024, `前面加了一句很长的话。${SENTENCE}`))
  return (await engine.call('folders.lookAgain', {})).actionId ?? 0
}

/** Quotes of the highlights, with the words that stand at their places in the text as it is shown. */
async function marked(): Promise<[string, string][]> {
  const [report] = await engine.call('reports.list', {})
  const { text } = await engine.call('reports.get', { id: report?.id ?? '', text: true })
  const highlights = await engine.call('highlights.ofReport', { reportId: report?.id ?? '' })
  return highlights.map(({ quote, start, end }) => [quote, text?.slice(start, end) ?? ''])
}

const lastAction = async () => (await engine.call('journal.get', {})).undo?.id ?? 0

describe('a text that changed by itself after a highlight was taken away', () => {
  it('has it on its own words when the removal is taken back, and again after the next time', async () => {
    const { id } = await markWords(engine, WORDS)
    await engine.call('highlights.remove', { ids: [id] })
    await fileChanges()
    await engine.call('journal.undo', {})
    expect(await marked()).toEqual([[WORDS, WORDS]])
    await engine.call('journal.redo', {})
    expect(await marked()).toEqual([])
    await engine.call('journal.undo', {})
    expect(await marked()).toEqual([[WORDS, WORDS]])
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })

  it('has it on its own words when its addition is done again', async () => {
    await markWords(engine, WORDS)
    await engine.call('journal.undo', {})
    await fileChanges()
    await engine.call('journal.redo', {})
    expect(await marked()).toEqual([[WORDS, WORDS]])
  })
})

describe('an action that is not the last one', () => {
  it('that changed a text is not taken back below what was marked on that text', async () => {
    const change = await fileChanges()
    await markWords(engine, WORDS)
    expect(await failureOf(engine.call('journal.undo', { id: change }))).toMatchObject({ code: 'built-upon' })
    expect(await marked()).toEqual([[WORDS, WORDS]])
  })

  it('that made a tag is not taken back below its highlights', async () => {
    const tag = await engine.call('tags.create', { path: ['监督'] })
    const made = await lastAction()
    const { id } = await markWords(engine, WORDS)
    await engine.call('highlights.update', { ids: [id], addTagIds: [tag.id] })
    expect(await failureOf(engine.call('journal.undo', { id: made }))).toMatchObject({ code: 'built-upon' })
  })

  it.each(['tag', 'highlight'] as const)('that made a %s is not taken back below its memo', async kind => {
    const { id } = kind === 'tag' ? await engine.call('tags.create', { path: ['监督'] }) : await markWords(engine, WORDS)
    const made = await lastAction()
    await engine.call('memos.save', { about: { kind, id }, text: '想法' })
    expect(await failureOf(engine.call('journal.undo', { id: made }))).toMatchObject({ code: 'built-upon' })
    expect((await engine.call('memos.list', {})).map(({ memo }) => memo?.text)).toEqual(['想法'])
  })

  it('that removed a tag is not taken back once another one has its name', async () => {
    const { id } = await engine.call('tags.create', { path: ['监督'] })
    await engine.call('tags.remove', { id })
    const removed = await lastAction()
    await engine.call('tags.create', { path: ['监督'] })
    expect(await failureOf(engine.call('journal.undo', { id: removed }))).toMatchObject({ code: 'built-upon' })
    expect((await engine.call('tags.list', {})).map(({ path }) => path)).toEqual(['监督'])
  })

  it('is taken back where what was done later is about something else', async () => {
    await engine.call('tags.create', { path: ['监督'] })
    const made = await lastAction()
    await engine.call('tags.create', { path: ['代表'] })
    await markWords(engine, WORDS)
    await engine.call('journal.undo', { id: made })
    expect((await engine.call('tags.list', {})).map(({ path }) => path)).toEqual(['代表'])
  })
})
