import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DERIVED_TABLES } from '../../store/copy-database.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

/** Tables that nothing can be made anew from. */
const KEPT_TABLES = [
  ...['action', 'change', 'concept', 'file', 'folder', 'highlight', 'highlight_tag', 'import_run'],
  ...['indicator_choice', 'indicator_definition', 'kept_apart', 'memo', 'reading_list', 'reading_list_report', 'repair'],
  ...['repaired_cuts', 'report', 'revision', 'saved_layout', 'saved_search', 'section_pin', 'setting', 'source', 'source_text', 'tag'],
  ...['theme_choice', 'theme_set', 'theme_summary', 'unrepaired'],
]

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
  const files = { '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE), '青禾市2024.txt': reportText('青禾市', 2024, SENTENCE) }
  await engine.call('sources.import', { paths: [engine.write('报告', files)] })
})

afterEach(async () => await engine.stop())

const tagNames = async () => (await engine.call('tags.list', {})).map(tag => tag.name)
const search = async () => {
  const { reports, occurrences } = await engine.call('reports.search', { query: '代表' })
  return { reports, occurrences }
}

describe('a backup', () => {
  it('brings back what was there, with its history, and what was there since is kept', async () => {
    await engine.call('tags.create', { path: ['监督'] })
    const before = await search()
    expect(before.occurrences).toBeGreaterThan(0)
    const made = await engine.call('backups.make', {})
    expect(made).toMatchObject({ reason: 'asked' })
    await engine.call('tags.create', { path: ['立法'] })

    await engine.call('backups.restore', { name: made.name })
    expect(await tagNames()).toEqual(['监督'])
    expect(await search()).toEqual(before)
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
    await engine.call('journal.undo', {})
    expect(await tagNames()).toEqual([])

    const [kept] = await engine.call('backups.list', {})
    expect(kept?.reason).toBe('before-restore')
    await engine.call('backups.restore', { name: kept?.name ?? '' })
    expect((await tagNames()).sort()).toEqual(['监督', '立法'].sort())
  })

  it('goes without what is made anew, and names no table that is not there', async () => {
    await search()
    const database = engine.services.current.database()
    const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()
    expect(DERIVED_TABLES.filter(name => !tables.includes(name))).toEqual([])
    // Whoever adds a table says here whether a backup needs it.
    expect(tables.filter(name => !DERIVED_TABLES.includes(name) && !name.startsWith('sqlite_')).sort()).toEqual(KEPT_TABLES)
    const { name, bytes } = await engine.call('backups.make', {})
    await engine.call('backups.restore', { name })
    const rows = (table: string) => engine.services.current.database().prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(rows('index_segment')).toBe(0)
    expect(rows('revision')).toBe(2)
    expect(bytes).toBeGreaterThan(0)
  })

  it('that is damaged is refused, and the library stays as it is', async () => {
    await engine.call('tags.create', { path: ['监督'] })
    const { name } = await engine.call('backups.make', {})
    const file = join(engine.library, 'backups', name)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.fill(0x55, 8192, 65_536))
    expect(await failureOf(engine.call('backups.restore', { name }))).toMatchObject({ code: 'library-damaged' })
    writeFileSync(file, 'no database')
    expect(await failureOf(engine.call('backups.restore', { name }))).toMatchObject({ code: 'library-damaged' })
    expect(await failureOf(engine.call('backups.restore', { name: 'nothing.sqlite' }))).toMatchObject({ code: 'not-found' })
    expect(await tagNames()).toEqual(['监督'])
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })
})

it('brings back a library that is too damaged to be opened', async () => {
  await engine.call('tags.create', { path: ['监督'] })
  const { name } = await engine.call('backups.make', {})
  await engine.services.close()
  writeFileSync(join(engine.library, 'library.sqlite'), 'damaged')
  engine = await startEngine({ folder: engine.folder, open: false })
  expect(await failureOf(engine.call('backups.list', {}))).toMatchObject({ code: 'no-library' })
  expect(await failureOf(engine.call('library.resume', {}))).toMatchObject({ code: 'library-damaged' })
  expect((await engine.call('backups.list', {})).map(backup => backup.name)).toEqual([name])
  expect(await engine.call('backups.restore', { name })).toMatchObject({ path: engine.library, reports: 2 })
  expect(await tagNames()).toEqual(['监督'])
})

describe('an archive', () => {
  it('holds the whole library, and becomes one in a folder that is not there yet', async () => {
    const tag = await engine.call('tags.create', { path: ['监督', '𠮷'] })
    const [report] = await engine.call('reports.list', {})
    await engine.call('highlights.add', { reportId: report?.id ?? '', start: 0, end: 6, note: '标题', tagIds: [tag.id] })
    const highlights = await engine.call('highlights.list', {})
    const { file } = await engine.call('exports.library', { directory: join(engine.folder, 'out') })
    expect(readdirSync(join(engine.folder, 'out'))).toEqual([file.slice(file.lastIndexOf('/') + 1)])

    const other = join(engine.folder, '另一处', '书库.duidu')
    const info = await engine.call('backups.restoreFile', { path: file, library: other })
    expect(info).toMatchObject({ path: other, reports: 2, highlights: 1 })
    expect(await engine.call('highlights.list', {})).toEqual(highlights)
    expect(readdirSync(join(engine.folder, '另一处'))).toEqual(['书库.duidu'])
  })

  it('takes the place of a library that is damaged, whose file is not thrown away', async () => {
    const { file } = await engine.call('exports.library', { directory: join(engine.folder, 'out') })
    const broken = join(engine.folder, '坏.duidu')
    mkdirSync(broken)
    writeFileSync(join(broken, 'library.sqlite'), 'damaged')
    expect(await engine.call('backups.restoreFile', { path: file, library: broken })).toMatchObject({ path: broken, reports: 2 })
    const aside = readdirSync(broken).filter(name => name.startsWith('library.sqlite.damaged'))
    expect(aside.map(name => readFileSync(join(broken, name), 'utf8'))).toEqual(['damaged'])
  })

  it('that is none is refused, and so is a folder of other things', async () => {
    const folder = engine.write('别的', { '文.txt': '你好', '假.zip': 'PK\u0003\u0004 no archive' })
    const into = (path: string, library: string) => failureOf(engine.call('backups.restoreFile', { path, library }))
    expect(await into(join(folder, '假.zip'), join(engine.folder, 'x.duidu'))).toMatchObject({ code: 'library-damaged' })
    expect(await into(join(folder, '没有.zip'), join(engine.folder, 'x.duidu'))).toMatchObject({ code: 'not-found' })
    const { file } = await engine.call('exports.library', { directory: join(engine.folder, 'out') })
    expect(await into(file, folder)).toMatchObject({ code: 'not-a-library' })
    expect(readdirSync(folder).sort()).toEqual(['假.zip', '文.txt'].sort())
    expect((await engine.call('library.get', {}))?.path).toBe(engine.library)
  })
})

it('is made by itself when something was done since the last one, and only then', async () => {
  await engine.stop()
  engine = await startEngine({ folder: engine.folder, backups: { first: 1, every: 1 } })
  const automatic = async () => (await engine.call('backups.list', {})).filter(backup => backup.reason === 'automatic')
  await vi.waitFor(async () => expect(await automatic()).toHaveLength(1))
  await engine.call('tags.create', { path: ['监督'] })
  await vi.waitFor(async () => expect(await automatic()).toHaveLength(2))
  await engine.call('tags.create', { path: ['立法'] })
  await vi.waitFor(async () => expect(await automatic()).toHaveLength(3))
})
