import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { COLOURS, type HighlightInContext } from '../../../shared/model/highlight.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

const RARE = '𠮷林镇办理建议𠮷条，全部办结；另有𠮷件留待下年。'
const FILES = {
  '青禾市2023.txt': reportText('青禾市', 2023, SENTENCE),
  '青禾市2024.txt': reportText('青禾市', 2024, RARE),
  '云岭市2024.txt': reportText('云岭市', 2024, SENTENCE),
}

/** An engine with the same reports in it as every other one of these. */
async function startWithReports(files: Readonly<Record<string, string>> = FILES): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  await engine.call('sources.import', { paths: [engine.write('报告', files)] })
  return engine
}

interface Mark {
  readonly file: string
  readonly quote: string
  readonly colour?: HighlightInContext['colour']
  readonly tags?: readonly string[]
  readonly note?: string
}

const MARKS: readonly Mark[] = [
  { file: '青禾市2023.txt', quote: '会议7次', colour: 'rouge', tags: ['监督/会议', '亮点'], note: '两行\n笔记，"引号"' },
  { file: '青禾市2023.txt', quote: '会议7次', colour: 'azure' },
  { file: '青禾市2024.txt', quote: '𠮷条，全部办结；另有𠮷件', tags: ['代表工作', '立法/会议'] },
  { file: '云岭市2024.txt', quote: '代表满意率保持在较高水平', colour: 'indigo', note: '=1+1' },
]

async function mark(engine: TestEngine, marks: readonly Mark[]): Promise<void> {
  for (const { file, quote, tags = [], ...rest } of marks) {
    const [report] = await engine.call('reports.list', { filter: { source: file } })
    const { text } = await engine.call('reports.get', { id: report?.id ?? '', text: true })
    const start = text?.indexOf(quote) ?? -1
    const tagIds = []
    for (const tag of tags) tagIds.push((await engine.call('tags.create', { path: tag.split('/') })).id)
    await engine.call('highlights.add', { reportId: report?.id ?? '', start, end: start + quote.length, tagIds, ...rest })
  }
}

/** All that a user would miss of the highlights, without the ids of another library's reports and tags. */
async function remarksOf(engine: TestEngine) {
  const found = await engine.call('highlights.list', {})
  return found.map(({ reportId: _report, tagIds: _tags, ...rest }) => rest)
}

async function codebookOf(engine: TestEngine) {
  return (await engine.call('tags.list', {})).map(({ path, description, colour, count }) => ({ path, description, colour, count }))
}

function put(engine: TestEngine, name: string, content: string | Uint8Array): string {
  mkdirSync(join(engine.folder, 'in'), { recursive: true })
  writeFileSync(join(engine.folder, 'in', name), content)
  return join(engine.folder, 'in', name)
}

const OUT = (engine: TestEngine) => join(engine.folder, 'out')

