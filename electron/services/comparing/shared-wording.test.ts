import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { reportText, startEngine, type TestEngine } from '../../test-engine.ts'

const COMMON = '坚持以人民为中心的履职理念，用心用情办好民生实事'
const [GREEN, CLOUD, EGRET] = ['青禾市', '云泽市', '白鹭市']

let engine: TestEngine
beforeEach(async () => {
  engine = await startEngine()
})
afterEach(() => engine.stop())

async function importReports(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await engine.call('sources.import', { paths: [engine.write(folder, files)] })
}

async function idOf(place: string, year?: number): Promise<string> {
  const { reports } = { reports: await engine.call('reports.list', { filter: { place: [place], ...(year ? { year: [year] } : {}) } }) }
  return reports[0]?.id ?? ''
}

/** Words of the sentence that only these tests put into reports, with how many reports have them. */
async function sharedOf(place: string, filter = {}): Promise<(readonly [string, number])[]> {
  const reportId = await idOf(place)
  const { text = '' } = await engine.call('reports.get', { id: reportId, text: true })
  const { passages } = await engine.call('reuse.ofReport', { reportId, filter })
  const at = text?.indexOf('坚持以人民') ?? -1
  return passages
    .filter(({ start, end }) => start < at + COMMON.length && end > at)
    .map(({ shown, reports }) => [text?.slice(shown.start, shown.end) ?? '', reports] as const)
}

const own = (words: string) => `${COMMON}，${words}`

it('counts the other reports that have the words, of those that pass', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, own('走访养老机构。')),
    '白鹭.txt': reportText(EGRET, 2024, own('检查供水安全。')),
  })
  expect(await sharedOf(GREEN)).toEqual([[COMMON, 3]])
  expect(await sharedOf(GREEN, { year: [2023] })).toEqual([[COMMON, 2]])
})

it('counts a report that came in twice once, and not as another one beside its double', async () => {
  const files = { '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')), '云泽.txt': reportText(CLOUD, 2023, own('走访养老机构。')) }
  await importReports('a', files)
  await importReports('b', { '青禾再来.txt': `${files['青禾.txt']}\n` })
  expect(await sharedOf(CLOUD)).toEqual([[COMMON, 2]])
  expect(await sharedOf(GREEN)).toEqual([[COMMON, 2]])
})

it('follows reports that come and go', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, '另一番话。'),
  })
  expect(await sharedOf(GREEN)).toEqual([])
  await importReports('b', { '白鹭.txt': reportText(EGRET, 2024, own('检查供水安全。')) })
  expect(await sharedOf(GREEN)).toEqual([[COMMON, 2]])
  await engine.call('reports.remove', { ids: [await idOf(EGRET)] })
  expect(await sharedOf(GREEN)).toEqual([])
  await engine.call('journal.undo', {})
  expect(await sharedOf(GREEN)).toEqual([[COMMON, 2]])
})

it('lists where the words stand, by place and year, also where they are nearly the same', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, `会上指出，${COMMON}！`),
    '白鹭.txt': reportText(EGRET, 2024, '坚持以人民为中心的发展思想，用心用情办好民生实事，检查供水安全。'),
  })
  const reportId = await idOf(GREEN)
  const { text } = await engine.call('reports.get', { id: reportId, text: true })
  const start = text?.indexOf(COMMON) ?? 0
  const range = { reportId, start, end: start + COMMON.length }
  const exact = await engine.call('reuse.occurrences', range)
  expect([exact.reports, exact.occurrences.map(({ place, text: words }) => [place, words])]).toEqual([2, [[CLOUD, COMMON]]])
  const varied = await engine.call('reuse.occurrences', { ...range, varied: true })
  expect([varied.reports, varied.occurrences.map(({ place, varied: is, text: words }) => [place, is, words])]).toEqual([
    2,
    [
      [EGRET, true, '坚持以人民为中心的发展思想，用心用情办好民生实事'],
      [CLOUD, false, COMMON],
    ],
  ])
})

it('tells the words that differ, and what stands around the words', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, `会上指出，${COMMON}！`),
    '白鹭.txt': reportText(EGRET, 2024, '坚持以人民为中心的发展思想，用心用情办好民生实事，检查供水安全。'),
  })
  const reportId = await idOf(GREEN)
  const { text } = await engine.call('reports.get', { id: reportId, text: true })
  const start = text?.indexOf(COMMON) ?? 0
  const { occurrences, varied } = await engine.call('reuse.occurrences', { reportId, start, end: start + COMMON.length, varied: true })
  expect(varied).toBe(1)
  const [near, same] = occurrences
  expect([same?.before.endsWith('会上指出，'), same?.after.startsWith('！'), same?.changes]).toEqual([true, true, []])
  const said = (kind: 'gone' | 'new') =>
    near?.changes
      .filter(change => change.kind === kind)
      .map(change => change.text)
      .join(' ')
  expect([said('gone'), said('new')]).toEqual(['履职理念', '发展思想'])
})

