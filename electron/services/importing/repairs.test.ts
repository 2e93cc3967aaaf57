import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RepairStep, SourceInFull } from '../../../shared/model/source.ts'
import { mixedPage } from '../../importing/fixtures/reports.ts'
import { failureOf, markWords, reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
})

afterEach(() => engine.stop())

const QINGHE = reportText('青禾市', 2024, SENTENCE).trim()
/** What the importer takes for the end of the report before it: a report without a head. */
const HEADLESS = ['石渡县人大情况', '一、立法', '全年制定法规三件，修改两件。', '二、监督', '听取报告四项，开展检查二次。'].join('\n')
const LINXI = reportText('临溪市', 2024, '全年开展执法检查3次、专题询问2次。').trim()
const ADVERTISEMENT = '更多范文请加客服，电话:000-00000000'
const COMPILATION = [ADVERTISEMENT, QINGHE, HEADLESS, LINXI].join('\n')

let id: number

async function importText(text: string): Promise<void> {
  const path = engine.write('报告', { '汇编.txt': text })
  await engine.call('sources.import', { paths: [path] })
  id = (await engine.call('sources.list', {}))[0]?.id ?? 0
}

const source = (): Promise<SourceInFull> => engine.call('sources.get', { id })

async function stretch(words: string): Promise<{ start: number; end: number }> {
  const { text } = await source()
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`${words} stands nowhere in the source`)
  return { start, end: start + words.length }
}

const repair = (step: RepairStep) => engine.call('sources.repair', { id, step })
const split = async (words: string) => repair({ kind: 'split', at: (await stretch(words)).start })

/** Every report of the source with its lines, in its order. */
async function reports(): Promise<{ id: string; title: string; lines: string[] }[]> {
  const found: { id: string; title: string; lines: string[] }[] = []
  for (const { id: reportId } of (await source()).reports) {
    const report = await engine.call('reports.get', { id: reportId, text: true })
    found.push({ id: reportId, title: report.title, lines: (report.text ?? '').split('\n') })
  }
  return found
}

const titles = async () => (await reports()).map(({ title }) => title)

/** The words under a highlight, and the title of the report in which it is. */
async function marked(highlightId: string) {
  const highlight = (await engine.call('highlights.list', {})).find(each => each.id === highlightId)
  const report = await engine.call('reports.get', { id: highlight?.reportId ?? '', text: true })
  const words = report.text?.slice(highlight?.start, highlight?.end)
  return { title: report.title, state: highlight?.state, words, reportId: highlight?.reportId }
}

/** Every unit of the source is in one report or one cut. */
async function accountedFor(): Promise<boolean> {
  const { text, cuts, reports: all } = await source()
  const ranges = [...cuts, ...all.flatMap(report => report.pieces)]
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start)
  return ranges.every(({ start }, at) => start === (ranges[at - 1]?.end ?? 0)) && ranges.at(-1)?.end === text.length
}

const FIRST = '青禾市人民代表大会常务委员会工作报告'
const THIRD = '临溪市人民代表大会常务委员会工作报告'

