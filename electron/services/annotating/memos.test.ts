import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MemoSubject } from '../../../shared/model/memo.ts'
import { mark, parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine
let reportId: string
let highlightId: string

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const [id = ''] = store(
    db,
    'a.txt',
    parsedReport('青禾市工作报告\n监督工作。', { city: '青禾市', year: 2024, title: '青禾报告' }),
  ).reportIds
  reportId = id
  highlightId = mark(db, id, 8, 12, '')
})

afterEach(() => engine.stop())

const library: MemoSubject = { kind: 'library' }
const report = (): MemoSubject => ({ kind: 'report', id: reportId })
const highlight = (): MemoSubject => ({ kind: 'highlight', id: highlightId })
const save = async (about: MemoSubject, text: string, continues?: number) =>
  (await engine.call('memos.save', { about, text, ...(continues === undefined ? {} : { continues }) })).action
const textOf = async (about: MemoSubject) => (await engine.call('memos.get', { about })).memo?.text ?? null
const undo = () => engine.call('journal.undo', {})
const history = async () => (await engine.call('journal.list', {})).entries.map(({ kind, words }) => `${kind} ${words}`)

describe('memos', () => {
  it('stand on the library, a report, a tag and a highlight, and are listed with what they are about', async () => {
    const tag = await engine.call('tags.create', { path: ['监督', '会议'] })
    await save(library, '总的看法')
    await save(report(), '这一份的看法')
    await save({ kind: 'tag', id: tag.id }, '为什么这样分')
    await save(highlight(), '这一句的看法')
    const listed = (await engine.call('memos.list', {})).map(({ about, name, report, memo }) => [
      about.kind,
      name,
      report?.title,
      memo?.text,
    ])
    expect(listed.sort()).toEqual([
      ['highlight', '监督工作', '青禾报告', '这一句的看法'],
      ['library', '书库', undefined, '总的看法'],
      ['report', '青禾报告', '青禾报告', '这一份的看法'],
      ['tag', '监督/会议', undefined, '为什么这样分'],
    ])
  })

  it('are listed with as few questions when they are many as when they are few', async () => {
    await save(report(), '这一份的看法')
    await save(highlight(), '这一句的看法')
    const db = engine.services.current.database()
    const asked = vi.spyOn(db, 'prepare')
    const questions = async () => {
      asked.mockClear()
      await engine.call('memos.list', {})
      return asked.mock.calls.length
    }
    const few = await questions()
    for (let at = 0; at < 30; at++) {
      const { reportIds } = store(db, `${at}.txt`, parsedReport(`第${at}份。`, { title: `第${at}份` }))
      await save({ kind: 'report', id: reportIds[0] ?? '' }, '也看过')
      await save({ kind: 'highlight', id: mark(db, reportIds[0] ?? '', 0, 3, '') }, '也标过')
    }
    expect((await engine.call('memos.list', {})).length).toBe(62)
    expect(await questions()).toBe(few)
  })

  it('are found by their words and by the name of what they are about, whatever the width of the letters', async () => {
    await save(report(), 'GDP 增速放缓')
    await save(library, '其他')
    const found = async (text: string) => (await engine.call('memos.list', { text })).map(({ about }) => about.kind)
    expect([await found('ｇｄｐ'), await found('青禾'), await found('没有的词')]).toEqual([['report'], ['report'], []])
  })

  it('are one step back for all that was written in one go', async () => {
    const first = await save(report(), '第一')
    await save(report(), '第一段', first?.id)
    await save(report(), '第一段话', first?.id)
    const second = await save(report(), '第一段话。第二')
    await save(report(), '第一段话。第二段', second?.id)
    expect(await history()).toEqual(['memo.save 第一段话。第二段', 'memo.save 第一段话'])
    await undo()
    expect(await textOf(report())).toBe('第一段话')
    await undo()
    expect(await textOf(report())).toBeNull()
    await engine.call('journal.redo', {})
    await engine.call('journal.redo', {})
    expect(await textOf(report())).toBe('第一段话。第二段')
  })

  it('begin a new step where something else was done in between, or the writing was taken back', async () => {
    const first = await save(report(), '甲')
    await engine.call('tags.create', { path: ['新'] })
    await save(report(), '甲乙', first?.id)
    expect((await history()).length).toBe(3)
    const other = await save(library, '丙')
    await undo()
    await save(library, '丁', other?.id)
    await undo()
    expect([await textOf(library), await textOf(report())]).toEqual([null, '甲乙'])
  })

  it('are there after a restart, and can still be taken back', async () => {
    await save(report(), '写过的字')
    engine = await engine.restart()
    expect(await textOf(report())).toBe('写过的字')
    await undo()
    expect(await textOf(report())).toBeNull()
  })

  it('go with a highlight or a tag that is deleted, and come back with it', async () => {
    const { id } = await engine.call('tags.create', { path: ['监督'] })
    await save({ kind: 'tag', id }, '标签的备忘')
    await save(highlight(), '一句的备忘')
    await engine.call('highlights.remove', { ids: [highlightId] })
    expect(await engine.call('memos.list', {})).toHaveLength(1)
    await undo()
    expect(await textOf(highlight())).toBe('一句的备忘')

    await engine.call('highlights.remove', { ids: [highlightId] })
    await engine.call('tags.remove', { id })
    await engine.call('bin.restore', { items: (await engine.call('bin.list', {})).map(({ kind, id }) => ({ kind, id })) })
    expect([await textOf(highlight()), await textOf({ kind: 'tag', id })]).toEqual(['一句的备忘', '标签的备忘'])
  })

  it('come back from the bin below what was written since', async () => {
    await save(report(), '旧的')
    await save(report(), '  ')
    expect(await engine.call('bin.list', {})).toMatchObject([{ kind: 'memo', words: '旧的', origin: '青禾报告' }])
    await save(report(), '新的')
    const [item] = await engine.call('bin.list', {})
    await engine.call('bin.restore', { items: item ? [{ kind: item.kind, id: item.id }] : [] })
    expect(await textOf(report())).toBe('新的\n\n旧的')
  })

  it('of tags that are merged stand below one another', async () => {
    const [kept, gone] = [await engine.call('tags.create', { path: ['甲'] }), await engine.call('tags.create', { path: ['乙'] })]
    await save({ kind: 'tag', id: kept.id }, '甲的')
    await save({ kind: 'tag', id: gone.id }, '乙的')
    await engine.call('tags.merge', { ids: [gone.id], into: kept.id })
    expect(await textOf({ kind: 'tag', id: kept.id })).toBe('甲的\n\n乙的')
    await undo()
    expect(await textOf({ kind: 'tag', id: gone.id })).toBe('乙的')
  })

  it('cannot be about what is not there', async () => {
    expect(await failureOf(save({ kind: 'report', id: 'nothing' }, '字'))).toMatchObject({ code: 'not-found' })
  })

  it('stand in front of the files of an export, also where nothing is marked', async () => {
    await save(report(), '## 印象\n\n*值得*细看')
    await save(highlight(), '一句的备忘')
    const directory = join(engine.folder, 'out')
    const { files } = await engine.call('exports.markdown', { directory, template: 'report' })
    const written = readFileSync(files[0] ?? '', 'utf8')
    expect(written).toContain('# 青禾报告\n\n<!-- duidu:memo -->\n## 印象\n\n*值得*细看\n<!-- /duidu:memo -->\n')
    expect(written).toContain('一句的备忘')
    await engine.call('highlights.remove', { ids: [highlightId] })
    expect(await engine.call('exports.preview', { template: 'report' })).toMatchObject({ highlights: 0, files: [expect.any(String)] })
  })
})
