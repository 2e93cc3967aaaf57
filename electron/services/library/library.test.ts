import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine, type TestOptions } from '../../test-engine.ts'
import { libraryWarnings } from './library-warnings.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

async function start(options: TestOptions = {}): Promise<TestEngine> {
  const engine = await startEngine(options)
  running.push(engine)
  return engine
}

async function restart(engine: TestEngine): Promise<TestEngine> {
  const next = await engine.restart()
  running.splice(running.indexOf(engine), 1, next)
  return next
}

const SAMPLE = {
  '青禾.txt': reportText('青禾市', 2024, SENTENCE),
  'highlights.json': JSON.stringify([
    { file: '青禾.txt', quote: '代表', occurrence: 2, colour: 'rouge', tags: ['监督/会议', '亮点'], note: '记' },
    { file: '青禾.txt', quote: '会议7次', colour: 'azure', tags: ['监督'] },
  ]),
}

describe('the very first start', () => {
  it('makes a library with the sample reports and their highlights', async () => {
    const engine = await start({ open: false, sample: SAMPLE })
    const info = await engine.call('library.resume', {})
    expect(info).toMatchObject({ name: '我的书库', sources: 1, sampleSources: 1, reports: 1, highlights: 2 })
    expect(info.path).toBe(join(engine.folder, 'data', '我的书库.duidu'))
    const [first, second] = await engine.call('highlights.list', {})
    expect(first).toMatchObject({ quote: '代表', colour: 'rouge', tags: ['亮点', '监督/会议'], note: '记' })
    expect(second).toMatchObject({ quote: '会议7次', section: ['一、2023年工作回顾', '（一）依法监督'] })
    // The user has done nothing yet.
    expect(await engine.call('journal.get', {})).toEqual({ undo: null, redo: null })
  })

  it('of two windows at once makes one library', async () => {
    const engine = await start({ open: false, sample: SAMPLE })
    const [one, two] = await Promise.all([engine.call('library.resume', {}), engine.call('library.resume', {})])
    expect(one).toEqual(two)
    expect(one.sources).toBe(1)
  })

  it("ends with the sample gone at one call, its tags too, but not the user's own", async () => {
    let engine = await start({ open: false, sample: SAMPLE })
    await engine.call('library.resume', {})
    await engine.call('tags.create', { path: ['监督', '自己的'] })
    const before = await engine.call('tags.list', {})
    expect(await engine.call('library.removeSample', {})).toMatchObject({ kind: 'sample.remove', count: 1 })
    expect(await engine.call('library.get', {})).toMatchObject({ sources: 0, reports: 0, highlights: 0, sampleSources: 0 })
    expect((await engine.call('tags.list', {})).map(tag => tag.path)).toEqual(['监督', '监督/自己的'])

    engine = await restart(engine)
    expect(await engine.call('library.resume', {})).toMatchObject({ sources: 0 })
    await engine.call('journal.undo', {})
    expect(await engine.call('library.get', {})).toMatchObject({ sources: 1, highlights: 2 })
    expect(await engine.call('tags.list', {})).toEqual(before)
  })

  it('works without sample reports', async () => {
    const engine = await start({ open: false })
    expect(await engine.call('library.resume', {})).toMatchObject({ sources: 0 })
  })

  it('shows the reports that come with the program', async () => {
    const engine = await start({ open: false })
    const folder = fileURLToPath(new URL('../../../resources/sample-library', import.meta.url))
    for (const name of readdirSync(folder)) engine.write('sample', { [name]: readFileSync(join(folder, name), 'utf8') })
    const info = await engine.call('library.resume', {})
    expect(info.sources).toBe(readdirSync(folder).filter(name => name.endsWith('.txt')).length)
    const given = JSON.parse(readFileSync(join(folder, 'highlights.json'), 'utf8')) as unknown[]
    expect(info.highlights).toBe(given.length)
  })
})

describe('a later start', () => {
  it('opens the library of last time', async () => {
    let engine = await start()
    engine = await restart(engine)
    await engine.services.close()
    running.splice(0)
    engine = await start({ folder: engine.folder, open: false })
    expect(await engine.call('library.resume', {})).toMatchObject({ path: engine.library })
  })

  it('opens the library that the command line names, and makes none', async () => {
    const first = await start()
    const engine = await start({ open: false, libraryPath: join(first.folder, '没有.duidu') })
    expect(await failureOf(engine.call('library.resume', {}))).toMatchObject({ code: 'library-missing' })
    expect(existsSync(join(first.folder, '没有.duidu'))).toBe(false)
  })

  it('says when the library of last time is gone, instead of showing another', async () => {
    const engine = await start()
    await engine.services.close()
    running.splice(0)
    rmSync(engine.library, { recursive: true })
    const next = await start({ folder: engine.folder, open: false })
    expect(await failureOf(next.call('library.resume', {}))).toMatchObject({ code: 'library-missing', details: { path: engine.library } })
  })
})