describe('a repaired compilation', () => {
  beforeEach(() => importText(COMPILATION))

  it('has a report where the importer found none, described by its own text; the first keeps its id', async () => {
    const [first] = await reports()
    expect(await titles()).toEqual([FIRST, THIRD])
    expect(await split('石渡县人大情况')).toMatchObject({ kind: 'source.repair', count: 1 })
    const now = await reports()
    expect(now.map(({ title }) => title)).toEqual([FIRST, '石渡县人大情况', THIRD])
    expect(now[0]?.id).toBe(first?.id)
    expect(now[1]?.lines).toEqual(HEADLESS.split('\n'))
    expect((await source()).repairs).toMatchObject([{ state: 'applied', quote: expect.stringContaining('石渡县人大情况') }])
    expect(await engine.call('reports.search', { query: '制定法规三件' })).toMatchObject({ reports: 1, occurrences: 1 })
    expect(await accountedFor()).toBe(true)
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })

  it('keeps highlights on their words, in whichever report those are now', async () => {
    const before = await markWords(engine, '作出决议决定9项')
    const moved = await markWords(engine, '修改两件')
    await split('石渡县人大情况')
    expect(await marked(before.id)).toMatchObject({ title: FIRST, state: 'anchored', words: '作出决议决定9项' })
    expect(await marked(moved.id)).toMatchObject({ title: '石渡县人大情况', state: 'anchored', words: '修改两件' })
    await repair({ kind: 'merge', at: (await stretch('石渡县人大情况')).start })
    expect(await reports()).toMatchObject([{ title: FIRST }, { id: (await marked(moved.id)).reportId }])
    expect(await marked(moved.id)).toMatchObject({ state: 'anchored', words: '修改两件' })
  })

  it('gives all that a merged report had to the one before it', async () => {
    const { id: highlight, reportId } = await markWords(engine, '专题询问2次')
    await engine.call('memos.save', { about: { kind: 'report', id: reportId }, text: '想法' })
    await repair({ kind: 'merge', at: (await stretch(FIRST)).start })
    expect(await titles()).toEqual([FIRST])
    expect((await engine.call('memos.list', {})).map(({ report, memo }) => [report?.title, memo?.text])).toEqual([[FIRST, '想法']])
    expect(await engine.call('reports.list', {})).toHaveLength(1)
    expect(await marked(highlight)).toMatchObject({ title: FIRST, state: 'anchored', words: '专题询问2次' })
    await engine.call('journal.undo', {})
    expect(await marked(highlight)).toMatchObject({ title: THIRD, state: 'anchored', words: '专题询问2次' })
  })

  it('takes in what was left out, and leaves out what is cut; words that are cut lose their highlight, not its quote', async () => {
    await repair({ kind: 'keep', ...(await stretch(ADVERTISEMENT)), as: 'text' })
    expect((await reports())[0]?.lines[0]).toBe(ADVERTISEMENT)
    const { id: highlight } = await markWords(engine, '专题询问2次')
    await repair({ kind: 'cut', ...(await stretch('、专题询问2次')) })
    const now = await source()
    expect(now.cuts.filter(cut => cut.reason === 'by-hand').map(({ start, end }) => now.text.slice(start, end))).toEqual(['、专题询问2次'])
    expect((await engine.call('highlights.list', {}))[0]).toMatchObject({ id: highlight, state: 'orphan', quote: '专题询问2次' })
    await repair({ kind: 'keep', ...(await stretch('、专题询问2次')), as: 'text' })
    expect(await marked(highlight)).toMatchObject({ title: THIRD, state: 'anchored', words: '专题询问2次' })
    expect(await accountedFor()).toBe(true)
  })

  it('keeps what the user corrected', async () => {
    const [first] = await reports()
    await engine.call('reports.update', { ids: [first?.id ?? ''], patch: { speaker: '王一', title: '我的题目' } })
    await split('石渡县人大情况')
    expect(await engine.call('reports.get', { id: first?.id ?? '' })).toMatchObject({ speaker: '王一', title: '我的题目' })
  })

  it('is one step back and forth, also after a restart', async () => {
    const { id: highlight } = await markWords(engine, '修改两件')
    const before = [await source(), await reports()]
    await split('石渡县人大情况')
    const after = [await source(), await reports()]
    engine = await engine.restart()
    expect(await engine.call('journal.undo', {})).toMatchObject({ kind: 'source.repair' })
    expect([await source(), await reports()]).toEqual(before)
    expect(await marked(highlight)).toMatchObject({ title: FIRST, words: '修改两件' })
    engine = await engine.restart()
    await engine.call('journal.redo', {})
    expect([await source(), await reports()]).toEqual(after)
    expect(await marked(highlight)).toMatchObject({ title: '石渡县人大情况', words: '修改两件' })
    expect(await engine.call('library.check', {})).toEqual({ ok: true, findings: [] })
  })

  it('gives a repair back out of the middle; the others are done again', async () => {
    await split('石渡县人大情况')
    const [, headless] = await reports()
    await repair({ kind: 'keep', ...(await stretch(ADVERTISEMENT)), as: 'report' })
    await repair({ kind: 'cut', ...(await stretch('修改两件')) })
    const { id: highlight } = await markWords(engine, '听取报告四项')
    expect(await titles()).toEqual([expect.stringContaining('更多范文'), FIRST, '石渡县人大情况', THIRD])

    const [first] = (await source()).repairs
    expect(await engine.call('sources.takeBackRepairs', { id, repairIds: [first?.id ?? 0] })).toMatchObject({ kind: 'source.repair' })
    expect(await titles()).toEqual([expect.stringContaining('更多范文'), FIRST, THIRD])
    expect((await source()).repairs.map(({ step, state }) => [step.kind, state])).toEqual([
      ['keep', 'applied'],
      ['cut', 'applied'],
    ])
    expect(await marked(highlight)).toMatchObject({ title: FIRST, state: 'anchored', words: '听取报告四项' })

    await engine.call('journal.undo', {})
    expect((await reports())[2]?.id).toBe(headless?.id)
    const all = (await source()).repairs.map(each => each.id)
    await engine.call('sources.takeBackRepairs', { id, repairIds: all })
    expect(await titles()).toEqual([FIRST, THIRD])
    expect((await source()).repairs).toEqual([])
    expect(await engine.call('sources.listRepairs', {})).toEqual([])
    expect(await accountedFor()).toBe(true)
  })

  it('brings a merged report back as the one it was', async () => {
    const [, second] = await reports()
    await engine.call('reports.update', { ids: [second?.id ?? ''], patch: { speaker: '王一' } })
    await repair({ kind: 'merge', at: (await stretch(FIRST)).start })
    const [done] = (await source()).repairs
    await engine.call('sources.takeBackRepairs', { id, repairIds: [done?.id ?? 0] })
    expect((await reports())[1]?.id).toBe(second?.id)
    expect(await engine.call('reports.get', { id: second?.id ?? '' })).toMatchObject({ speaker: '王一' })
  })

  it('says why a step makes no sense, and is not changed by it', async () => {
    const before = [await source(), await engine.call('journal.get', {})]
    const cut = await stretch(ADVERTISEMENT)
    const last = await stretch(THIRD)
    expect(await failureOf(repair({ kind: 'split', at: cut.start }))).toMatchObject({ code: 'repair-left-out' })
    expect(await failureOf(repair({ kind: 'merge', at: last.start }))).toMatchObject({ code: 'repair-no-next' })
    expect(await failureOf(repair({ kind: 'cut', start: 0, end: 100_000 }))).toMatchObject({ code: 'repair-whole-report' })
    expect(await failureOf(engine.call('sources.repair', { id: 999, step: { kind: 'split', at: 0 } }))).toMatchObject({ code: 'not-found' })
    expect(await failureOf(engine.call('sources.takeBackRepairs', { id, repairIds: [7] }))).toMatchObject({ code: 'not-found' })
    expect([await source(), await engine.call('journal.get', {})]).toEqual(before)
  })

  it('does several repairs that are asked for at once, one after the other', async () => {
    const at = (await stretch('石渡县人大情况')).start
    const cut = await stretch('修改两件')
    await Promise.all([
      repair({ kind: 'split', at }),
      repair({ kind: 'cut', ...cut }),
      repair({ kind: 'keep', ...(await stretch(ADVERTISEMENT)), as: 'text' }),
    ])
    expect((await source()).repairs.map(({ step }) => step.kind)).toEqual(['split', 'cut', 'keep'])
    expect(await titles()).toHaveLength(3)
  })
})