it('lists a page at a time, by place or by year, the report itself among them where that is wanted', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2024, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2022, own('走访养老机构。')),
    '白鹭.txt': reportText(EGRET, 2023, own('检查供水安全。')),
  })
  const reportId = await idOf(GREEN)
  const { text } = await engine.call('reports.get', { id: reportId, text: true })
  const start = text?.indexOf(COMMON) ?? 0
  const asked = { reportId, start, end: start + COMMON.length, itself: true } as const
  const places = async (more: { order?: 'year'; offset?: number; limit?: number }) =>
    (await engine.call('reuse.occurrences', { ...asked, ...more })).occurrences.map(({ place }) => place)
  expect(await places({})).toEqual([EGRET, GREEN, CLOUD])
  expect(await places({ order: 'year' })).toEqual([CLOUD, EGRET, GREEN])
  expect([await places({ limit: 2 }), await places({ offset: 2, limit: 2 })]).toEqual([[EGRET, GREEN], [CLOUD]])
})

it('tells in how many places and years a wording is, and which of them are the earliest', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2022, own('督办河道保洁。')),
    '青禾2.txt': reportText(GREEN, 2024, own('推动公园开放。')),
    '云泽.txt': reportText(CLOUD, 2022, own('走访养老机构。')),
  })
  const { families } = await engine.call('reuse.families', {})
  const family = families.find(({ text }) => text.includes(COMMON))
  expect(family).toMatchObject({ reports: 3, places: 2, years: 2, earliest: { year: 2022, places: 2 } })
})

it('shows whole words: what is shared may end within one', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, `我们${COMMON}的做法。`),
    '云泽.txt': reportText(CLOUD, 2023, `${COMMON}的经验。`),
  })
  const { families } = await engine.call('reuse.families', {})
  const texts = families.flatMap(({ text, variants }) => [text, ...variants.map(variant => variant.text)])
  expect([texts.filter(text => text.includes('民生实事的')), texts.some(text => text.endsWith(COMMON))]).toEqual([[], true])
  expect(await sharedOf(GREEN)).toEqual([[COMMON, 2]])
})

it('writes the wordings with a text into files', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2024, own('走访养老机构。')),
  })
  const directory = join(engine.folder, 'out')
  const { files, rows } = await engine.call('exports.wordings', { directory, text: '履职理念 用心' })
  expect([rows, files.map(file => basename(file))]).toEqual([1, ['wordings.csv', 'wording-variants.csv']])
  const [head, row] = readFileSync(files[0] ?? '', 'utf8').split('\r\n')
  expect([head?.includes('书库中最早年份'), row?.includes(COMMON), row?.includes(',2,2,2,2023,')]).toEqual([true, true, true])
  const book = await engine.call('exports.wordings', { directory, text: '履职理念', format: 'xlsx', language: 'en' })
  expect([book.rows, book.files.map(file => basename(file))]).toEqual([1, ['wordings.xlsx']])
})

it('lists what the reports that pass have in common', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, own('走访养老机构。')),
    '白鹭.txt': reportText(EGRET, 2024, '另一番话。'),
  })
  const all = await engine.call('reuse.families', { minReports: 3 })
  const texts = all.families.map(family => family.text)
  expect(all.reports).toBe(3)
  expect(texts.some(text => text.includes('我受市人大常委会委托，向大会报告工作，请予审议'))).toBe(true)
  expect(texts.join()).not.toContain(COMMON)
  const some = await engine.call('reuse.families', { filter: { year: [2023] } })
  expect(some.families.map(({ text, reports }) => [text.includes(COMMON), reports])).toContainEqual([true, 2])
})

it('says so where there is no such report', async () => {
  await expect(engine.call('reuse.ofReport', { reportId: 'AAAAAAAAAAAA' })).rejects.toMatchObject({ code: 'not-found' })
})

it('is the same after the library was opened again', async () => {
  await importReports('a', {
    '青禾.txt': reportText(GREEN, 2023, own('督办河道保洁。')),
    '云泽.txt': reportText(CLOUD, 2023, own('走访养老机构。')),
  })
  const before = await sharedOf(GREEN)
  await engine.call('library.open', { path: join(engine.folder, 'other.duidu'), create: true })
  await engine.call('library.open', { path: engine.library, create: false })
  expect([before, await sharedOf(GREEN)]).toEqual([[[COMMON, 2]], [[COMMON, 2]]])
})