describe('the open library', () => {
  it('is none at first, and every question about it says so', async () => {
    const engine = await start({ open: false })
    expect(await engine.call('library.get', {})).toBeNull()
    for (const method of ['reports.list', 'tags.list', 'journal.get', 'library.check', 'workspace.get'] as const) {
      expect(await failureOf(engine.call(method, {})), method).toMatchObject({ code: 'no-library' })
    }
  })

  it('changes to another one, and stays when the other cannot be opened', async () => {
    const engine = await start()
    await engine.call('tags.create', { path: ['监督'] })
    expect(await failureOf(engine.call('library.open', { path: join(engine.folder, 'data') }))).toMatchObject({ code: 'not-a-library' })
    expect(await engine.call('tags.list', {})).toHaveLength(1)
    const other = join(engine.folder, '另一个.duidu')
    expect(await engine.call('library.open', { path: other, create: true })).toMatchObject({ name: '另一个' })
    expect(await engine.call('tags.list', {})).toEqual([])
    expect(engine.payloads('library.changed').at(-1)?.path).toBe(other)
    expect(await engine.call('library.open', { path: engine.library })).toMatchObject({ name: '书库' })
  })

  it('cannot be opened by a second program, which is told who has it', async () => {
    const engine = await start()
    const second = await start({ open: false })
    const refused = await failureOf(second.call('library.open', { path: engine.library }))
    expect(refused).toMatchObject({ code: 'library-locked', details: { path: engine.library, pid: process.pid } })
    await engine.services.close()
    expect(await second.call('library.open', { path: engine.library })).toMatchObject({ path: engine.library })
    await second.services.close()
  })

  it('confirms nothing while its folder is gone, and goes on when it is back', async () => {
    const engine = await start()
    await engine.call('tags.create', { path: ['监督'] })
    const aside = `${engine.library}-moved`
    renameSync(engine.library, aside)
    const refused = { code: 'library-missing', details: { path: engine.library } }
    expect(await failureOf(engine.call('tags.create', { path: ['立法'] }))).toMatchObject(refused)
    renameSync(aside, engine.library)
    await engine.call('tags.create', { path: ['预算'] })
    expect((await engine.call('tags.list', {})).map(({ path }) => path)).toEqual(['监督', '预算'])
  })

  it('says by name that the disk is full, keeps what it has and goes on when there is room', async () => {
    const engine = await start()
    await engine.call('tags.create', { path: ['监督'] })
    const db = engine.services.current.database()
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`)
    const { id } = await engine.call('tags.create', { path: ['监督'] })
    const long = { id, description: '说'.repeat(90_000) }
    expect(await failureOf(engine.call('tags.update', long))).toMatchObject({ code: 'disk-full' })
    const path = engine.write(
      '报告',
      Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}.txt`, reportText('青禾市', 1970 + i, SENTENCE)])),
    )
    expect(await failureOf(engine.call('sources.import', { paths: [path] }))).toMatchObject({ code: 'disk-full' })
    expect(await engine.call('tags.list', {})).toMatchObject([{ path: '监督', description: '' }])
    db.pragma('max_page_count = 1000000')
    await engine.call('tags.update', long)
    expect(await engine.call('sources.import', { paths: [path] })).toMatchObject({ sources: expect.any(Number) })
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })

  it('keeps what the window looked like', async () => {
    let engine = await start()
    const workspace = { screen: 'reading', panes: [{ reportId: null, position: 7 }], activePane: 0, outline: true, margin: false } as const
    expect(await engine.call('workspace.get', {})).toBeNull()
    await engine.call('workspace.save', { ...workspace, panes: [...workspace.panes] })
    engine = await restart(engine)
    expect(await engine.call('workspace.get', {})).toEqual(workspace)
  })

  it('keeps layouts of panes under names: in their order, changed, taken away', async () => {
    let engine = await start()
    const layout = {
      panes: [{ reportId: null, position: 7, width: 2, free: true }],
      activePane: 0,
      leader: 0,
      outline: true,
      margin: false,
    }
    const saved = (id: string, name: string) => ({ id, name, layout })
    await engine.call('workspaces.save', saved('b', '预算'))
    await engine.call('workspaces.save', saved('a', '立法'))
    await engine.call('workspaces.save', saved('b', '代表'))
    await expect(engine.call('workspaces.save', saved('c', '代表'))).rejects.toMatchObject({ code: 'conflict' })
    engine = await restart(engine)
    expect(await engine.call('workspaces.list', {})).toEqual([saved('b', '代表'), saved('a', '立法')])
    await engine.call('workspaces.remove', { id: 'b' })
    expect(await engine.call('workspaces.list', {})).toEqual([saved('a', '立法')])
    engine = await restart(engine)
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'layout.remove' })
    expect(await engine.call('workspaces.list', {})).toEqual([saved('b', '代表'), saved('a', '立法')])
    expect(engine.payloads('workspaces.changed').length).toBe(1)
  })
})

