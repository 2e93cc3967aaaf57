import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Highlight } from '../../shared/model/highlight.ts'
import { parsedReport, store } from '../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../test-engine.ts'

const TEXT = '青禾市人大常委会工作报告\n一、工作回顾\n（一）监督\n召开常委会会议7次。\n二、主要任务\n召开常委会会议8次。'
const OUTLINE = [
  { level: 1, heading: '一、工作回顾', start: 13, end: 37, part: 'review' },
  { level: 2, heading: '（一）监督', start: 20, end: 37, part: 'review' },
  { level: 1, heading: '二、主要任务', start: 37, end: 54, part: 'plan' },
] as const

let engine: TestEngine
/** 青禾市 of 云岭省, 石渡县 in it, and 吉安 of another province. */
let qinghe: string
let shidu: string
let linxi: string

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const yunling = { province: '云岭省', city: '青禾市', level: 'prefecture' } as const
  const { reportIds } = store(
    db,
    '报告/青禾.txt',
    parsedReport(TEXT, { ...yunling, year: 2024, outline: OUTLINE }),
    parsedReport('石渡县政协工作报告\n听取意见一百条。', { ...yunling, county: '石渡县', year: 2023, body: 'cppcc' }),
  )
  const other = store(
    db,
    '别处/临溪.txt',
    parsedReport('臨溪工作報告\n召開會議十次。', { province: '海西蒙古族藏族自治州', city: '临溪地区', kind: 'news' }),
  )
  ;[qinghe = '', shidu = ''] = reportIds
  ;[linxi = ''] = other.reportIds
  // So that the text index reads what was put in behind its back.
  await engine.services.library.close()
  await engine.call('library.open', { path: engine.library })
})

afterEach(() => engine.stop())

function mark(quote: string, more: { tagIds?: string[]; note?: string; colour?: 'rouge' } = {}): Promise<Highlight> {
  const start = TEXT.indexOf(quote)
  return engine.call('highlights.add', { reportId: qinghe, start, end: start + quote.length, ...more })
}

const ofQinghe = () => engine.call('highlights.ofReport', { reportId: qinghe })

