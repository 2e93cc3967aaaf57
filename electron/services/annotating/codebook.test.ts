import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

const TEXT = '青禾市工作报告\n召开会议七次，听取报告九项，开展视察十次。'

let engine: TestEngine
let reports: readonly string[]

beforeEach(async () => {
  engine = await startEngine()
  const { reportIds } = store(
    engine.services.current.database(),
    'a.txt',
    parsedReport(TEXT, { province: '云岭省', city: '青禾市', year: 2023 }),
    parsedReport(TEXT, { province: '云岭省', city: '青禾市', year: 2024 }),
  )
  reports = reportIds
})

afterEach(() => engine.stop())

const tag = async (path: string) => (await engine.call('tags.create', { path: path.split('/') })).id

async function mark(quote: string, tagIds: string[], report = 0): Promise<string> {
  const start = TEXT.indexOf(quote)
  return (await engine.call('highlights.add', { reportId: reports[report] ?? '', start, end: start + quote.length, tagIds })).id
}

/** Path, highlights of its own, shortcut. */
const codebook = async () => (await engine.call('tags.list', {})).map(({ path, count }) => `${path} ${count}`)
const tagsOf = async (quote: string) => (await engine.call('highlights.list', {})).find(each => each.quote === quote)?.tags

describe('moving', () => {
  it('puts a tag at a place among its siblings, also under another parent, and undo puts it back', async () => {
    for (const path of ['甲', '乙', '丙']) await tag(path)
    const child = await tag('乙/丁')
    await engine.call('tags.update', { id: await tag('丙'), position: 0 })
    expect(await codebook()).toEqual(['丙 0', '甲 0', '乙 0', '乙/丁 0'])
    await engine.call('tags.update', { id: child, parentId: null, position: 1 })
    expect(await codebook()).toEqual(['丙 0', '丁 0', '甲 0', '乙 0'])
    await engine.call('journal.undo', {})
    expect(await codebook()).toEqual(['丙 0', '甲 0', '乙 0', '乙/丁 0'])
  })

  it('renames on the way where the name is taken at the new place', async () => {
    await tag('会议')
    const child = await tag('监督/会议')
    expect(await failureOf(engine.call('tags.update', { id: child, parentId: null }))).toMatchObject({ code: 'tag-name-taken' })
    await engine.call('tags.update', { id: child, parentId: null, name: '例会' })
    expect(await codebook()).toEqual(['会议 0', '监督 0', '例会 0'])
  })

  it('gives a digit to one tag only', async () => {
    const [first, second] = [await tag('甲'), await tag('乙')]
    await engine.call('tags.update', { id: first, shortcut: 3 })
    await engine.call('tags.update', { id: second, shortcut: 3 })
    expect((await engine.call('tags.list', {})).map(({ shortcut }) => shortcut)).toEqual([null, 3])
    await engine.call('journal.undo', {})
    expect((await engine.call('tags.list', {})).map(({ shortcut }) => shortcut)).toEqual([3, null])
  })
})