describe('settings', () => {
  it('last, and are announced', async () => {
    let engine = await start()
    await engine.call('settings.update', { theme: 'dark' })
    expect(engine.payloads('settings.changed').at(-1)).toMatchObject({ theme: 'dark' })
    engine = await restart(engine)
    expect(await engine.call('settings.get', {})).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', lastLibrary: engine.library })
  })

  it.each([
    ['is no JSON', '{"theme":', {}],
    ['is no object', '7', {}],
    ['holds a value that we do not know', '{"theme":"purple","locale":"en"}', { locale: 'en' }],
    ['has a key of a newer version', '{"theme":"dark","zoom":2}', { theme: 'dark' }],
  ])('that cannot be read are kept aside, and what is good of them stays when the file %s', async (_, text, good) => {
    const first = await start({ open: false })
    const data = join(first.folder, 'data')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'settings.json'), text)
    const engine = await restart(first)
    expect(await engine.call('settings.get', {})).toEqual({ ...DEFAULT_SETTINGS, ...good })
    expect(readFileSync(join(data, 'settings.json.broken'), 'utf8')).toBe(text)
  })

  it('that are of no use at all do not keep the program from starting, nor from keeping others', async () => {
    const first = await start({ open: false })
    mkdirSync(join(first.folder, 'data', 'settings.json'), { recursive: true })
    const engine = await restart(first)
    expect(await engine.call('library.open', { path: engine.library, create: true })).toMatchObject({ warnings: ['not-remembered'] })
  })

  it('that cannot be written say so, and the library can be worked in all the same', async () => {
    const first = await start({ open: false })
    writeFileSync(join(first.folder, 'data'), 'a file where the folder should be')
    const engine = await restart(first)
    expect(await engine.call('library.open', { path: engine.library, create: true })).toMatchObject({ warnings: ['not-remembered'] })
    const refused = { code: 'settings-unsaved', details: { path: join(engine.folder, 'data') } }
    expect(await failureOf(engine.call('settings.update', { theme: 'dark' }))).toMatchObject(refused)
    expect(await engine.call('settings.get', {})).toEqual(DEFAULT_SETTINGS)
    await engine.call('sources.import', { paths: [engine.write('报告', { 'a.txt': reportText('青禾市', 2024, SENTENCE) })] })
    expect(await engine.call('reports.list', {})).toHaveLength(1)
  })
})

describe('where a library lies', () => {
  it.each([
    '/home/a/OneDrive/书库.duidu',
    '/home/a/OneDrive - 单位/书库.duidu',
    'C:\\Users\\a\\Dropbox\\书库.duidu',
    '/Users/a/Library/Mobile Documents/com~apple~CloudDocs/书库.duidu',
    '/home/a/坚果云/资料/书库.duidu',
  ])('is warned of in a folder that is synced: %s', async path => {
    expect(await libraryWarnings(path, async () => false)).toEqual(['synced-folder'])
  })

  it('is warned of on a network drive', async () => {
    expect(await libraryWarnings('\\\\server\\share\\书库.duidu', async () => false)).toEqual(['network-folder'])
    expect(await libraryWarnings('/mnt/share/书库.duidu', async () => true)).toEqual(['network-folder'])
  })

  it('is no matter elsewhere', async () => {
    expect(await libraryWarnings('/home/a/onedriver/书库.duidu', async () => false)).toEqual([])
    const engine = await start()
    expect((await engine.call('library.get', {}))?.warnings).toEqual([])
  })
})