describe('highlights', () => {
  it('stand on their words, with the section that governs them', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督', '会议'] })
    const highlight = await mark('常委会会议7次', { tagIds: [tag], note: '记' })
    expect(highlight).toMatchObject({
      quote: '常委会会议7次',
      suffix: '。\n二、主要任务\n召开常委会会议8次。',
      state: 'anchored',
      colour: 'gamboge',
      tagIds: [tag],
    })
    expect(highlight.prefix.endsWith('（一）监督\n召开')).toBe(true)
    expect(await engine.call('highlights.list', {})).toEqual([
      {
        ...highlight,
        reportTitle: '青禾市人大常委会工作报告',
        place: '青禾市',
        year: 2024,
        body: 'npc',
        section: ['一、工作回顾', '（一）监督'],
        tags: ['监督/会议'],
      },
    ])
    expect(engine.payloads('highlights.changed').at(-1)).toEqual({
      reportIds: [qinghe],
      changes: { saved: [highlight], removed: [] },
    })
    expect(engine.payloads('journal.changed').at(-1)?.undo).toMatchObject({ kind: 'highlight.add', count: 1 })
    expect(engine.payloads('library.changed').at(-1)?.highlights).toBe(1)
  })

  it('may lie on the very same words, any number of them', async () => {
    await mark('会议7次')
    await mark('会议7次', { colour: 'rouge' })
    expect((await ofQinghe()).map(highlight => highlight.quote)).toEqual(['会议7次', '会议7次'])
  })

  it('are not made where there is nothing', async () => {
    const at = (start: number, end: number) => failureOf(engine.call('highlights.add', { reportId: qinghe, start, end }))
    expect(await at(5, 5)).toMatchObject({ code: 'bad-input' })
    expect(await at(0, TEXT.length + 1)).toMatchObject({ code: 'bad-input', details: { length: TEXT.length } })
    expect(await failureOf(engine.call('highlights.add', { reportId: 'no', start: 0, end: 1 }))).toMatchObject({ code: 'not-found' })
    expect(await failureOf(mark('会议', { tagIds: ['no'] }))).toMatchObject({ code: 'not-found' })
    expect(await engine.call('journal.get', {})).toEqual({ undo: null, redo: null })
  })

  it('change and go many at a time, each time as one step', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['会议'] })
    const made = [await mark('会议7次'), await mark('会议8次'), await mark('主要任务')]
    const ids = made.map(highlight => highlight.id)
    await engine.call('highlights.update', { ids, colour: 'lilac', addTagIds: [tag] })
    expect((await ofQinghe()).map(({ colour, tagIds }) => [colour, tagIds])).toEqual([1, 2, 3].map(() => ['lilac', [tag]]))
    expect(await engine.call('highlights.remove', { ids: ids.slice(1) })).toMatchObject({ kind: 'highlight.remove', count: 2 })
    expect(await ofQinghe()).toHaveLength(1)
    engine = await engine.restart()
    await engine.call('journal.undo', {})
    await engine.call('journal.undo', {})
    expect(await ofQinghe()).toEqual(made.toSorted((a, b) => a.start - b.start))
  })

  it('are only removed together or not at all', async () => {
    const { id } = await mark('会议7次')
    expect(await failureOf(engine.call('highlights.remove', { ids: [id, 'no'] }))).toMatchObject({ code: 'not-found' })
    expect(await ofQinghe()).toHaveLength(1)
  })

  it('are found by tag with those below, colour, words in any script, and report', async () => {
    const parent = await engine.call('tags.create', { path: ['监督'] })
    const child = await engine.call('tags.create', { path: ['监督', '会议'] })
    await mark('会议7次', { tagIds: [child.id] })
    await mark('主要任务', { colour: 'rouge', note: '見「會議」' })
    const quotes = async (filter: object) => (await engine.call('highlights.list', { filter })).map(highlight => highlight.quote)
    expect(await quotes({ tagIds: [parent.id] })).toEqual(['会议7次'])
    expect(await quotes({ colours: ['rouge'] })).toEqual(['主要任务'])
    expect(await quotes({ text: '会议' })).toEqual(['会议7次', '主要任务'])
    expect(await quotes({ report: { place: ['石渡县'] } })).toEqual([])
    expect(await quotes({ report: { place: ['云岭'] } })).toHaveLength(2)
  })
})

