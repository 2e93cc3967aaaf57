import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { packArchive } from '../../exporting/archive.ts'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

const running: TestEngine[] = []

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop()
})

async function start(): Promise<TestEngine> {
  const engine = await startEngine()
  running.push(engine)
  return engine
}

const TEXT = reportText('青禾市', 2023, `𠮷林镇建议𠮷件。${SENTENCE}`)
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** In code points of the text as the file counts them. */
function positions(text: string, quote: string): string {
  const points = [...text.slice(0, text.indexOf(quote))].length
  return `startPosition="${points}" endPosition="${points + [...quote].length}"`
}

const coding = (number: number, code: number) => `<Coding guid="${guid(number)}"><CodeRef targetGUID="${guid(code)}"/></Coding>`

/** As QualCoder writes it: a mark for each code, names, memos, categories, other GUIDs each time. */
function project(text: string, { origin = 'QualCoder', shift = 0, names = true, folder = 'Sources', inline = false } = {}) {
  const mark = (number: number, quote: string, inside: string) =>
    `<PlainTextSelection guid="${guid(100 + number + shift)}" ${names ? `name="${quote}"` : ''} ${positions(text, quote)}
      creationDateTime="2024-05-0${number}T10:00:00Z">${inside}</PlainTextSelection>`
  const path = inline ? '' : `plainTextPath="internal://${guid(1)}.txt"`
  const content = inline ? `<PlainTextContent>${text}</PlainTextContent>` : ''
  const qde = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="${origin}">
  <Users><User guid="${guid(9)}" name="x"/></Users>
  <CodeBook><Codes>
    <Code guid="${guid(20)}" name="监督/检查" isCodable="false"><Description>分类</Description>
      <Code guid="${guid(21)}" name="会议" isCodable="true" color="#E0708B"/>
      <Code guid="${guid(22)}" name="建议" isCodable="true" color="#123"/>
    </Code>
  </Codes></CodeBook>
  <Sources>
    <TextSource guid="${guid(1)}" name="青禾市人大常委会工作报告2023.docx" ${path}>
      <Description>来源的备忘</Description>${content}
      ${mark(1, '会议7次', `<Description>备忘 &amp; 说明</Description>${coding(201 + shift, 21)}`)}
      ${mark(1, '会议7次', coding(202 + shift, 22))}
      ${mark(2, '𠮷林镇建议𠮷件', `${coding(203 + shift, 22)}<NoteRef targetGUID="${guid(60)}"/>`)}
      ${mark(3, '代表满意率', '<Description>没有编码的批注</Description>')}
    </TextSource>
    <PictureSource guid="${guid(2)}" name="图.png" path="internal://${guid(2)}.png"/>
  </Sources>
  <Notes>
    <Note guid="${guid(60)}" name="n"><PlainTextContent>所附的笔记</PlainTextContent></Note>
    <Note guid="${guid(61)}" name="j"><PlainTextContent>日志</PlainTextContent></Note>
  </Notes>
</Project>`
  const files = [
    { name: 'project.qde', content: () => [qde] },
    ...(inline ? [] : [{ name: `${folder}/${guid(1)}.txt`, content: () => [text] }]),
    { name: `${folder}/${guid(2)}.png`, content: () => ['png'] },
  ]
  return files
}

async function put(engine: TestEngine, name: string, files: ReturnType<typeof project>): Promise<string> {
  mkdirSync(join(engine.folder, 'in'), { recursive: true })
  const pieces: Uint8Array[] = []
  for await (const piece of packArchive(files)) pieces.push(piece)
  writeFileSync(join(engine.folder, 'in', name), Buffer.concat(pieces))
  return join(engine.folder, 'in', name)
}

const EXPECTED = [
  { quote: '𠮷林镇建议𠮷件', tags: ['监督／检查/建议'], note: '所附的笔记', state: 'anchored' },
  { quote: '会议7次', tags: ['监督／检查/会议', '监督／检查/建议'], note: '备忘 & 说明', state: 'anchored', colour: 'rouge' },
  { quote: '代表满意率', tags: [], note: '没有编码的批注', state: 'anchored' },
]

describe('a project of another program', () => {
  it('comes into an empty library with its texts as reports and its marks on their words', async () => {
    const engine = await start()
    const path = await put(engine, '项目.qdpx', project(TEXT))
    expect(await engine.call('annotations.preview', { path })).toMatchObject({
      total: 3,
      added: 0,
      enclosed: { documents: 1, annotations: 3 },
      memos: { added: 0, unplaced: 0 },
      leftOut: { media: 1, memo: 1 },
    })
    expect(await engine.call('reports.list', {})).toEqual([])

    expect(await engine.call('annotations.import', { path })).toMatchObject({ added: 3, doubtful: 0, unplacedCount: 0 })
    expect(await engine.call('reports.list', {})).toMatchObject([
      { place: '青禾市', year: 2023, body: 'npc', sourcePath: '项目.qdpx/青禾市人大常委会工作报告2023.txt' },
    ])
    expect(await engine.call('highlights.list', {})).toMatchObject(EXPECTED)
    expect(await engine.call('memos.list', {})).toMatchObject([{ about: { kind: 'report' }, memo: { text: '来源的备忘' } }])
    expect(await engine.call('tags.list', {})).toMatchObject([
      { path: '监督／检查', description: '分类' },
      { path: '监督／检查/会议', colour: 'rouge' },
      { path: '监督／检查/建议' },
    ])
  })

  it('changes nothing a second time, also when the program has given everything new GUIDs', async () => {
    const engine = await start()
    await engine.call('annotations.import', { path: await put(engine, '一.qdpx', project(TEXT)) })
    const before = await engine.call('highlights.list', {})
    const again = await engine.call('annotations.import', { path: await put(engine, '二.qdpx', project(TEXT, { shift: 500 })) })
    expect(again).toMatchObject({ added: 0, unchanged: 3, conflictCount: 0, action: null })
    expect(await engine.call('highlights.list', {})).toEqual(before)
    expect(await engine.call('reports.list', {})).toHaveLength(1)
  })

  it('finds the file in the library that has the same bytes and reads none in', async () => {
    const engine = await start()
    await engine.call('sources.import', { paths: [engine.write('报告', { '甲.txt': TEXT })] })
    await engine.call('annotations.import', { path: await put(engine, '项目.qdpx', project(TEXT)) })
    expect((await engine.call('sources.list', {})).map(source => source.path)).toEqual(['报告/甲.txt'])
    expect(await engine.call('highlights.list', {})).toMatchObject(EXPECTED)
  })

  const windows = TEXT.replaceAll('\n', '\r\n')
  it.each([
    ['two, where the marks show it', windows, windows, { origin: 'MAXQDA' }],
    ['one, where the marks show it', windows, TEXT, { origin: 'MAXQDA' }],
    ['two, where nothing shows it', windows, windows, { origin: 'MAXQDA', names: false }],
    ['one, as ATLAS.ti does', windows, TEXT, { origin: 'ATLAS.ti for Windows', names: false, folder: 'sources' }],
  ])('that counts a line end of Windows as %s', async (_how, written, counted, options) => {
    const engine = await start()
    const files = project(counted, options).map(file => (file.name.endsWith('.txt') ? { ...file, content: () => [written] } : file))
    await engine.call('annotations.import', { path: await put(engine, '项目.qdpx', files) })
    expect(await engine.call('highlights.list', {})).toMatchObject(EXPECTED)
  })

  it('that holds its text in the description itself', async () => {
    const engine = await start()
    await engine.call('annotations.import', { path: await put(engine, '项目.qdpx', project(TEXT, { inline: true })) })
    expect(await engine.call('highlights.list', {})).toMatchObject(EXPECTED)
  })
})

it('a project of ours comes into a library without its files, with the texts that it holds', async () => {
  const from = await start()
  await from.call('sources.import', {
    paths: [from.write('报告', { '青禾市2023.txt': TEXT, '云岭市2024.txt': reportText('云岭市', 2024, SENTENCE) })],
  })
  for (const report of await from.call('reports.list', {})) {
    const { text } = await from.call('reports.get', { id: report.id, text: true })
    const start = text?.indexOf('会议7次') ?? 0
    await from.call('highlights.add', { reportId: report.id, start, end: start + 5, note: report.title })
  }
  const { file } = await from.call('exports.qdpx', { directory: join(from.folder, 'out') })
  const to = await start()
  expect(await to.call('annotations.import', { path: file })).toMatchObject({ added: 2, doubtful: 0, unplacedCount: 0 })
  const facts = async (engine: TestEngine) =>
    (await engine.call('highlights.list', {}))
      .map(({ id, quote, note, createdAt, place, year, start }) => ({ id, quote, note, createdAt, place, year, start }))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(await facts(to)).toEqual(await facts(from))
  expect(await to.call('annotations.import', { path: file })).toMatchObject({ added: 0, unchanged: 2, action: null })
})
