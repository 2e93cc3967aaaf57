import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SentenceRow } from '../../../shared/model/comparison.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, startEngine, type TestEngine } from '../../test-engine.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const EARLIER =
  '　　制定养老服务条例，修改河道管理条例。\n检查食品安全法律法规的实施情况。听取审议预算执行情况的报告12项。组织代表参加视察和座谈。'
const LATER = '听取审议预算执行情况的报告25项。组织代表参加视察和座谈。\n推进基层立法联系点建设。制定养老服务条例，修改河道管理条例。'

let engine: TestEngine
let ids: readonly string[]

beforeEach(async () => {
  engine = await startEngine()
  const { reportIds } = store(
    engine.services.current.database(),
    'a.txt',
    parsedReport(EARLIER, { city: '青禾市', year: 2023 }),
    parsedReport(LATER, { city: '青禾市', year: 2024 }),
  )
  ids = reportIds
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