describe('reports', () => {
  it.each([
    [{ place: ['青禾'] }, 2],
    [{ place: ['石渡'] }, 1],
    [{ place: ['云岭省', '临溪'] }, 3],
    [{ place: ['海西'] }, 1],
    [{ place: ['青'] }, 0],
    [{ year: [2023, 1999] }, 1],
    [{ body: ['npc'], kind: ['report'] }, 1],
    [{ source: '别处' }, 1],
    [{ ids: [] }, 0],
    [{}, 3],
  ] as const)('are found by %j', async (filter, count) => {
    expect(await engine.call('reports.list', { filter: JSON.parse(JSON.stringify(filter)) })).toHaveLength(count)
  })

  it('are found by the tags of their highlights, those below included', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督'] })
    const { id: child } = await engine.call('tags.create', { path: ['监督', '会议'] })
    await mark('会议7次', { tagIds: [child] })
    const [only, ...others] = await engine.call('reports.list', { filter: { tag: [tag] } })
    expect([only?.id, only?.highlights, others]).toEqual([qinghe, 1, []])
  })

  it('of two places of one name are told apart by the path', async () => {
    await engine.call('reports.update', { ids: [qinghe], patch: { province: '云岭省', city: '青禾市', county: '长安区' } })
    await engine.call('reports.update', { ids: [linxi], patch: { province: '江原省', city: '临溪市', county: '长安区' } })
    const inPlace = async (...place: string[]) => (await engine.call('reports.list', { filter: { place } })).map(({ id }) => id)
    expect(await inPlace('长安区')).toHaveLength(2)
    expect(await inPlace('云岭省/青禾市/长安区')).toEqual([qinghe])
    expect(await inPlace('江原/临溪')).toEqual([linxi])
    expect(await inPlace('临溪市/长安')).toEqual([linxi])
    expect(await inPlace('青禾市/云岭省')).toEqual([])
  })

  it('are corrected many at a time, and undo takes it all back', async () => {
    const before = await engine.call('reports.list', {})
    const ids = [qinghe, shidu]
    expect(await engine.call('reports.update', { ids, patch: { city: '新禾市', year: 2020 } })).toMatchObject({
      kind: 'report.update',
      count: 2,
    })
    expect(engine.payloads('reports.changed').at(-1)).toEqual({ ids })
    const changed = await engine.call('reports.list', { filter: { place: ['新禾'] } })
    expect(changed.map(({ year, corrected }) => [year, corrected])).toEqual([1, 2].map(() => [2020, ['city', 'year']]))
    await engine.call('journal.undo', {})
    expect(await engine.call('reports.list', {})).toEqual(before)
  })

  it('that are removed take their highlights along, and bring them back', async () => {
    await mark('会议7次')
    await engine.call('reports.remove', { ids: [qinghe] })
    expect(await engine.call('highlights.list', {})).toEqual([])
    expect(await failureOf(engine.call('reports.get', { id: qinghe }))).toMatchObject({ code: 'not-found' })
    expect((await engine.call('reports.search', { query: '会议' })).hits.map(hit => hit.reportId)).toEqual([linxi])
    await engine.call('journal.undo', {})
    expect(engine.payloads('highlights.changed').at(-1)).toEqual({ reportIds: [qinghe] })
    expect(await engine.call('highlights.list', {})).toHaveLength(1)
    expect((await engine.call('reports.search', { query: '会议' })).reports).toBe(2)
  })
})

describe('searching', () => {
  it('counts every occurrence, also where another script writes it, and shows where', async () => {
    const result = await engine.call('reports.search', { query: '会议' })
    expect(result).toMatchObject({ terms: ['会议'], reports: 2, occurrences: 3 })
    const hit = result.hits.find(hit => hit.reportId === qinghe)
    expect(hit).toMatchObject({ title: '青禾市人大常委会工作报告', place: '青禾市', year: 2024, occurrences: 2 })
    const [snippet] = hit?.snippets ?? []
    expect(snippet?.text.slice(snippet.offset, snippet.offset + 2)).toBe('会议')
    expect(TEXT.slice(snippet?.start, snippet?.end)).toBe('会议')
    expect(await engine.call('reports.search', { query: '会议', exact: true })).toMatchObject({ reports: 1, occurrences: 2 })
  })

  it('looks only where the filter says, and counts exactly whatever the limit', async () => {
    expect(await engine.call('reports.search', { query: '会议', filter: { place: ['青禾'] } })).toMatchObject({
      reports: 1,
      occurrences: 2,
    })
    const limited = await engine.call('reports.search', { query: '告', limit: 1 })
    expect([limited.hits.length, limited.reports]).toEqual([1, 3])
  })

  it('finds every place in one report', async () => {
    const { ranges } = await engine.call('reports.find', { id: qinghe, query: '会议' })
    expect(ranges.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['会议', '会议'])
    expect(await failureOf(engine.call('reports.find', { id: 'no', query: '会议' }))).toMatchObject({ code: 'not-found' })
  })
})

