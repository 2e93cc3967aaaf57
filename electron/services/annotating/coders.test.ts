import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readAnnotations } from '../../importing/annotations/read-annotations.ts'
import { openArchive } from '../../importing/formats/archive.ts'
import { addRevision, findRevision, listKnownReports, reviseReport, revisionText } from '../../store/report-revisions.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

import { compareCoders } from './coders.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

const FILES = { '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE), '云岭市2024.txt': reportText('云岭市', 2024, SENTENCE) }

/** Another person with the same files, who imported them alone: reports have other ids. */
async function startCoder(
  marks: readonly (readonly [file: string, quote: string, tags: readonly string[], note?: string])[],
): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  await engine.call('sources.import', { paths: [engine.write('报告', FILES)] })
  for (const [file, quote, tags, note = ''] of marks) {
    const [report] = await engine.call('reports.list', { filter: { source: file } })
    const { text } = await engine.call('reports.get', { id: report?.id ?? '', text: true })
    const start = text?.indexOf(quote) ?? -1
    const tagIds = []
    for (const tag of tags) tagIds.push((await engine.call('tags.create', { path: tag.split('/') })).id)
    await engine.call('highlights.add', { reportId: report?.id ?? '', start, end: start + quote.length, tagIds, note })
  }
  return engine
}

const [A, B] = ['青禾市2023.txt', '云岭市2024.txt']