describe.each(['exports.jsonld', 'exports.qdpx'] as const)('%s', method => {
  it('comes into an empty library with the same reports as it went out, and a second time changes nothing', async () => {
    const from = await startWithReports()
    await mark(from, MARKS)
    const { file, highlights } = await from.call(method, { directory: OUT(from) })
    expect(highlights).toBe(MARKS.length)

    const to = await startWithReports()
    const preview = await to.call('annotations.preview', { path: file })
    expect(preview).toMatchObject({ total: 4, added: 4, doubtful: 0, unchanged: 0, conflictCount: 0, unplacedCount: 0 })
    expect(await to.call('highlights.list', {})).toEqual([])

    expect(await to.call('annotations.import', { path: file })).toMatchObject({ added: 4, action: { kind: 'annotation.import' } })
    expect(await remarksOf(to)).toEqual(await remarksOf(from))

    const again = await to.call('annotations.import', { path: file })
    expect(again).toMatchObject({ added: 0, unchanged: 4, conflictCount: 0, newTags: [], action: null })
    expect(await remarksOf(to)).toEqual(await remarksOf(from))
  })

  it('is one action that can be taken back and done again', async () => {
    const from = await startWithReports()
    await mark(from, MARKS)
    const { file } = await from.call(method, { directory: OUT(from) })
    const to = await startWithReports()
    await to.call('annotations.import', { path: file })
    await to.call('journal.undo', {})
    expect(await to.call('highlights.list', {})).toEqual([])
    expect(await to.call('tags.list', {})).toEqual([])
    await to.call('journal.redo', {})
    expect(await remarksOf(to)).toEqual(await remarksOf(from))
  })

  it('writes the same bytes for the same highlights, and no file over one that somebody changed', async () => {
    const engine = await startWithReports()
    await mark(engine, MARKS)
    const first = await engine.call(method, { directory: OUT(engine) })
    const bytes = readFileSync(first.file)
    expect(await engine.call(method, { directory: OUT(engine) })).toEqual(first)
    writeFileSync(first.file, 'mine')
    const second = await engine.call(method, { directory: OUT(engine) })
    expect(second.file).not.toBe(first.file)
    expect(readFileSync(first.file, 'utf8')).toBe('mine')
    expect(readFileSync(second.file)).toEqual(bytes)
  })

  it('tells what both sides say of the same highlight, and takes theirs only where it is told', async () => {
    const from = await startWithReports()
    await mark(from, MARKS)
    const to = await startWithReports()
    await to.call('annotations.import', { path: (await from.call(method, { directory: OUT(from) })).file })
    const [first, second] = await from.call('highlights.list', {})
    const ids = [first?.id ?? '', second?.id ?? '']
    await from.call('highlights.update', { ids, note: '改过', colour: 'bamboo' })
    const { file } = await from.call(method, { directory: OUT(from) })

    const kept = await to.call('annotations.import', { path: file })
    expect(kept).toMatchObject({ unchanged: 2, conflictCount: 2, replaced: 0, action: null })
    expect(kept.conflicts[0]).toMatchObject({
      mine: { note: first?.note, colour: first?.colour },
      theirs: { note: '改过', colour: 'bamboo' },
    })
    await to.call('annotations.import', { path: file, take: [ids[1] ?? ''] })
    expect((await to.call('highlights.list', {})).map(({ id, note }) => ids.includes(id) && note)).toEqual(
      (await from.call('highlights.list', {})).map(({ id }) => (id === ids[0] ? first?.note : id === ids[1] && '改过')),
    )
    expect(await to.call('annotations.import', { path: file, take: 'theirs' })).toMatchObject({ conflictCount: 1, replaced: 1 })
    expect((await remarksOf(to)).map(({ updatedAt: _, ...rest }) => rest)).toEqual(
      (await remarksOf(from)).map(({ updatedAt: _, ...rest }) => rest),
    )
  })
})

/** What a user may write; signs that no XML can hold are left out. */
const WORDS = fc.string({
  unit: fc.oneof(fc.constantFrom(...'的会议𠮷 \t"&<>]=+@-/\'；：\\'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })),
  maxLength: 30,
})
const NAME = WORDS.map(name => name.replaceAll(/[/\p{Cc}]/gu, '').trim()).filter(name => name !== '')
const MARK = fc.record({
  report: fc.nat(2),
  start: fc.nat(400),
  length: fc.integer({ min: 1, max: 60 }),
  colour: fc.constantFrom(...COLOURS),
  note: WORDS.map(note => note.replaceAll(/[^\P{Cc}\n\t]/gu, '')),
  tags: fc.array(fc.array(NAME, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
})

describe.each(['exports.jsonld', 'exports.qdpx'] as const)('%s of anything that can be marked', method => {
  it('comes back equal, with a codebook of the same form, and a second time changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(MARK, { minLength: 1, maxLength: 25 }), async marks => {
        const from = await startWithReports()
        const to = await startWithReports()
        const reports = await from.call('reports.list', {})
        for (const { report, start, length, tags, ...remarks } of marks) {
          const { id = '', characters = 0 } = reports[report] ?? {}
          const from0 = Math.min(start, characters - 1)
          const tagIds = []
          for (const path of tags) tagIds.push((await from.call('tags.create', { path })).id)
          await from.call('highlights.add', { reportId: id, start: from0, end: Math.min(characters, from0 + length), tagIds, ...remarks })
        }
        const { file } = await from.call(method, { directory: OUT(from) })
        expect(await to.call('annotations.import', { path: file })).toMatchObject({ unplacedCount: 0, doubtful: 0, conflictCount: 0 })
        expect(await remarksOf(to)).toEqual(await remarksOf(from))
        const paths = async (engine: TestEngine) => (await codebookOf(engine)).map(tag => `${tag.path} ${tag.count}`).sort()
        expect(await paths(to)).toEqual(await paths(from))
        expect(await to.call('annotations.import', { path: file })).toMatchObject({ added: 0, conflictCount: 0, newTags: [], action: null })
        for (const engine of [from, to]) await engine.stop()
        running.splice(0)
      }),
      { numRuns: 4 },
    )
  })
})