describe('tags', () => {
  it('are made with all that is missing above them, once', async () => {
    const tag = await engine.call('tags.create', { path: ['监督', '会议'] })
    expect(tag).toMatchObject({ path: '监督/会议', pinyin: 'jiandu/huiyi', initials: 'jd/hy', count: 0 })
    const { undo } = await engine.call('journal.get', {})
    expect(await engine.call('tags.create', { path: ['监督', '会议'] })).toEqual(tag)
    expect((await engine.call('journal.get', {})).undo).toEqual(undo)
    await engine.call('journal.undo', {})
    expect(await engine.call('tags.list', {})).toEqual([])
  })

  it('are renamed, described and moved, but never below themselves nor beside a namesake', async () => {
    const parent = await engine.call('tags.create', { path: ['监督'] })
    const child = await engine.call('tags.create', { path: ['监督', '会议'] })
    await engine.call('tags.create', { path: ['会议'] })
    expect(await failureOf(engine.call('tags.update', { id: child.id, parentId: null }))).toMatchObject({ code: 'tag-name-taken' })
    expect(await failureOf(engine.call('tags.update', { id: parent.id, parentId: child.id }))).toMatchObject({ code: 'tag-below-itself' })
    expect(await failureOf(engine.call('tags.update', { id: child.id, parentId: 'no' }))).toMatchObject({ code: 'not-found' })
    const moved = await engine.call('tags.update', { id: child.id, parentId: null, name: '例会', colour: 'ochre', description: '说明' })
    expect(moved).toMatchObject({ path: '例会', parentId: null, colour: 'ochre', description: '说明', position: 2 })
  })

  it('count a highlight once, however many of the tags below it carries', async () => {
    const paths = [['监督'], ['监督', '会议'], ['监督', '预算'], ['立法']]
    const tags = await Promise.all(paths.map(path => engine.call('tags.create', { path })))
    const [, meetings = '', budget = ''] = tags.map(tag => tag.id)
    await mark('会议7次', { tagIds: [meetings, budget] })
    await mark('常委会', { tagIds: [meetings] })
    expect((await engine.call('tags.list', {})).map(tag => [tag.path, tag.count, tag.total])).toEqual([
      ['监督', 0, 2],
      ['监督/会议', 2, 2],
      ['监督/预算', 1, 1],
      ['立法', 0, 0],
    ])
  })

  it('that are removed go with those below, and the highlights stay', async () => {
    const parent = await engine.call('tags.create', { path: ['监督'] })
    const child = await engine.call('tags.create', { path: ['监督', '会议'] })
    await mark('会议7次', { tagIds: [child.id] })
    expect(await engine.call('tags.remove', { id: parent.id })).toMatchObject({ kind: 'tag.remove', count: 2 })
    expect((await ofQinghe())[0]?.tagIds).toEqual([])
    await engine.call('journal.undo', {})
    expect((await ofQinghe())[0]?.tagIds).toEqual([child.id])
    expect((await engine.call('tags.list', {})).map(tag => [tag.path, tag.count])).toEqual([
      ['监督', 0],
      ['监督/会议', 1],
    ])
  })
})

describe('exporting', () => {
  it('writes the highlights of each report, the same to the byte the second time', async () => {
    const { id: tag } = await engine.call('tags.create', { path: ['监督', '会议'] })
    await mark('常委会会议7次', { tagIds: [tag], note: '比去年多' })
    const directory = join(engine.folder, 'notes')
    const first = await engine.call('exports.markdown', { directory })
    expect(first).toMatchObject({ highlights: 1, unchanged: 0 })
    const [name = ''] = readdirSync(directory).filter(each => each.endsWith('.md'))
    const content = readFileSync(join(directory, name), 'utf8')
    for (const words of ['常委会会议7次', '监督/会议', '比去年多', '报告/青禾.txt']) expect(content).toContain(words)
    expect(await engine.call('exports.markdown', { directory })).toMatchObject({ unchanged: 1 })
    expect(readFileSync(join(directory, name), 'utf8')).toBe(content)
    const preview = await engine.call('exports.preview', {})
    expect(preview).toMatchObject({ files: [name], highlights: 1, problem: null })
    expect(preview.markdown).toBe(content.replaceAll(/^<!-- .* -->\n/gm, ''))
  })

  it('of chosen highlights leaves the files of other reports alone', async () => {
    await mark('会议7次')
    const directory = join(engine.folder, 'notes')
    await engine.call('exports.markdown', { directory })
    const before = readdirSync(directory).map(name => readFileSync(join(directory, name), 'utf8'))
    expect(await engine.call('exports.markdown', { directory, filter: { colours: ['rouge'] } })).toMatchObject({ files: [], highlights: 0 })
    expect(readdirSync(directory).map(name => readFileSync(join(directory, name), 'utf8'))).toEqual(before)
  })
})
