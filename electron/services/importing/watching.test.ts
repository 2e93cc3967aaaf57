import { appendFileSync, cpSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Folder } from '../../../shared/model/folder.ts'
import { failureOf, markWords, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

/** Quick, so that tests are; whatever the times, each waits for what it is about. */
const QUICK = { settle: 40, patrol: 250, gather: 20 }
const QINGHE = reportText('青禾市', 2024, SENTENCE)
const LINXI = reportText('临溪市', 2024, '全年开展执法检查3次、专题询问2次。')
const QINGHE_TITLE = '青禾市人民代表大会常务委员会工作报告'
const LINXI_TITLE = '临溪市人民代表大会常务委员会工作报告'

let engine: TestEngine
let folder: string

beforeEach(async () => {
  engine = await startEngine({ watching: QUICK })
  folder = engine.write('报告', { '青禾.txt': QINGHE })
  await engine.call('sources.import', { paths: [folder] })
})

afterEach(() => engine.stop())

async function opened(): Promise<Folder> {
  const [found] = await engine.call('folders.list', {})
  if (!found) throw new Error('no folder is known')
  return found
}

async function watch(): Promise<void> {
  await engine.call('folders.watch', { id: (await opened()).id, on: true })
}

async function titles(): Promise<string[]> {
  return (await engine.call('reports.list', {})).map(report => report.title).sort()
}

/** Waits until it holds; fails with the last difference. */
function comes(assertion: () => Promise<void>): Promise<void> {
  return vi.waitFor(assertion, { interval: 20 })
}

describe('a folder that was opened', () => {
  it('is remembered with its name, and not watched unless asked', async () => {
    expect(await opened()).toMatchObject({ name: '报告', location: folder, watched: false, state: 'there', sources: 1, missing: 0 })
    expect((await opened()).lookedAt).not.toBeNull()
  })

  it('is looked through again when asked, and says what came', async () => {
    engine.write('报告', { '临溪.txt': LINXI })
    expect(await engine.call('folders.lookAgain', {})).toMatchObject({ folders: ['报告'], added: 1, changed: 0, missing: 0 })
    expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE])
    expect(await engine.call('folders.lookAgain', {})).toMatchObject({ folders: [], added: 0, changed: 0, actionId: null })
  })

  it('leaves the list and its reports stay', async () => {
    await engine.call('folders.forget', { id: (await opened()).id })
    expect(await engine.call('folders.list', {})).toEqual([])
    expect(await titles()).toEqual([QINGHE_TITLE])
  })

  it('of a library that came from elsewhere is not read before it is opened here', async () => {
    await watch()
    await engine.services.close()
    rmSync(join(engine.folder, 'data'), { recursive: true })
    engine = await startEngine({ folder: engine.folder, watching: QUICK })
    engine.write('报告', { '临溪.txt': LINXI })
    expect(await opened()).toMatchObject({ watched: true, state: 'unknown' })
    expect(await engine.call('folders.lookAgain', {})).toMatchObject({ added: 0 })
    expect(await failureOf(engine.call('folders.watch', { id: (await opened()).id, on: true }))).toMatchObject({ code: 'not-permitted' })
    expect(await titles()).toEqual([QINGHE_TITLE])

    await engine.call('sources.import', { paths: [folder] })
    expect(await opened()).toMatchObject({ state: 'there' })
    expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE])
  })
})

describe('what came of a folder', () => {
  it('says which of the new reports seem to be there already, and which files are gone, also among the problems', async () => {
    engine.write('报告', { '副本.txt': `${QINGHE}\n` })
    expect(await engine.call('folders.lookAgain', {})).toMatchObject({ added: 1, duplicates: 1 })
    rmSync(join(folder, '青禾.txt'))
    await engine.call('folders.lookAgain', {})
    const reports = await engine.call('reports.list', {})
    const problems = await engine.call('problems.list', { reportIds: reports.map(({ id }) => id) })
    expect(problems.filter(({ code }) => code === 'file-missing').map(({ name }) => name)).toEqual(['报告/青禾.txt'])
  })
})