describe('a repaired page of two reports', () => {
  it('has a paragraph where the user moved it, with its highlight', async () => {
    await importText(mixedPage().join('\n'))
    const words = '三、激发代表活力，做实代表工作'
    const { id: highlight } = await markWords(engine, '做实代表工作')
    const [, counsel] = await reports()
    await repair({ kind: 'move', ...(await stretch(words)), beside: (await stretch('一、2020年工作回顾')).start, side: 'after' })
    const [congress, now] = await reports()
    expect(congress?.lines).not.toContain(words)
    expect(now?.id).toBe(counsel?.id)
    expect(now?.lines[(now?.lines.indexOf('一、2020年工作回顾') ?? 0) + 1]).toBe(words)
    expect(await marked(highlight)).toMatchObject({ title: counsel?.title, state: 'anchored', words: '做实代表工作' })
  })
})

describe('a file that is read again', () => {
  beforeEach(async () => {
    await importText(COMPILATION)
    await split('石渡县人大情况')
    await repair({ kind: 'cut', ...(await stretch('，修改两件')) })
  })

  const reread = () => engine.call('sources.import', { paths: [join(engine.folder, '报告')] })
  const change = async (text: string) => {
    writeFileSync(join(engine.folder, '报告/汇编.txt'), text)
    expect(await reread()).toMatchObject({ sources: 1, unchanged: 0 })
  }

  it('unchanged stays as it is', async () => {
    const before = [await source(), await reports()]
    expect(await reread()).toMatchObject({ sources: 0, unchanged: 1 })
    expect([await source(), await reports()]).toEqual(before)
  })

  it('changed is repaired again, and the reports keep their ids and highlights', async () => {
    const { id: highlight } = await markWords(engine, '听取报告四项')
    const before = await reports()
    await change(COMPILATION.replace('各位代表：', '各位代表、同志们：').replace('开展检查二次', '开展检查九次'))
    const now = await reports()
    expect(now.map(report => report.id)).toEqual(before.map(report => report.id))
    expect(now[1]?.lines).toEqual(HEADLESS.replace('，修改两件', '').replace('开展检查二次', '开展检查九次').split('\n'))
    expect((await source()).repairs.map(({ state, step }) => [state, step])).toEqual([
      ['applied', { kind: 'split', at: (await stretch('石渡县人大情况')).start }],
      ['applied', { kind: 'cut', ...(await stretch('，修改两件')) }],
    ])
    expect(await marked(highlight)).toMatchObject({ title: '石渡县人大情况', words: '听取报告四项' })
    expect(await accountedFor()).toBe(true)
    await engine.call('journal.undo', {})
    expect(await reports()).toEqual(before)
    await split('二、监督')
    expect(await titles()).toEqual([FIRST, '石渡县人大情况', expect.any(String), THIRD])
  })

  it('without the words of a repair keeps it as lost, says so, and does it again when they are back', async () => {
    await change(COMPILATION.replace('全年制定法规三件，修改两件。', '全年没有立法。'))
    const { repairs, source: now } = await source()
    expect(repairs.map(({ state, quote }) => [state, quote])).toEqual([
      ['applied', expect.stringContaining('石渡县人大情况')],
      ['lost', '，修改两件'],
    ])
    expect(now.problems).toContainEqual(expect.objectContaining({ code: 'repair-lost', details: { count: 1, quote: '，修改两件' } }))
    await change(COMPILATION)
    expect((await source()).repairs.map(({ state }) => state)).toEqual(['applied', 'applied'])
    expect((await source()).source.problems.map(({ code }) => code)).not.toContain('repair-lost')
    expect((await reports())[1]?.lines).toContain('全年制定法规三件。')
  })

  it('after its source was removed comes back repaired, changed or not', async () => {
    const before = await reports()
    await engine.call('sources.remove', { ids: [id] })
    expect(await engine.call('sources.listRepairs', {})).toEqual([])
    await reread()
    expect(await reports()).toEqual(before)
    await engine.call('sources.remove', { ids: [id] })
    await change(`${COMPILATION}\n`)
    expect(await reports()).toEqual(before)
  })

  it('can be repaired without the file', async () => {
    rmSync(join(engine.folder, '报告'), { recursive: true })
    await repair({ kind: 'merge', at: (await stretch('石渡县人大情况')).start })
    expect(await titles()).toHaveLength(2)
    expect(await engine.call('sources.listRepairs', {})).toMatchObject([
      {
        sourceId: id,
        path: '报告/汇编.txt',
        repairs: [{ step: { kind: 'split' } }, { step: { kind: 'cut' } }, { step: { kind: 'merge' } }],
      },
    ])
  })
})