describe('merging', () => {
  it('into the tag above leaves a tag below that has the same name in its place', async () => {
    const above = await tag('监督')
    const merged = await tag('监督/会议')
    const below = await tag('监督/会议/会议')
    await mark('会议七次', [merged])
    await mark('报告九项', [below])
    const before = await codebook()
    await engine.call('tags.merge', { ids: [merged], into: above })
    expect(await codebook()).toEqual(['监督 1', '监督/会议 1'])
    await engine.call('journal.undo', {})
    expect(await codebook()).toEqual(before)
  })

  it('moves every highlight and what lies below, and one undo brings all back', async () => {
    const [meetings, sittings] = [await tag('监督/会议'), await tag('例会')]
    await tag('监督/会议/常委会')
    const below = await tag('例会/常委会')
    const other = await tag('例会/主任会议')
    await mark('会议七次', [meetings, sittings])
    await mark('报告九项', [sittings])
    await mark('视察十次', [below, other])
    const before = await codebook()
    expect(await engine.call('tags.merge', { ids: [sittings], into: meetings })).toMatchObject({ kind: 'tag.merge', count: 1 })
    expect(await codebook()).toEqual(['监督 0', '监督/会议 2', '监督/会议/常委会 1', '监督/会议/主任会议 1'])
    expect(await tagsOf('会议七次')).toEqual(['监督/会议'])
    expect(await tagsOf('视察十次')).toEqual(['监督/会议/主任会议', '监督/会议/常委会'])
    await engine.call('journal.undo', {})
    expect(await codebook()).toEqual(before)
    expect(await tagsOf('会议七次')).toEqual(['例会', '监督/会议'])
  })

  it('fills only what the tag that stays has not', async () => {
    const [kept, gone] = [await tag('甲'), await tag('乙')]
    await engine.call('tags.update', { id: kept, description: '自己的' })
    await engine.call('tags.update', { id: gone, description: '别人的', colour: 'rouge', shortcut: 5 })
    await engine.call('tags.merge', { ids: [gone], into: kept })
    expect(await engine.call('tags.list', {})).toMatchObject([{ path: '甲', description: '自己的', colour: 'rouge', shortcut: 5 }])
  })

  it('refuses to merge a tag into one below it, and changes nothing', async () => {
    const [parent, child] = [await tag('监督'), await tag('监督/会议')]
    expect(await failureOf(engine.call('tags.merge', { ids: [parent], into: child }))).toMatchObject({ code: 'tag-below-itself' })
    expect(await codebook()).toEqual(['监督 0', '监督/会议 0'])
    await engine.call('tags.merge', { ids: [child], into: parent })
    expect(await codebook()).toEqual(['监督 0'])
  })
})

describe('splitting', () => {
  it('distributes highlights over tags that are made on the way', async () => {
    const id = await tag('监督')
    const [first, second] = [await mark('会议七次', [id]), await mark('报告九项', [id])]
    await mark('视察十次', [id])
    await engine.call('tags.split', {
      id,
      parts: [
        { path: ['监督', '会议'], highlightIds: [first] },
        { path: ['听取'], highlightIds: [second] },
      ],
    })
    expect(await codebook()).toEqual(['监督 1', '监督/会议 1', '听取 1'])
    await engine.call('journal.undo', {})
    expect(await codebook()).toEqual(['监督 3'])
  })

  it('refuses highlights that do not carry the tag', async () => {
    const [id, other] = [await tag('监督'), await mark('会议七次', [])]
    expect(await failureOf(engine.call('tags.split', { id, parts: [{ path: ['听取'], highlightIds: [other] }] }))).toMatchObject({
      code: 'not-found',
    })
    expect(await codebook()).toEqual(['监督 0'])
  })
})

describe('removing', () => {
  it('raises what lies below to the place of the tag, into namesakes where there are any', async () => {
    const id = await tag('监督')
    const namesake = await tag('会议')
    const below = await tag('监督/会议')
    await tag('监督/监督')
    await tag('监督/预算/执行')
    await mark('会议七次', [id, below])
    await engine.call('tags.remove', { id, below: 'raise' })
    expect(await codebook()).toEqual(['监督 0', '预算 0', '预算/执行 0', '会议 1'])
    expect((await engine.call('highlights.list', {}))[0]?.tagIds).toEqual([namesake])
    await engine.call('journal.undo', {})
    expect(await codebook()).toEqual(['监督 1', '监督/会议 1', '监督/监督 0', '监督/预算 0', '监督/预算/执行 0', '会议 0'])
  })
})

describe('usage', () => {
  it('counts highlights, reports, places and years, with or without the tags below, and shows the examples', async () => {
    const [parent, child] = [await tag('监督'), await tag('监督/会议')]
    const example = await mark('会议七次', [parent, child], 0)
    await mark('报告九项', [child], 0)
    await mark('会议七次', [child], 1)
    await engine.call('tags.setExamples', { id: child, highlightIds: [example], example: true })
    expect(await engine.call('tags.usage', { id: parent })).toMatchObject({
      highlights: 3,
      reports: 2,
      places: [{ value: '青禾市', count: 3 }],
      years: [
        { value: 2023, count: 2 },
        { value: 2024, count: 1 },
      ],
      examples: [],
    })
    expect(await engine.call('tags.usage', { id: parent, below: false })).toMatchObject({ highlights: 1, reports: 1 })
    expect((await engine.call('tags.usage', { id: child })).examples.map(({ id }) => id)).toEqual([example])
    await engine.call('tags.merge', { ids: [child], into: parent })
    expect((await engine.call('tags.usage', { id: parent })).examples.map(({ id }) => id)).toEqual([example])
  })
})