describe('web annotations', () => {
  it('name code points, and every quote is where they say', async () => {
    const engine = await startWithReports()
    await mark(engine, MARKS)
    const { file } = await engine.call('exports.jsonld', { directory: OUT(engine) })
    const written = JSON.parse(readFileSync(file, 'utf8')) as {
      target: { source: string; selector: { exact?: string; start?: number; end?: number }[] }
    }[]
    for (const { target } of written) {
      const [quote, position] = target.selector
      const { text } = await engine.call('reports.get', { id: target.source.replace('urn:duidu:report:', ''), text: true })
      expect([...(text ?? '')].slice(position?.start, position?.end).join('')).toBe(quote?.exact)
    }
    expect(written).toHaveLength(MARKS.length)
  })

  it('say what could not be placed, with its quote, and place nothing on other words', async () => {
    const from = await startWithReports()
    await mark(from, MARKS)
    const { file } = await from.call('exports.jsonld', { directory: OUT(from) })
    const to = await startWithReports({ '云岭市2024.txt': FILES['云岭市2024.txt'] })
    const result = await to.call('annotations.import', { path: file })
    expect(result).toMatchObject({ added: 1, unplacedCount: 3 })
    expect(result.unplaced.map(({ quote }) => quote)).toEqual(['会议7次', '会议7次', '𠮷条，全部办结；另有𠮷件'])
  })

  it('bring no id that would end the comments by which exported notes are known', async () => {
    const engine = await startWithReports()
    const id = 'urn:duidu:highlight:x--><b>y'
    const target = { source: 'https://example.org/', selector: { type: 'TextQuoteSelector', exact: '𠮷条，全部办结', prefix: '理建议' } }
    const path = join(engine.write('别处', { 'a.jsonld': JSON.stringify([{ id, type: 'Annotation', target }]) }), 'a.jsonld')
    expect(await engine.call('annotations.import', { path })).toMatchObject({ added: 1 })
    const directory = join(engine.folder, 'notes')
    const { files } = await engine.call('exports.markdown', { directory })
    const before = readFileSync(files[0] ?? '', 'utf8')
    expect(before).not.toContain('<b>')
    expect(await engine.call('exports.markdown', { directory })).toMatchObject({ unchanged: 1 })
  })

  it('make no tag of which only a conflict speaks that stays as it is', async () => {
    const from = await startWithReports()
    await mark(from, MARKS)
    const to = await startWithReports()
    await to.call('annotations.import', { path: (await from.call('exports.jsonld', { directory: OUT(from) })).file })
    const [first] = await from.call('highlights.list', {})
    const { id: another } = await from.call('tags.create', { path: ['另一个'] })
    await from.call('highlights.update', { ids: [first?.id ?? ''], addTagIds: [another] })
    const { file } = await from.call('exports.jsonld', { directory: OUT(from) })
    expect(await to.call('annotations.import', { path: file })).toMatchObject({ conflictCount: 1, newTags: [], action: null })
    await to.call('annotations.import', { path: file, take: 'theirs' })
    expect((await to.call('highlights.list', {}))[0]?.tags).toContain('另一个')
  })

  it('find a report whose file has changed since by its id, and leave changed words to the user', async () => {
    const from = await startWithReports()
    await mark(from, [{ file: '青禾市2023.txt', quote: SENTENCE, note: '记' }])
    const { file } = await from.call('exports.jsonld', { directory: OUT(from) })
    const changed = FILES['青禾市2023.txt'].replace('专项工作报告16项', '专项工作报告18项')
    const to = await startWithReports({ ...FILES, '青禾市2023.txt': changed })
    expect(await to.call('annotations.import', { path: file })).toMatchObject({ added: 1, doubtful: 1 })
    expect(await to.call('highlights.list', {})).toMatchObject([{ quote: SENTENCE, state: 'doubtful', note: '记' }])
  })

  it('of Recogito are read as they stand: a list, several targets, bodies of every purpose', async () => {
    const engine = await startWithReports()
    const selector = (exact: string) => [
      { type: 'TextQuoteSelector', exact },
      { type: 'TextPositionSelector', start: 0, end: exact.length },
    ]
    const path = put(
      engine,
      'recogito.json',
      JSON.stringify([
        {
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          id: 'a1',
          type: 'Annotation',
          body: [
            { type: 'TextualBody', purpose: 'commenting', value: '评论' },
            { type: 'TextualBody', purpose: 'tagging', value: '监督' },
          ],
          target: [
            { source: 'https://example.org/1', selector: selector('新的一年，常委会将围绕全市工作大局') },
            { source: 'https://example.org/1', selector: selector('𠮷林镇办理建议') },
          ],
          created: '2024-03-01T08:00:00Z',
        },
        { type: 'Annotation', target: 'https://example.org/1', body: '整页的笔记' },
      ]),
    )
    expect(await engine.call('annotations.import', { path })).toMatchObject({ added: 2, leftOut: { 'page-note': 1 }, newTags: ['监督'] })
    const found = await engine.call('highlights.list', { filter: { report: { source: '青禾市2024' } } })
    expect(found).toMatchObject([
      { quote: '𠮷林镇办理建议', note: '评论', tags: ['监督'], createdAt: '2024-03-01T08:00:00.000Z' },
      { quote: '新的一年，常委会将围绕全市工作大局', note: '评论', tags: ['监督'] },
    ])
    expect(await engine.call('annotations.import', { path })).toMatchObject({ added: 0, unchanged: 2, action: null })
  })

  it('of Hypothesis are placed by their quotes; what stands in several reports is told, not guessed', async () => {
    const engine = await startWithReports()
    const annotation = (id: string, uri: string, exact: string, prefix: string, more: object = {}) => ({
      id,
      uri,
      created: '2024-01-02T03:04:05.678901+00:00',
      updated: '2024-01-02T03:04:05.678901+00:00',
      text: '说明',
      tags: ['代表', '监督'],
      document: { title: ['页面'] },
      target: [{ source: uri, selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix: '' }] }],
      ...more,
    })
    const path = put(
      engine,
      'hypothesis.json',
      JSON.stringify({
        export_date: '2024-02-01T00:00:00Z',
        client_version: '1.0',
        annotations: [
          annotation('h1', 'https://example.org/qinghe', '全部办结；另有𠮷件留待下年', '办理建议𠮷条，'),
          annotation('h2', 'https://example.org/either', '办理代表建议一百二十六件', '视察调研，'),
          annotation('h3', 'https://example.org/qinghe', '回复', '', { references: ['h1'] }),
          annotation('h4', 'https://example.org/nowhere', '这句话哪里都没有出现过', ''),
        ],
      }),
    )
    const result = await engine.call('annotations.import', { path })
    expect(result).toMatchObject({ format: 'hypothesis', added: 1, doubtful: 0, leftOut: { reply: 1 }, unplacedCount: 2 })
    expect(result.unplaced.map(({ quote, reason, document }) => ({ quote, reason, document }))).toEqual([
      { quote: '办理代表建议一百二十六件', reason: 'several-reports', document: '页面' },
      { quote: '这句话哪里都没有出现过', reason: 'no-report', document: '页面' },
    ])
    expect(await remarksOf(engine)).toMatchObject([{ quote: '全部办结；另有𠮷件留待下年', note: '说明', tags: ['代表', '监督'] }])
  })

  it.each([
    ['no JSON', 'x'],
    ['JSON of another kind', '{"a":1}'],
    ['an archive that is no project', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['XML of another kind', '<html></html>'],
  ])('refuse %s', async (_what, content) => {
    const engine = await startEngine()
    running.push(engine)
    expect(await failureOf(engine.call('annotations.preview', { path: put(engine, 'x', content) }))).toMatchObject({
      code: 'unsupported-format',
    })
  })
})

