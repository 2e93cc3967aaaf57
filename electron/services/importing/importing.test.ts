import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportProgress } from '../../../shared/model/source.ts'
import { failureOf, markWords, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

const QINGHE = reportText('青禾市', 2024, SENTENCE)
const LINXI = reportText('临溪市', 2024, '全年开展执法检查3次、专题询问2次。')

async function titles(): Promise<string[]> {
  return (await engine.call('reports.list', {})).map(report => report.title)
}

describe('importing a folder', () => {
  it('brings every report in with what it is about, and says where things stand', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE, '二/临溪.txt': LINXI })
    const seen: ImportProgress[] = []
    const result = await engine.call('sources.import', { paths: [path] }, { progress: progress => seen.push(progress) })
    expect(result).toMatchObject({ sources: 2, read: 2, unread: 0, reports: 2, unchanged: 0 })
    expect((await engine.call('sources.list', {})).map(source => source.path)).toEqual(['报告/二/临溪.txt', '报告/青禾.txt'])
    const reports = await engine.call('reports.list', {})
    expect(reports.map(({ title, year, body, sourcePath }) => [title, year, body, sourcePath])).toEqual([
      ['临溪市人民代表大会常务委员会工作报告', 2024, 'npc', '报告/二/临溪.txt'],
      ['青禾市人民代表大会常务委员会工作报告', 2024, 'npc', '报告/青禾.txt'],
    ])
    expect(seen.at(-1)).toMatchObject({ phase: 'importing', done: 2, total: 2, reports: 2 })
    expect(engine.payloads('importing.progress').at(-1)).toBeNull()
    expect(engine.payloads('reports.changed').flatMap(({ ids }) => ids ?? [])).toEqual(expect.arrayContaining(reports.map(({ id }) => id)))
  })

  it('knows its files where a folder in it, or one of them, is opened by itself', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE, '二/临溪.txt': LINXI })
    await engine.call('sources.import', { paths: [path] })
    const again = await engine.call('sources.import', { paths: [join(path, '二'), join(path, '青禾.txt')] })
    expect(again).toMatchObject({ reports: 0, unchanged: 2, problems: [] })
    expect(await titles()).toHaveLength(2)
    writeFileSync(join(path, '二', '临溪.txt'), LINXI.replace('3次', '4次'))
    await engine.call('sources.import', { paths: [join(path, '二')] })
    expect((await engine.call('sources.list', {})).map(source => source.path).sort()).toEqual(['报告/二/临溪.txt', '报告/青禾.txt'].sort())
  })

  it('knows the files of a folder in it that was opened before', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE, '二/临溪.txt': LINXI })
    await engine.call('sources.import', { paths: [join(path, '二')] })
    expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({ reports: 1, unchanged: 1, problems: [] })
    expect(await titles()).toHaveLength(2)
  })

  it('keeps files of one path apart when the known one is gone, and the one of its bytes is the one that moved', async () => {
    const path = engine.write('旧/报告', { '青禾.txt': QINGHE })
    await engine.call('sources.import', { paths: [path] })
    const { id } = await markWords(engine, '专项工作报告16项')
    const others = [
      engine.write('甲/报告', { '青禾.txt': LINXI }),
      engine.write('乙/报告', { '青禾.txt': QINGHE }),
      engine.write('丙/报告', { '青禾.txt': reportText('石渡市', 2024, SENTENCE) }),
    ]
    rmSync(path, { recursive: true })
    await engine.call('sources.import', { paths: others })
    const cities = ['临溪市', '石渡市', '青禾市']
    expect(new Set(await titles())).toEqual(new Set(cities.map(city => `${city}人民代表大会常务委员会工作报告`)))
    expect(await engine.call('highlights.list', {})).toMatchObject([
      { id, state: 'anchored', reportTitle: '青禾市人民代表大会常务委员会工作报告' },
    ])
  })

  it('does nothing the second time', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE })
    await engine.call('sources.import', { paths: [path] })
    const journal = await engine.call('journal.get', {})
    expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({
      sources: 0,
      read: 0,
      unread: 0,
      reports: 0,
      unchanged: 1,
    })
    expect(await engine.call('journal.get', {})).toEqual(journal)
  })

  it('is one step back and forth, also after a restart', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE, '临溪.txt': LINXI })
    await engine.call('sources.import', { paths: [path] })
    engine = await engine.restart()
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'source.import', count: 2 })
    expect([await titles(), await engine.call('sources.list', {})]).toEqual([[], []])
    expect((await engine.call('reports.search', { query: '执法检查' })).reports).toBe(0)
    engine = await engine.restart()
    await engine.call('journal.redo', {})
    expect(await titles()).toHaveLength(2)
    expect((await engine.call('reports.search', { query: '执法检查' })).reports).toBe(1)
  })

  it('brings back what was removed, with its highlights', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE })
    await engine.call('sources.import', { paths: [path] })
    const { id } = await markWords(engine, '专项工作报告16项')
    const [source] = await engine.call('sources.list', {})
    await engine.call('sources.remove', { ids: [source?.id ?? 0] })
    expect(await engine.call('highlights.list', {})).toEqual([])
    expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({ sources: 1, reports: 1, unchanged: 0 })
    expect((await engine.call('highlights.list', {})).map(highlight => highlight.id)).toEqual([id])
  })

  it('passes hidden files, libraries and links over, and reads each file once', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE, '.隐藏.txt': LINXI, '旧.duidu/临溪.txt': LINXI, '~$青禾.docx': 'lock' })
    const outside = engine.write('别处', { '临溪.txt': LINXI })
    symlinkSync(outside, join(path, 'link'))
    symlinkSync(join(outside, '临溪.txt'), join(path, 'link.txt'))
    symlinkSync(path, join(path, 'self'))
    const result = await engine.call('sources.import', { paths: [path, join(path, '青禾.txt')] })
    expect(result.sources).toBe(1)
  })

  it('names a folder in which there is nothing', async () => {
    const path = join(engine.folder, '空')
    mkdirSync(path)
    expect(await failureOf(engine.call('sources.import', { paths: [path] }))).toMatchObject({
      code: 'nothing-to-import',
      details: { path },
      message: expect.stringContaining(path),
    })
  })

  it('names a path that is not there, and goes on when there are others', async () => {
    const missing = join(engine.folder, '没有.txt')
    expect(await failureOf(engine.call('sources.import', { paths: [missing] }))).toMatchObject({
      code: 'unreadable',
      details: { path: missing },
    })
    const path = engine.write('报告', { '青禾.txt': QINGHE })
    const result = await engine.call('sources.import', { paths: [missing, path] })
    expect(result).toMatchObject({
      sources: 1,
      read: 1,
      unread: 1,
      problems: [expect.objectContaining({ code: 'unreadable', path: '没有.txt' })],
    })
  })

  it('names a file that is no text and does not keep it', async () => {
    const path = engine.write('报告', { '青禾.txt': QINGHE })
    writeFileSync(join(path, '图.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 0, 0xff, 0xfe, 0, 3, 0, 0]))
    const result = await engine.call('sources.import', { paths: [path] })
    expect(result.problems.map(problem => problem.path)).toContain('报告/图.txt')
    expect((await engine.call('sources.list', {})).map(source => source.path)).toEqual(['报告/青禾.txt'])
  })

  it('keeps two folders of one name apart, and knows a folder that was moved', async () => {
    const first = engine.write('甲/报告', { '人大.txt': QINGHE })
    const other = engine.write('乙/报告', { '人大.txt': LINXI })
    await engine.call('sources.import', { paths: [first] })
    await engine.call('sources.import', { paths: [other] })
    expect(await titles()).toHaveLength(2)

    renameSync(join(engine.folder, '甲'), join(engine.folder, '丙'))
    writeFileSync(join(engine.folder, '丙/报告/人大.txt'), reportText('青禾市', 2024, '全年召开会议8次。'))
    await engine.call('sources.import', { paths: [join(engine.folder, '丙/报告')] })
    expect(await titles()).toHaveLength(2)
  })

  it('that is cancelled keeps what is in, as one step that can be taken back', async () => {
    // So many that they are not all read when the first are in.
    const count = 600
    const texts = Array.from({ length: count }, (_, i) => [`${i}.txt`, reportText('青禾市', 1960 + (i % 60), `${SENTENCE}第${i}件。`)])
    const path = engine.write('报告', Object.fromEntries(texts))
    const controller = new AbortController()
    const work = engine.call(
      'sources.import',
      { paths: [path] },
      {
        signal: controller.signal,
        progress: ({ reports }) => {
          if (reports > 0) controller.abort()
        },
      },
    )
    expect(await failureOf(work)).toMatchObject({ code: 'cancelled' })
    const kept = (await titles()).length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(count)
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'source.import', count: kept })
    expect(await titles()).toEqual([])
    expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({ sources: count })
  })

  it('answers other calls while it runs', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.txt`, reportText('青禾市', 1960 + i, SENTENCE)]))
    const order: string[] = []
    const work = engine.call('sources.import', { paths: [engine.write('报告', files)] }).then(() => order.push('imported'))
    await engine.call('reports.list', {}).then(() => order.push('listed'))
    await engine.call('tags.create', { path: ['监督'] }).then(() => order.push('tagged'))
    await work
    expect(order).toEqual(['listed', 'tagged', 'imported'])
  })

  it('ends when the library is closed, and what is in stays in', async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`${i}.txt`, reportText('青禾市', 1960 + i, SENTENCE)]))
    const work = failureOf(engine.call('sources.import', { paths: [engine.write('报告', files)] }))
    engine = await engine.restart()
    expect(await work).toMatchObject({ code: 'cancelled' })
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })
})

describe('a file that changed', () => {
  async function change(text: string): Promise<void> {
    writeFileSync(join(engine.folder, '报告/青禾.txt'), text)
    expect(await engine.call('sources.import', { paths: [join(engine.folder, '报告')] })).toMatchObject({ sources: 1, unchanged: 0 })
  }

  beforeEach(async () => {
    await engine.call('sources.import', { paths: [engine.write('报告', { '青禾.txt': QINGHE })] })
  })

  it('keeps the report, what the user corrected, and the highlight on its words', async () => {
    const [before] = await engine.call('reports.list', {})
    await engine.call('reports.update', { ids: [before?.id ?? ''], patch: { speaker: '王一' } })
    const highlight = await markWords(engine, '专项工作报告16项')
    await change(QINGHE.replace('各位代表：', '各位代表、同志们：').replace('取得新的进展', '取得新的明显进展'))

    const [after, ...others] = await engine.call('reports.list', {})
    expect(others).toEqual([])
    expect(after).toMatchObject({ id: before?.id, speaker: '王一', corrected: ['speaker'] })
    const [found] = await engine.call('highlights.ofReport', { reportId: before?.id ?? '' })
    const { text } = await engine.call('reports.get', { id: before?.id ?? '', text: true })
    expect(found).toMatchObject({ id: highlight.id, state: 'anchored', quote: '专项工作报告16项' })
    expect(text?.slice(found?.start, found?.end)).toBe('专项工作报告16项')
    expect(found?.start).not.toBe(highlight.start)
  })

  it('that no longer holds the words keeps the highlight as lost, with its quote', async () => {
    const { id } = await markWords(engine, '办理代表建议一百二十六件')
    await change(QINGHE.replace('，办理代表建议一百二十六件，代表满意率保持在较高水平', ''))
    const [found] = await engine.call('highlights.list', {})
    expect(found).toMatchObject({ id, state: 'orphan', quote: '办理代表建议一百二十六件', section: [] })
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })

  it('is put back by undo, text and highlights alike', async () => {
    const highlight = await markWords(engine, '专项工作报告16项')
    await change(QINGHE.replace('各位代表：', '各位代表、同志们：'))
    await engine.call('journal.undo', {})
    const { text } = await engine.call('reports.get', { id: highlight.reportId, text: true })
    expect(text).toContain('各位代表：')
    expect((await engine.call('highlights.ofReport', { reportId: highlight.reportId }))[0]).toEqual(highlight)
    expect((await engine.call('reports.search', { query: '同志们' })).reports).toBe(0)
    await engine.call('journal.redo', {})
    expect((await engine.call('reports.search', { query: '同志们' })).reports).toBe(1)
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })
})

describe('looking into files without a library', () => {
  it('says what is in them, with the text where it is asked for', async () => {
    const engineWithout = await startEngine({ open: false })
    const paths = [engineWithout.write('报告', { '青禾.txt': QINGHE })]
    const { files } = await engineWithout.call('sources.inspect', { paths })
    expect(files).toMatchObject([{ path: '报告/青禾.txt', text: '', reports: [{ year: 2024, text: '' }] }])
    const withText = await engineWithout.call('sources.inspect', { paths, text: true })
    expect(withText.files[0]?.reports[0]?.text).toContain(SENTENCE)
    await engineWithout.stop()
  })

  it('names a file that is not there beside the others', async () => {
    const paths = [join(engine.folder, '没有.txt'), engine.write('报告', { '青禾.txt': QINGHE })]
    const { files } = await engine.call('sources.inspect', { paths })
    expect(files.map(file => [file.path, file.reports.length])).toEqual([
      ['报告/青禾.txt', 1],
      ['没有.txt', 0],
    ])
    rmSync(paths[1] ?? '', { recursive: true })
  })
})