describe('the table of tags', () => {
  it('comes back from a spreadsheet in another library as it went out', async () => {
    const id = await tag('监督/会议')
    await engine.call('tags.update', { id, description: '开会，含“例会”', colour: 'azure', shortcut: 2 })
    const memo = '- 只收有次数的\n\n“例会”, 不收座谈\n'
    await engine.call('memos.save', { about: { kind: 'tag', id }, text: memo })
    const { file, rows } = await engine.call('exports.codebook', { directory: join(engine.folder, '出') })
    expect(rows).toBe(2)
    const csv = readFileSync(file, 'utf8')
    expect(await engine.call('tags.import', { csv })).toMatchObject({ count: 0 })
    const before = await engine.call('tags.list', {})
    await engine.call('library.open', { path: join(engine.folder, '另.duidu'), create: true })
    expect(await engine.call('tags.import', { csv })).toMatchObject({ kind: 'tag.import', count: 2 })
    const plain = (tags: typeof before) => tags.map(({ id: _, parentId: __, ...tag }) => tag)
    expect(plain(await engine.call('tags.list', {}))).toEqual(plain(before))
    expect((await engine.call('memos.list', {})).map(({ name, memo }) => [name, memo?.text])).toEqual([['监督/会议', memo]])
    expect(await engine.call('tags.import', { csv })).toMatchObject({ count: 0 })
    await engine.call('tags.import', { csv: csv.replace('不收座谈', '也收座谈') })
    expect((await engine.call('memos.list', {}))[0]?.memo?.text).toBe(memo.replace('不收座谈', '也收座谈'))
    await engine.call('journal.undo', {})
    await engine.call('journal.undo', {})
    expect(await engine.call('memos.list', {})).toEqual([])
    expect(await engine.call('tags.list', {})).toEqual([])
  })

  it('may be a bare list of names', async () => {
    await engine.call('tags.import', { csv: '监督/会议\n监督／预算\n\n监督/会议\n' })
    expect(await codebook()).toEqual(['监督 0', '监督/会议 0', '监督/预算 0'])
  })
})

it.each([
  ['a memo', `监督,${'长'.repeat(1_000_001)},`],
  ['a description', `监督,,${'长'.repeat(100_001)}`],
  ['a name', `${'长'.repeat(201)},,`],
])('no table of tags is taken with %s that could not be written again', async (_, row) => {
  expect(await failureOf(engine.call('tags.import', { csv: `标签,备忘,说明\n预算,,\n${row}\n` }))).toMatchObject({ code: 'tag-too-long' })
  expect(await codebook()).toEqual([])
})

describe('retrieval', () => {
  it('combines tags by any, all and without, with the tags below or not', async () => {
    const [parent, child, other] = [await tag('监督'), await tag('监督/会议'), await tag('亮点')]
    await mark('会议七次', [child, other])
    await mark('报告九项', [parent])
    await mark('视察十次', [other])
    const quotes = async (filter: Parameters<typeof engine.call<'highlights.list'>>[1]['filter']) =>
      (await engine.call('highlights.list', { ...(filter ? { filter } : {}) })).map(({ quote }) => quote)
    expect(await quotes({ tagIds: [parent, other] })).toEqual(['会议七次', '报告九项', '视察十次'])
    expect(await quotes({ tagIds: [parent, other], tagMatch: 'all' })).toEqual(['会议七次'])
    expect(await quotes({ tagIds: [parent, other], tagMatch: 'all', ownTagsOnly: true })).toEqual([])
    expect(await quotes({ tagIds: [parent], ownTagsOnly: true })).toEqual(['报告九项'])
    await mark('七次', [parent])
    expect(await quotes({ tagIds: [parent, other], tagMatch: 'together' })).toEqual(['会议七次', '七次'])
    expect(await quotes({ tagIds: [parent, other], tagMatch: 'together', ownTagsOnly: true })).toEqual(['会议七次', '七次'])
    await engine.call('journal.undo', {})
    expect(await quotes({ withoutTagIds: [parent] })).toEqual(['视察十次'])
    expect(await quotes({ states: ['doubtful', 'orphan'] })).toEqual([])
  })
})
