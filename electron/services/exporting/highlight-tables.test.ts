import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterEach, expect, it } from 'vitest'
import { openArchive } from '../../importing/formats/archive.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

const NOTE = '=HYPERLINK("http://example.invalid")'

async function startWithHighlight(note = NOTE): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  await engine.call('sources.import', { paths: [engine.write('报告', { '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE) })] })
  const [report] = await engine.call('reports.list', {})
  const { text } = await engine.call('reports.get', { id: report?.id ?? '', text: true })
  const start = text?.indexOf('各位代表') ?? 0
  const { id: tag } = await engine.call('tags.create', { path: ['监督', '会议'] })
  await engine.call('highlights.add', { reportId: report?.id ?? '', start, end: start + 8, note, tagIds: [tag], colour: 'azure' })
  return engine
}

async function entryOf(file: string, name: string): Promise<string> {
  const entry = (await openArchive(readFileSync(file), 'workbook')).find(each => each.name === name)
  return new TextDecoder().decode(await entry?.read())
}

it('CSV is read by a spreadsheet as UTF-8, with every value in its column and no formula', async () => {
  const engine = await startWithHighlight()
  const { file, highlights } = await engine.call('exports.table', { directory: join(engine.folder, 'out'), format: 'csv' })
  expect(highlights).toBe(1)
  expect([...readFileSync(file).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [row] = parse(readFileSync(file), { bom: true, columns: true }) as Record<string, string>[]
  const [highlight] = await engine.call('highlights.list', {})
  expect(row).toMatchObject({
    地区: '青禾市',
    年份: '2023',
    机关: '人大',
    摘录: highlight?.quote,
    笔记: `'${NOTE}`,
    标签: '监督/会议',
    颜色: '天青',
    起: String(highlight?.start),
    止: String(highlight?.end),
    编号: highlight?.id,
    '建立（UTC）': highlight?.createdAt.slice(0, 19).replace('T', ' '),
  })
  expect(row?.['摘录']).toContain('\n')
})

it('a workbook has numbers as numbers, dates as dates and texts as texts', async () => {
  const engine = await startWithHighlight()
  const { file } = await engine.call('exports.table', { directory: join(engine.folder, 'out'), format: 'xlsx' })
  const sheet = await entryOf(file, 'xl/worksheets/sheet1.xml')
  const strings = await entryOf(file, 'xl/sharedStrings.xml')
  expect(sheet).toContain('<c r="E2"><v>2023</v></c>')
  expect(sheet).not.toContain('<f>')
  expect(sheet).toMatch(/<c r="J2"[^>]* t="s">/)
  expect(strings).toContain('=HYPERLINK(')
  const [highlight] = await engine.call('highlights.list', {})
  const serial = Number(/<c r="P2"[^>]*><v>([\d.]+)<\/v>/.exec(sheet)?.[1])
  expect(Math.round((serial - 25_569) * 86_400)).toBe(Math.round(Date.parse(highlight?.createdAt ?? '') / 1000))
})

it('heads its columns in the language that is asked for, colours and bodies too', async () => {
  const engine = await startWithHighlight()
  const input = { directory: join(engine.folder, 'out'), format: 'csv', language: 'en' } as const
  const { file } = await engine.call('exports.table', input)
  const [row] = parse(readFileSync(file), { bom: true, columns: true }) as Record<string, string>[]
  expect(row).toMatchObject({ Place: '青禾市', Year: '2023', Body: 'NPC', Tags: '监督/会议', Colour: 'Azure' })
  const book = await engine.call('exports.codebook', input)
  expect(readFileSync(book.file, 'utf8')).toBe('\ufeffTag,Description,Colour,Shortcut,Highlights,Memo\r\n监督,,,,1,\r\n监督/会议,,,,1,\r\n')
})

it('a workbook cuts what no cell can hold, and is the same file for the same highlights', async () => {
  const engine = await startWithHighlight('长'.repeat(40_000))
  const first = await engine.call('exports.table', { directory: join(engine.folder, 'out'), format: 'xlsx' })
  expect(await engine.call('exports.table', { directory: join(engine.folder, 'out'), format: 'xlsx' })).toEqual(first)
  const strings = await entryOf(first.file, 'xl/sharedStrings.xml')
  expect(strings).toContain(`<t>${'长'.repeat(32_766)}…</t>`)
})

it('stopping leaves no file, not even a part of one', async () => {
  const engine = await startWithHighlight()
  for (const format of ['csv', 'xlsx'] as const) {
    const directory = join(engine.folder, `out-${format}`)
    const stop = new AbortController()
    const stopped = engine.call('exports.table', { directory, format }, { signal: stop.signal, progress: () => stop.abort() })
    expect(await failureOf(stopped)).toMatchObject({ code: 'cancelled' })
    expect(readdirSync(directory)).toEqual([])
  }
})

it('writes a document per report with highlights, once for the same highlights', async () => {
  const engine = await startWithHighlight('=1+1')
  const directory = join(engine.folder, 'out')
  const { files, highlights } = await engine.call('exports.docx', { directory })
  expect(highlights).toBe(1)
  const [file = ''] = files
  expect(await entryOf(file, 'word/comments.xml')).toContain('=1+1')
  expect(await engine.call('exports.docx', { directory })).toEqual({ files, highlights })
  expect(readdirSync(directory)).toHaveLength(1)
})
