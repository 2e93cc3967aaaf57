import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import type { SentenceRow } from '../../../shared/model/comparison.ts'
import { addRevision, listKnownReports, reviseReport } from '../../store/report-revisions.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

const EARLIER =
  '　　制定养老服务条例，修改河道管理条例。\n检查食品安全法律法规的实施情况。听取审议预算执行情况的报告12项。组织代表参加视察和座谈。'
const LATER = '听取审议预算执行情况的报告25项。组织代表参加视察和座谈。\n推进基层立法联系点建设。制定养老服务条例，修改河道管理条例。'

let engine: TestEngine
let ids: readonly string[]
let sourceId: number

beforeEach(async () => {
  engine = await startEngine()
  const stored = store(
    engine.services.current.database(),
    'a.txt',
    parsedReport(EARLIER, { city: '青禾市', year: 2023 }),
    parsedReport(LATER, { city: '青禾市', year: 2024 }),
  )
  ids = stored.reportIds
  sourceId = stored.sourceId
})
afterEach(() => engine.stop())

const compare = (earlier: string, later: string) => engine.call('compare.sentences', { earlier, later })

/** `reworded …12项。 > …25项。 (12 > 25 figures)` */
function told({ change, left, right, edits }: SentenceRow): string {
  const cut = (text: string, range: { start: number; end: number }) => text.slice(range.start, range.end)
  const differences = edits.map(edit => `${cut(EARLIER, edit.left)} > ${cut(LATER, edit.right)}${edit.figures ? ' figures' : ''}`)
  const [was, is] = [left.map(range => cut(EARLIER, range)).join('+'), right.map(range => cut(LATER, range)).join('+')]
  return `${change} ${was} > ${is}${differences.length > 0 ? ` (${differences.join(', ')})` : ''}`
}

it('tells what became of every sentence, at its place in both texts', async () => {
  const [earlier = '', later = ''] = ids
  const { rows, counts } = await compare(earlier, later)
  expect(rows.map(told)).toEqual([
    'gone 检查食品安全法律法规的实施情况。 > ',
    'reworded 听取审议预算执行情况的报告12项。 > 听取审议预算执行情况的报告25项。 (12 > 25 figures)',
    'unchanged 组织代表参加视察和座谈。 > 组织代表参加视察和座谈。',
    'new  > 推进基层立法联系点建设。',
    'moved 制定养老服务条例，修改河道管理条例。 > 制定养老服务条例，修改河道管理条例。',
  ])
  expect(counts).toEqual({ unchanged: 1, reworded: 1, moved: 1, new: 1, gone: 1 })
})

it('answers for a text as it is now, and for no report that is not there', async () => {
  const [earlier = '', later = ''] = ids
  expect((await compare(earlier, earlier)).counts).toEqual({ unchanged: 4, reworded: 0, moved: 0, new: 0, gone: 0 })
  await engine.call('reports.remove', { ids: [later] })
  expect(await failureOf(compare(earlier, later))).toMatchObject({ code: 'not-found', details: { id: later } })
})

describe('on its way out', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'duidu-changes-'))
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  async function written(options: Partial<Input<'exports.changes'>> = {}): Promise<string[]> {
    const [earlier = '', later = ''] = ids
    const { files } = await engine.call('exports.changes', { earlier, later, directory, ...options })
    return files.map(file => readFileSync(file, 'utf8').replace('\ufeff', ''))
  }

  it('is a text with how many there are, and each sentence with what differs in it', async () => {
    const [text = ''] = await written()
    expect(text).toMatch(/^# 青禾市 人大 2023 → 青禾市 人大 2024\n/)
    expect(text).toContain('| 改写 | 1 | 25.0 |')
    expect(text).toContain('- **改写** 听取审议预算执行情况的报告<del>12</del><ins>25</ins>项。')
    expect(text).toContain('- **不再提** 检查食品安全法律法规的实施情况。')
    expect(text).toContain('- **移动** 制定养老服务条例，修改河道管理条例。')
  })

  it('is a table with a row for each sentence, and one of the numbers; in English where that is asked for', async () => {
    const [sentences = '', summary = ''] = await written({ format: 'csv', language: 'en' })
    expect(sentences.split('\r\n')).toEqual(
      expect.arrayContaining([
        'Change,Left section,青禾市 NPC 2023,Right section,青禾市 NPC 2024,Figures,Words',
        'Reworded,,听取审议预算执行情况的报告12项。,,听取审议预算执行情况的报告25项。,12→25,',
        'New,,,,推进基层立法联系点建设。,,',
      ]),
    )
    expect(summary).toContain('Gone,1,25')
  })

  it('quotes the texts that were compared, also where one of them changes meanwhile', async () => {
    const db = engine.services.current.database()
    const writing = written()
    const [, known] = listKnownReports(db, sourceId)
    const revised = parsedReport(`前面添了一句话。${LATER}`, { city: '青禾市', year: 2024 })
    if (known) reviseReport(db, known, 1, addRevision(db, known.id, revised, '2025-01-01'), revised)
    expect((await writing)[0]).toContain('- **新增** 推进基层立法联系点建设。')
  })

  it('holds only the changes that are asked for', async () => {
    const [text = ''] = await written({ changes: ['new'] })
    expect(text.match(/^- \*\*.+?\*\*/gm)).toEqual(['- **新增**'])
    expect(text).toContain('| 改写 | 1 | 25.0 |')
    const [figures = ''] = await written({ figuresOnly: true })
    expect(figures.match(/^- \*\*.+?\*\*/gm)).toEqual(['- **改写**'])
  })
})
