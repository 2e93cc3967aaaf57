import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, expect, it } from 'vitest'
import { openArchive } from '../../importing/formats/archive.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

const FILES = {
  '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE),
  '青禾市2024.txt': reportText('青禾市', 2024, SENTENCE),
  '云岭市2024.txt': reportText('云岭市', 2024, SENTENCE),
  '白杨市2024.txt': reportText('白杨市', 2024, SENTENCE),
}

/** Two tags in two places, over one another in one; one place that was read without a tag, one that was not read. */
async function startWithTags(): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  await engine.call('sources.import', { paths: [engine.write('报告', FILES)] })
  const { id: meeting } = await engine.call('tags.create', { path: ['监督', '会议'] })
  const { id: marked } = await engine.call('tags.create', { path: ['=亮点'] })
  const mark = async (file: string, quote: string, tagIds: string[]) => {
    const [report] = await engine.call('reports.list', { filter: { source: file } })
    const { text } = await engine.call('reports.get', { id: report?.id ?? '', text: true })
    const start = text?.indexOf(quote) ?? -1
    await engine.call('highlights.add', { reportId: report?.id ?? '', start, end: start + quote.length, tagIds })
  }
  await mark('青禾市2023', '会议7次', [meeting])
  await mark('青禾市2024', '会议7次', [meeting, marked])
  await mark('青禾市2023', '议7', [marked])
  await mark('云岭市2024', '会议7次', [])
  return engine
}

const rowsOf = (file = '') => parse(readFileSync(file), { bom: true }) as string[][]

it('writes the quotes where their tag and place meet, and how many there are; a place that was read has its empty column', async () => {
  const engine = await startWithTags()
  const directory = join(engine.folder, 'out')
  const { files, highlights, rows } = await engine.call('exports.matrix', { directory, format: 'csv' })
  expect({ highlights, rows }).toEqual({ highlights: 4, rows: 2 })
  expect([...readFileSync(files[0] ?? '').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(rowsOf(files[0])).toEqual([
    ['标签', '青禾市', '云岭市'],
    ['监督/会议', '会议7次（青禾市 人大 2023）\n会议7次（青禾市 人大 2024）', ''],
    ["'=亮点", '议7（青禾市 人大 2023）\n会议7次（青禾市 人大 2024）', ''],
  ])
  expect(rowsOf(files[1])).toEqual([
    ['标签', '青禾市', '云岭市', '合计'],
    ['监督/会议', '2', '0', '2'],
    ["'=亮点", '2', '0', '2'],
  ])
})

it('is a workbook with both, its counts as numbers, by years and headed in English where that is asked for', async () => {
  const engine = await startWithTags()
  const input = { directory: join(engine.folder, 'out'), format: 'xlsx', by: 'year', language: 'en' } as const
  const { files } = await engine.call('exports.matrix', input)
  expect(files).toHaveLength(1)
  const entries = await openArchive(readFileSync(files[0] ?? ''), 'workbook')
  const read = async (name: string) => new TextDecoder().decode(await entries.find(entry => entry.name === name)?.read())
  expect(await read('xl/workbook.xml')).toMatch(/name="Quote matrix".*name="Quotes counted"/s)
  expect(await read('xl/sharedStrings.xml')).toContain('会议7次 (青禾市 NPC 2023)')
  expect(await read('xl/worksheets/sheet2.xml')).toMatch(/<c r="B2"[^>]*><v>1<\/v>.*<c r="D2"[^>]*><v>2<\/v>/s)
  expect((await engine.call('exports.matrix', input)).files).toEqual(files)
})

it('writes how often tags stand together, and nothing where no tag passes', async () => {
  const engine = await startWithTags()
  const directory = join(engine.folder, 'out')
  const { file, rows } = await engine.call('exports.tagPairs', { directory, format: 'csv' })
  expect(rows).toBe(2)
  expect(rowsOf(file)).toEqual([
    ['标签', '监督/会议', "'=亮点"],
    ['监督/会议', '', '2'],
    ["'=亮点", '2', ''],
  ])
  const untagged = { directory, format: 'csv' as const, filter: { report: { place: ['云岭市'] } } }
  expect(await failureOf(engine.call('exports.matrix', untagged))).toMatchObject({ code: 'nothing-to-export' })
  expect(await failureOf(engine.call('exports.tagPairs', untagged))).toMatchObject({ code: 'nothing-to-export' })
})