describe('codebook', () => {
  it('goes out and comes in with its tree, descriptions and colours; what the library says of a tag stays', async () => {
    const from = await startEngine()
    running.push(from)
    const inner = await from.call('tags.create', { path: ['监督', '会议'] })
    await from.call('tags.create', { path: ['立法'] })
    await from.call('tags.update', { id: inner.id, description: '常委会会议 & <主任会议>', colour: 'ochre' })
    const { file, tags } = await from.call('exports.qdc', { directory: OUT(from) })
    expect(tags).toBe(3)

    const to = await startEngine()
    running.push(to)
    const own = await to.call('tags.create', { path: ['立法'] })
    await to.call('tags.update', { id: own.id, description: '自己的说明' })
    expect(await to.call('annotations.import', { path: file })).toMatchObject({ format: 'refi-codebook', newTags: ['监督', '监督/会议'] })
    expect(await codebookOf(to)).toEqual([
      { path: '立法', description: '自己的说明', colour: null, count: 0 },
      { path: '监督', description: '', colour: null, count: 0 },
      { path: '监督/会议', description: '常委会会议 & <主任会议>', colour: 'ochre', count: 0 },
    ])
    expect((await to.call('tags.list', {})).find(tag => tag.path === '监督/会议')?.id).toBe(inner.id)
    await from.call('tags.update', { id: inner.id, description: '另一种说明' })
    const changed = await from.call('exports.qdc', { directory: OUT(from) })
    expect(await to.call('annotations.import', { path: changed.file })).toMatchObject({ differentTags: ['监督/会议'], action: null })
  })

  it('is refused where there are no tags', async () => {
    const engine = await startEngine()
    running.push(engine)
    expect(await failureOf(engine.call('exports.qdc', { directory: OUT(engine) }))).toMatchObject({ code: 'nothing-to-export' })
  })
})
