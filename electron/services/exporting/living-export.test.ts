import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine
let directory: string
let reportId: string

beforeEach(async () => {
  engine = await startEngine()
  directory = join(engine.folder, '笔记')
  await engine.call('sources.import', { paths: [engine.write('报告', { '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE) })] })
  reportId = (await engine.call('reports.list', {}))[0]?.id ?? ''
})

afterEach(async () => await engine.stop())

const mark = (note: string) => engine.call('highlights.add', { reportId, start: 0, end: 6, note })
const files = () => readdirSync(directory).filter(name => name.endsWith('.md'))
const content = () =>
  files()
    .map(name => readFileSync(join(directory, name), 'utf8'))
    .join('')
const shows = (words: string) => vi.waitFor(() => expect(content()).toContain(words), { timeout: 30_000, interval: 100 })

it('follows what is done, keeps what the user writes there, and says where both changed the same', async () => {
  const { id } = await mark('第一条')
  expect(await engine.call('exports.keep', { directory })).toMatchObject({ directory, problem: null, conflicts: [] })
  expect(content()).toContain('第一条')
  await mark('第二条')
  await shows('第二条')

  const [name = ''] = files()
  writeFileSync(join(directory, name), `${content().replace('第一条', '第一条，在文件里改过')}\n我的一节\n`)
  await engine.call('highlights.update', { ids: [id], note: '在程序里改过' })
  await shows('在程序里改过')
  for (const words of ['第一条，在文件里改过', '我的一节', '第二条']) expect(content()).toContain(words)
  await vi.waitFor(async () => {
    expect(await engine.call('exports.living', {})).toMatchObject({ conflicts: [{ file: join(directory, name), about: [id] }] })
  })

  await engine.call('exports.unkeep', {})
  expect(await engine.call('exports.living', {})).toBeNull()
})

it('goes on after a restart, in the language in which it began', async () => {
  await engine.call('exports.keep', { directory, language: 'en' })
  await mark('之前')
  engine = await engine.restart()
  expect(await engine.call('exports.living', {})).toMatchObject({ directory })
  await shows('之前')
  expect(content()).toContain('Colour: Gamboge')
})

it('is written anew when its template is another one', async () => {
  await mark('一条')
  const draft = { name: '我的', unit: 'report' } as const
  const { id } = await engine.call('exports.saveTemplate', { ...draft, source: '甲式 {% for h in highlights %}{{ h.note }}{% endfor %}' })
  await engine.call('exports.keep', { directory, template: id })
  await mark('又一条')
  const block = '{% for h in highlights %}{% region h.id %}乙式 {{ h.note }}{% endregion %}{% endfor %}'
  await engine.call('exports.saveTemplate', { id, ...draft, source: block })
  await shows('乙式 一条')
})

it('is not a matter of the library: one that is copied to another computer writes nowhere', async () => {
  await engine.call('exports.keep', { directory })
  const { file } = await engine.call('exports.library', { directory: join(engine.folder, 'out') })
  await engine.call('backups.restoreFile', { path: file, library: join(engine.folder, '别处.duidu') })
  expect(await engine.call('exports.living', {})).toBeNull()
})

it('has templates of the user’s own', async () => {
  await mark('一条')
  const draft = {
    unit: 'tag',
    source: '# {{ name }}\n{% for h in highlights %}{% region h.id %}{{ h.note }}{% endregion %}{% endfor %}',
  } as const
  const template = await engine.call('exports.saveTemplate', { name: '我的', ...draft })
  await engine.call('exports.markdown', { directory, template: template.id })
  expect(files()).toEqual(['未加标签.md'])
  expect((await engine.call('exports.templates', {})).at(-1)).toEqual(template)
  const broken = engine.call('exports.saveTemplate', { name: '坏', unit: 'all', source: '{% for %}' })
  expect(await failureOf(broken)).toMatchObject({ code: 'template-fails' })
  expect(await engine.call('exports.preview', { draft: { unit: 'all', source: '{% for %}' } })).toMatchObject({
    problem: expect.stringContaining('for'),
  })
  await engine.call('exports.removeTemplate', { id: template.id })
  expect(await failureOf(engine.call('exports.markdown', { directory, template: template.id }))).toMatchObject({ code: 'not-found' })
})

it('keeps no folder that it could not write to, and the one that it kept before stays', async () => {
  await mark('一条')
  writeFileSync(join(engine.folder, '文件'), '')
  const there = engine.call('exports.keep', { directory: join(engine.folder, '文件') })
  expect(await failureOf(there)).toMatchObject({ code: 'bad-input' })
  expect(await engine.call('exports.living', {})).toBeNull()
  await engine.call('exports.keep', { directory })
  expect(await failureOf(engine.call('exports.keep', { directory: join(engine.folder, '文件') }))).toMatchObject({ code: 'bad-input' })
  expect(await engine.call('exports.living', {})).toMatchObject({ directory, problem: null })
})

it('looks at no file but those whose highlights changed, and says in a file of a tag that its last one is gone', async () => {
  const { id } = await mark('一条')
  const [first, second] = [await tag('监督'), await tag('亮点')]
  await engine.call('highlights.update', { ids: [id], addTagIds: [first] })
  const other = await engine.call('highlights.add', { reportId: await another(), start: 0, end: 6, note: '另一条', tagIds: [second] })
  await engine.call('exports.keep', { directory, template: 'tag' })
  expect(files().sort()).toEqual(['亮点.md', '监督.md'])

  // Whoever looks at this file writes what was deleted from it.
  const untouched = join(directory, '亮点.md')
  writeFileSync(untouched, readFileSync(untouched, 'utf8').replace('highlights: 1', 'highlights: 7'))
  const before = statSync(untouched).ino
  await engine.call('highlights.update', { ids: [id], removeTagIds: [first] })
  await shows('Deleted in Duidu')
  expect(files().sort()).toEqual(['亮点.md', '未加标签.md', '监督.md'].sort())
  expect(readFileSync(join(directory, '监督.md'), 'utf8')).toContain('Deleted in Duidu')
  expect(statSync(untouched).ino).toBe(before)

  await engine.call('memos.save', { about: { kind: 'highlight', id: other.id }, text: '想了很久' })
  await shows('想了很久')
  await engine.call('tags.update', { id: second, name: '闪光点' })
  await vi.waitFor(() => expect(files()).toContain('闪光点.md'), { timeout: 30_000 })
})

it('follows a saved search to what it finds by then', async () => {
  const search = await engine.call('savedSearches.save', { name: '青禾或云岭', query: '云岭市' })
  await mark('青禾的一条')
  await engine.call('exports.keep', { directory, filter: { report: { search: [search.id] } } })
  expect(files()).toEqual([])
  await engine.call('highlights.add', { reportId: await another(), start: 0, end: 6, note: '云岭的一条' })
  await shows('云岭的一条')
  expect(content()).not.toContain('青禾的一条')
})

it('tells of a conflict until it is settled in the file', async () => {
  const { id } = await mark('第一条')
  await engine.call('exports.keep', { directory })
  const [name = ''] = files()
  writeFileSync(join(directory, name), content().replace('第一条', '在文件里改过'))
  await engine.call('highlights.update', { ids: [id], note: '在程序里改过' })
  await shows('在程序里改过')
  await vi.waitFor(async () => expect(await engine.call('exports.living', {})).toMatchObject({ conflicts: [{ about: [id] }] }))
  const both = content()
  writeFileSync(join(directory, name), both.replace(new RegExp(`<!-- duidu:${id}! -->[^]*<!-- /duidu:${id}! -->\\n`), ''))
  expect(await engine.call('exports.living', {})).toMatchObject({ conflicts: [] })
})

const tag = async (name: string) => (await engine.call('tags.create', { path: [name] })).id

async function another(): Promise<string> {
  await engine.call('sources.import', { paths: [engine.write('别的', { '云岭市2023.txt': reportText('云岭市', 2023, SENTENCE) })] })
  return (await engine.call('reports.list', { filter: { source: '云岭市' } }))[0]?.id ?? ''
}
