import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mapSource } from '../../../shared/text/source-map.ts'
import { failureOf, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

const ADVERTISEMENT = '更多范文请加客服,电话:000-00000000'
const QINGHE = reportText('青禾市', 2024, SENTENCE)
const LINXI = reportText('临溪市', 2024, '全年开展执法检查3次、专题询问2次。')

async function importFile(name: string, text: string): Promise<number> {
  const path = engine.write('报告', { [name]: text })
  await engine.call('sources.import', { paths: [join(path, name)] })
  const [source] = await engine.call('sources.list', {})
  return source?.id ?? 0
}

describe('a source beside what was made of it', () => {
  it('holds the text in full, and every unit of it is in one report or one cut', async () => {
    const id = await importFile('汇编.txt', `${QINGHE}\n\n${LINXI}\n${ADVERTISEMENT}\n`)
    const { source, text, cuts, reports } = await engine.call('sources.get', { id })
    expect(source).toEqual((await engine.call('sources.list', {}))[0])
    expect(text).toBe(`${QINGHE}\n\n${LINXI}\n${ADVERTISEMENT}\n`)
    expect(cuts.filter(cut => cut.reason === 'advertisement').map(({ start, end }) => text.slice(start, end))).toEqual([ADVERTISEMENT])
    expect(reports.map(({ title }) => title)).toEqual(['青禾市人民代表大会常务委员会工作报告', '临溪市人民代表大会常务委员会工作报告'])
    const covered = [...cuts, ...reports.flatMap(report => report.pieces)].reduce((sum, { start, end }) => sum + end - start, 0)
    expect(covered).toBe(text.length)
  })

  it('leads from every character of every report to the same one in the source', async () => {
    const id = await importFile('汇编.txt', `${QINGHE}\n\n${LINXI}\n${ADVERTISEMENT}\n`)
    const { text, cuts, reports } = await engine.call('sources.get', { id })
    for (const report of reports) {
      const own = (await engine.call('reports.get', { id: report.id, text: true })).text ?? ''
      const way = mapSource(report.pieces, cuts)
      // What was put in and stands nowhere in the source can only be a line end.
      const differing = Array.from(own, (_, at) => at).filter(at => {
        const there = way.toSource(at)
        return own[at] !== (way.toReport(there) === at ? text[there] : '\n')
      })
      expect(differing).toEqual([])
      expect(way.toSource(own.indexOf('各位代表'))).toBe(text.indexOf('各位代表', report.pieces[0]?.start))
    }
  })

  it('shows reports by the title that the user gave them, and none that was removed', async () => {
    const id = await importFile('汇编.txt', `${QINGHE}\n${LINXI}`)
    const [first, second] = (await engine.call('sources.get', { id })).reports
    await engine.call('reports.update', { ids: [first?.id ?? ''], patch: { title: '改过的题目' } })
    await engine.call('reports.remove', { ids: [second?.id ?? ''] })
    expect((await engine.call('sources.get', { id })).reports.map(({ title }) => title)).toEqual(['改过的题目'])
    await engine.call('journal.undo', {})
    expect((await engine.call('sources.get', { id })).reports).toHaveLength(2)
  })

  it('leaves out a report that the file no longer holds, though it stays for its highlights', async () => {
    const id = await importFile('汇编.txt', `${QINGHE}\n${LINXI}`)
    const second = (await engine.call('sources.get', { id })).reports[1]
    const { text } = await engine.call('reports.get', { id: second?.id ?? '', text: true })
    const start = text?.indexOf('执法检查3次') ?? 0
    await engine.call('highlights.add', { reportId: second?.id ?? '', start, end: start + 6 })
    expect(await importFile('汇编.txt', QINGHE)).toBe(id)
    expect(await engine.call('reports.list', {})).toHaveLength(2)
    const now = await engine.call('sources.get', { id })
    expect([now.text, now.reports.length]).toEqual([QINGHE, 1])
  })

  it('says that a source which is not there, or was removed, is not there', async () => {
    const id = await importFile('青禾.txt', QINGHE)
    expect(await failureOf(engine.call('sources.get', { id: 999 }))).toMatchObject({ code: 'not-found' })
    await engine.call('sources.remove', { ids: [id] })
    expect(await failureOf(engine.call('sources.get', { id }))).toMatchObject({ code: 'not-found' })
  })

  it('refuses a text that no window could show, and still reads its reports', async () => {
    const id = await importFile('长.txt', `${QINGHE}\n${'统计资料，'.repeat(900_000)}\n`)
    expect(await failureOf(engine.call('sources.get', { id }))).toMatchObject({ code: 'too-large' })
    expect(await engine.call('reports.list', {})).toHaveLength(1)
  })
})