describe('a watched folder', () => {
  it('brings a new file in by itself, also from a folder made later, as a step that can be taken back', async () => {
    await watch()
    engine.write('报告/新/二', { '临溪.txt': LINXI })
    await comes(async () => expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE]))
    await comes(async () => expect(engine.payloads('folders.news')).toHaveLength(1))
    const [news] = engine.payloads('folders.news')
    expect(news).toMatchObject({ folders: ['报告'], added: 1, changed: 0, missing: 0, moved: 0 })
    expect(await engine.call('journal.undo', { id: news?.actionId ?? 0 })).toMatchObject({ kind: 'source.refresh' })
    await engine.call('folders.lookAgain', {})
    expect(await titles()).toEqual([QINGHE_TITLE])
  })

  it('does not stand between the user and the last thing that the user did', async () => {
    const highlight = await markWords(engine, '专项工作报告16项')
    engine.write('报告', { '临溪.txt': LINXI })
    const news = await engine.call('folders.lookAgain', {})
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'highlight.add' })
    expect(await engine.call('highlights.list', {})).toEqual([])
    expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE])

    engine.write('报告', { '临溪2.txt': LINXI.replace('2024', '2023') })
    await engine.call('folders.lookAgain', {})
    expect(await engine.call('journal.redo', {})).toMatchObject({ kind: 'highlight.add' })
    expect(await engine.call('highlights.list', {})).toMatchObject([{ id: highlight.id }])

    // What was done to a report that came in by itself goes first.
    const added = news.reportIds[0] ?? ''
    await engine.call('reports.update', { ids: [added], patch: { city: '云泽市' } })
    expect(await failureOf(engine.call('journal.undo', { id: news.actionId ?? 0 }))).toMatchObject({ code: 'built-upon' })
    await engine.call('journal.undo', {})
    await engine.call('journal.undo', { id: news.actionId ?? 0 })
    expect((await engine.call('reports.list', {})).map(({ id }) => id)).not.toContain(added)
  })

  it('is taken back first where the last thing that the user did is about a report that changed', async () => {
    await markWords(engine, '专项工作报告16项')
    writeFileSync(join(folder, '青禾.txt'), QINGHE.replace('各位代表：', '各位代表、同志们：'))
    await engine.call('folders.lookAgain', {})
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'source.refresh' })
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'highlight.add' })
    expect(await engine.call('journal.redo', {})).toMatchObject({ kind: 'highlight.add' })
    expect(await engine.call('journal.redo', {})).toMatchObject({ kind: 'source.refresh' })
    expect(await engine.call('highlights.list', {})).toMatchObject([{ state: 'anchored', quote: '专项工作报告16项' }])
  })

  it('takes over what changes in a file, and highlights stay on their words', async () => {
    const highlight = await markWords(engine, '专项工作报告16项')
    await watch()
    writeFileSync(join(folder, '青禾.txt'), QINGHE.replace('各位代表：', '各位代表、同志们：'))
    await comes(async () => expect(engine.payloads('folders.news').at(-1)).toMatchObject({ added: 0, changed: 1 }))
    expect(await engine.call('highlights.list', {})).toMatchObject([{ id: highlight.id, state: 'anchored', quote: '专项工作报告16项' }])
  })

  it('notices words that change while size and date stay', async () => {
    await watch()
    const file = join(folder, '青禾.txt')
    utimesSync(file, 1_700_000_000, 1_700_000_000)
    await engine.call('folders.lookAgain', {})
    writeFileSync(file, QINGHE.replace('会议7次', '会议8次'))
    utimesSync(file, 1_700_000_000, 1_700_000_000)
    await comes(async () => expect((await engine.call('reports.search', { query: '会议8次' })).reports).toBe(1))
  })

  it('keeps the reports of a file that went, says so, and takes it back when it is there again', async () => {
    const highlight = await markWords(engine, '专项工作报告16项')
    await watch()
    renameSync(join(folder, '青禾.txt'), join(engine.folder, '别处.txt'))
    await comes(async () => expect(await engine.call('sources.list', {})).toMatchObject([{ missingSince: expect.any(String) }]))
    expect(await opened()).toMatchObject({ sources: 1, missing: 1 })
    const told = engine.payloads('folders.changed').length
    expect((await engine.call('highlights.list', {})).map(({ id }) => id)).toEqual([highlight.id])
    renameSync(join(engine.folder, '别处.txt'), join(folder, '青禾.txt'))
    await comes(async () => expect(await engine.call('sources.list', {})).toMatchObject([{ missingSince: null }]))
    await comes(async () => expect(engine.payloads('folders.changed').length).toBeGreaterThan(told))
    expect(await titles()).toEqual([QINGHE_TITLE])
  })

  it('knows a file that was renamed: same source, same reports, same highlights', async () => {
    const highlight = await markWords(engine, '专项工作报告16项')
    const [before] = await engine.call('sources.list', {})
    await watch()
    mkdirSync(join(folder, '二'))
    renameSync(join(folder, '青禾.txt'), join(folder, '二/青禾2024.txt'))
    await comes(async () => expect((await engine.call('sources.list', {}))[0]?.path).toBe('报告/二/青禾2024.txt'))
    const [after, ...others] = await engine.call('sources.list', {})
    expect(others).toEqual([])
    expect(after).toEqual({ ...before, path: '报告/二/青禾2024.txt' })
    expect(await engine.call('highlights.ofReport', { reportId: highlight.reportId })).toEqual([highlight])
    expect((await engine.call('reports.get', { id: highlight.reportId })).sourcePath).toBe('报告/二/青禾2024.txt')
  })

  it('does not bring back what the user removed, whatever becomes of the file', async () => {
    const [source] = await engine.call('sources.list', {})
    await engine.call('sources.remove', { ids: [source?.id ?? 0] })
    await watch()
    appendFileSync(join(folder, '青禾.txt'), '此件公开发布。\n')
    engine.write('报告', { '临溪.txt': LINXI })
    await comes(async () => expect(await titles()).toEqual([LINXI_TITLE]))
    await engine.call('folders.lookAgain', {})
    expect(await titles()).toEqual([LINXI_TITLE])
  })

  it('takes neither notes nor annotations that were exported into it for reports', async () => {
    await markWords(engine, '专项工作报告16项')
    await engine.call('exports.markdown', { directory: join(folder, '笔记') })
    const { file } = await engine.call('exports.jsonld', { directory: join(folder, '批注') })
    expect(await engine.call('folders.lookAgain', {})).toMatchObject({ added: 0 })
    expect(await titles()).toEqual([QINGHE_TITLE])
    expect((await engine.call('reports.search', { query: '专项工作报告16项' })).occurrences).toBe(1)
    expect(await engine.call('sources.import', { paths: [file] })).toMatchObject({
      reports: 0,
      problems: [{ code: 'unsupported-format', details: { kind: 'annotations' } }],
    })
  })

  describe('with a file of two reports', () => {
    const SHIDU = reportText('石渡市', 2024, SENTENCE)
    const SHIDU_TITLE = '石渡市人民代表大会常务委员会工作报告'

    beforeEach(async () => {
      engine.write('报告', { '汇编.txt': `${LINXI}\n\n${SHIDU}` })
      await engine.call('folders.lookAgain', {})
    })

    async function shidu(): Promise<string> {
      return (await engine.call('reports.list', {})).find(({ title }) => title === SHIDU_TITLE)?.id ?? ''
    }

    it('does not bring back the one that the user removed when the file changes', async () => {
      const id = await shidu()
      await engine.call('reports.remove', { ids: [id] })
      engine.write('报告', { '汇编.txt': `${LINXI.replace('3次', '4次')}\n\n${SHIDU}` })
      expect(await engine.call('folders.lookAgain', {})).toMatchObject({ changed: 1 })
      expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE])
      await engine.call('bin.restore', { items: [{ kind: 'report', id }] })
      expect(await titles()).toEqual([LINXI_TITLE, SHIDU_TITLE, QINGHE_TITLE])
    })

    it('keeps the one with a memo, though the file no longer holds it', async () => {
      await engine.call('memos.save', { about: { kind: 'report', id: await shidu() }, text: '想法' })
      engine.write('报告', { '汇编.txt': LINXI })
      await engine.call('folders.lookAgain', {})
      expect(await titles()).toEqual([LINXI_TITLE, SHIDU_TITLE, QINGHE_TITLE])
      expect((await engine.call('memos.list', {})).map(({ memo }) => memo?.text)).toEqual(['想法'])
    })
  })

  it('passes over what editors, office programs and downloads lay down for a moment', async () => {
    await watch()
    const passing = [
      '~$青禾.docx',
      '.DS_Store',
      '.青禾.txt.swp',
      '青禾.txt~',
      '青禾.txt.crdownload',
      '青禾.txt.part',
      '~WRL0001.tmp',
      'Thumbs.db',
    ]
    engine.write('报告', { ...Object.fromEntries(passing.map(name => [name, LINXI])), '临溪.txt': LINXI })
    await comes(async () => expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE]))
    expect((await engine.call('sources.list', {})).map(({ path }) => path)).toEqual(['报告/临溪.txt', '报告/青禾.txt'])
  })

  it('that is gone with its disk is told as away, and is watched again when it is back', async () => {
    await watch()
    const away = join(engine.folder, '拔出')
    renameSync(folder, away)
    await comes(async () => expect(await opened()).toMatchObject({ state: 'absent', missing: 0 }))
    expect(await titles()).toEqual([QINGHE_TITLE])
    cpSync(away, folder, { recursive: true, preserveTimestamps: true })
    engine.write('报告', { '临溪.txt': LINXI })
    await comes(async () => expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE]))
    expect(await opened()).toMatchObject({ state: 'there', missing: 0 })
  })

  it('catches up at the start with what changed meanwhile', async () => {
    await watch()
    await engine.services.close()
    engine.write('报告', { '临溪.txt': LINXI })
    engine = await startEngine({ folder: engine.folder, watching: QUICK })
    await comes(async () => expect(await titles()).toEqual([LINXI_TITLE, QINGHE_TITLE]))
  })

  it('is left alone once watching is off', async () => {
    await watch()
    const { id } = await opened()
    expect(await engine.call('folders.watch', { id, on: false })).toMatchObject({ watched: false })
    const other = engine.write('别处', { '沙湖.txt': reportText('沙湖市', 2024, SENTENCE) })
    await engine.call('sources.import', { paths: [other] })
    const second = (await engine.call('folders.list', {})).find(({ name }) => name === '别处')
    await engine.call('folders.watch', { id: second?.id ?? 0, on: true })
    engine.write('报告', { '临溪.txt': LINXI })
    // What came to the watched folder later has been brought in: the other one was not looked at meanwhile.
    engine.write('别处', { '雁桥.txt': reportText('雁桥市', 2024, SENTENCE) })
    await comes(async () => expect(await titles()).toHaveLength(3))
    expect(await titles()).not.toContain(LINXI_TITLE)
  })
})