it('compares the texts of one moment, though a report changes while others are compared', async () => {
  const marks = [
    [A, '会议7次', ['监督/会议']],
    [B, '会议7次', ['监督/会议']],
  ] as const
  const mine = await startCoder(marks)
  const db = mine.services.current.database()
  const theirs = await startCoder(marks)
  const { file: path } = await theirs.call('exports.jsonld', { directory: theirs.folder })
  const sources = await mine.call('sources.list', {})
  let looks = 0
  /** Asked before each report: with the first answer, every report has another text. */
  const signal = {
    get aborted() {
      if (++looks === 1) {
        for (const { id } of sources) {
          for (const known of listKnownReports(db, id)) {
            const text = `在所有其他的话前面有了一句新的话。\n${revisionText(db, known.revisionId)}`
            const found = findRevision(db, known.revisionId)
            if (!found) throw new Error('the report has no text')
            const revised = { ...found, text }
            reviseReport(db, known, known.ordinal ?? 0, addRevision(db, known.id, revised, '2025-01-01'), revised)
          }
        }
      }
      return false
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }
  const compared = await compareCoders(db, await readAnnotations(readFileSync(path)), { told: 10, signal })
  expect(looks).toBeGreaterThan(1)
  expect(compared).toMatchObject({ reports: 2, unplaced: 0, disagreementCount: 0 })
  expect(compared.tags).toMatchObject([{ tag: '监督/会议', both: 2, onlyMine: 0, onlyTheirs: 0 }])
})

it('counts agreement sentence by sentence on what both marked, and names where they differ', async () => {
  const mine = await startCoder([
    [A, '会议7次', ['监督/会议']],
    [A, '代表满意率', ['代表']],
    [B, '会议7次', ['监督/会议']],
  ])
  const theirs = await startCoder([
    [A, '常委会会议', ['监督/会议']],
    [A, '各位代表', ['代表']],
  ])
  const compared = await mine.call('annotations.compareCoders', { path: theirs.library })
  expect(compared).toMatchObject({ reports: 1, onlyMine: 1, onlyTheirs: 0, unplaced: 0, disagreementCount: 2 })
  expect(compared.tags.map(({ tag, both, onlyMine, onlyTheirs }) => [tag, both, onlyMine, onlyTheirs])).toEqual([
    ['代表', 0, 1, 1],
    ['监督/会议', 1, 0, 0],
  ])
  expect(compared.tags[1]?.kappa).toBe(1)
  expect(compared.tags[0]?.kappa).toBeLessThan(0)
  expect(compared.disagreements.map(({ who, sentence }) => [who, sentence.includes('各位代表') ? '各位代表' : '满意率'])).toEqual([
    ['theirs', '各位代表'],
    ['mine', '满意率'],
  ])
})

it('is sure of a report that the library holds twice', async () => {
  const mine = await startCoder([[A, '会议7次', ['监督/会议']]])
  await mine.call('sources.import', { paths: [mine.write('副本', FILES)] })
  const theirs = await startCoder([[A, '会议7次', ['监督/会议']]])
  expect(await mine.call('annotations.compareCoders', { path: theirs.library })).toMatchObject({ reports: 1, unplaced: 0 })
  expect(await mine.call('annotations.preview', { path: theirs.library })).toMatchObject({ unplacedCount: 0, doubtful: 0 })
})

it('writes the agreement and every disagreement as tables, in the language that is asked for', async () => {
  const mine = await startCoder([
    [A, '会议7次', ['监督/会议']],
    [A, '代表满意率', ['代表']],
  ])
  const theirs = await startCoder([[A, '常委会会议', ['监督/会议']]])
  const directory = join(mine.folder, 'out')
  const write = (format: 'csv' | 'xlsx', language: 'zh-CN' | 'en') =>
    mine.call('exports.coders', { path: theirs.library, directory, format, language })

  const { files, rows } = await write('csv', 'en')
  expect([files, rows]).toEqual([['coders.csv', 'coders-disagreements.csv'].map(name => join(directory, name)), 3])
  const [agreement = '', apart = ''] = files.map(file => readFileSync(file, 'utf8').replace('\uFEFF', '').trimEnd())
  expect(agreement.split('\r\n')).toEqual([
    'Tag,Both,Only mine,Only theirs,Same %,Kappa',
    expect.stringMatching(/^代表,0,1,0,9\d[.\d]*,0$/),
    '监督/会议,1,0,0,100,1',
    expect.stringMatching(/^All tags,1,1,0,9\d[.\d]*,0\.\d+$/),
  ])
  expect(apart.split('\r\n')).toEqual([
    'Tag,Given by,Title,Sentence,Start,End,Report',
    expect.stringMatching(/^代表,Me,青禾市.*,组织代表视察.*代表满意率/),
  ])

  const book = await write('xlsx', 'zh-CN')
  expect(book.files).toEqual([join(directory, 'coders.xlsx')])
  const entries = await openArchive(readFileSync(book.files[0] ?? ''), 'workbook')
  const sheets = new TextDecoder().decode(await entries.find(({ name }) => name === 'xl/workbook.xml')?.read())
  expect(sheets).toMatch(/name="一致程度".*name="不一致的句子"/s)
})

it('brings another library in: matched by its files, as one action, and the second time nothing', async () => {
  const mine = await startCoder([[A, '会议7次', ['监督/会议']]])
  const theirs = await startCoder([[A, '代表满意率', ['代表'], '他的笔记']])
  const before = readFileSync(join(theirs.library, 'library.sqlite'))
  const reading = await mine.call('annotations.preview', { path: theirs.library })
  expect(reading).toMatchObject({ format: 'library', total: 1, added: 1, newTags: ['代表'], unplacedCount: 0 })
  expect(await mine.call('highlights.list', {})).toHaveLength(1)

  await mine.call('annotations.import', { path: theirs.library })
  const notes = (await mine.call('highlights.list', {})).map(({ note }) => note)
  expect(new Set(notes)).toEqual(new Set(['', '他的笔记']))
  expect(await mine.call('annotations.import', { path: theirs.library })).toMatchObject({ added: 0, unchanged: 1, action: null })
  await mine.call('journal.undo', {})
  expect(await mine.call('highlights.list', {})).toHaveLength(1)
  expect(readFileSync(join(theirs.library, 'library.sqlite')).equals(before)).toBe(true)
})

it('takes an archive and a backup of a library for one, and says of other things what they are', async () => {
  const mine = await startCoder([[A, '会议7次', ['监督/会议']]])
  const theirs = await startCoder([[A, '代表满意率', ['代表']]])
  const { file } = await theirs.call('exports.library', { directory: join(theirs.folder, 'out') })
  const { name } = await theirs.call('backups.make', {})
  for (const path of [file, join(theirs.library, 'backups', name)]) {
    expect(await mine.call('annotations.preview', { path })).toMatchObject({ format: 'library', added: 1 })
  }
  const folder = mine.write('别的', { '文.txt': '你好' })
  expect(await failureOf(mine.call('annotations.preview', { path: folder }))).toMatchObject({ code: 'unreadable' })
  expect(await failureOf(mine.call('annotations.compareCoders', { path: join(folder, '没有.zip') }))).toMatchObject({ code: 'not-found' })
  expect(await failureOf(mine.call('annotations.compareCoders', { path: join(folder, '文.txt') }))).toMatchObject({
    code: 'unsupported-format',
  })
})
