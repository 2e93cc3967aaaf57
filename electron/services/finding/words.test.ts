import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract.ts'
import type { WordProgress } from '../../../shared/model/words.ts'
import { parsedReport, store } from '../../store/test-rows.ts'
import { failureOf, reportText, startEngine, type TestEngine } from '../../test-engine.ts'

/** 4 words: 加强 预算 监督, and 监督 in traditional characters. */
const QINGHE = '加强预算监督。監督！12'
/** 3 words: 代表 视察 监督. */
const SHIDU = '代表视察，监督。'
/** 5 words: 代表建议 办理 代表 视察 的. */
const YUNZE = '代表建议办理，代表视察的。'

let engine: TestEngine
let ids: string[]

beforeEach(async () => {
  engine = await startEngine()
  const db = engine.services.current.database()
  const { reportIds } = store(
    db,
    'a.txt',
    parsedReport(QINGHE, { province: '云岭省', city: '青禾市', year: 2024, body: 'npc' }),
    parsedReport(SHIDU, { province: '云岭省', city: '青禾市', county: '石渡县', year: 2023, body: 'cppcc' }),
    parsedReport(YUNZE, { province: '云岭省', city: '云泽市', year: 2023, body: 'cppcc' }),
  )
  ids = [...reportIds]
  await reopen()
})

afterEach(() => engine.stop())

/** So that the texts are read that were put in behind the engine's back. */
async function reopen(): Promise<void> {
  await engine.services.library.close()
  await engine.call('library.open', { path: engine.library })
}

async function frequency(input: Input<'words.frequency'> = {}) {
  const { selection, rows } = await engine.call('words.frequency', input)
  return { selection, words: rows.map(({ word, occurrences, reports }) => `${word} ${occurrences} ${reports}`) }
}

describe('frequency', () => {
  it('counts whole words, whatever their script, and neither numbers nor signs', async () => {
    const { selection, rows, total } = await engine.call('words.frequency', {})
    expect(selection).toEqual({ reports: 3, words: 12, copies: 0 })
    expect(rows[0]).toEqual({ word: '监督', occurrences: 3, reports: 2, rate: 2500, dispersion: expect.closeTo(5 / 12, 10) })
    expect(rows.map(({ word }) => word).sort()).toEqual(['代表', '代表建议', '加强', '办理', '的', '监督', '视察', '预算'].sort())
    expect(total).toBe(8)
  })

  it('lists what is asked for, of the reports that are asked for', async () => {
    expect(await frequency({ filter: { body: ['cppcc'] }, minOccurrences: 2 })).toEqual({
      selection: { reports: 2, words: 8, copies: 0 },
      words: ['代表 2 2', '视察 2 2'],
    })
    expect((await frequency({ minLength: 3 })).words).toEqual(['代表建议 1 1'])
    expect((await frequency({ withoutStopWords: true })).words).not.toContain('的 1 1')
    expect(await frequency({ filter: { year: [1999] } })).toEqual({ selection: { reports: 0, words: 0, copies: 0 }, words: [] })
  })

  it('follows removals and their undoing', async () => {
    await frequency()
    await engine.call('reports.remove', { ids: ids.slice(0, 1) })
    expect((await frequency()).selection).toEqual({ reports: 2, words: 8, copies: 0 })
    await engine.call('journal.undo', {})
    expect((await frequency()).words[0]).toBe('监督 3 2')
  })

  it('follows what an import changes', async () => {
    const folder = engine.write('报告', { 'a.txt': reportText('安澜市', 2024, '发展数字经济。') })
    await engine.call('sources.import', { paths: [folder] })
    expect((await frequency({ filter: { place: ['安澜市'] } })).words).toContain('数字经济 1 1')
    engine.write('报告', { 'a.txt': reportText('安澜市', 2024, '发展实体经济。') })
    await engine.call('sources.import', { paths: [folder] })
    const { words } = await frequency({ filter: { place: ['安澜市'] } })
    expect(words).toContain('实体经济 1 1')
    expect(words).not.toContain('数字经济 1 1')
  })

  it('counts each report once, also after a restart, and says how far it is', async () => {
    const told: WordProgress[] = []
    const tell = { progress: (progress: WordProgress) => told.push(progress) }
    await engine.call('words.frequency', {}, tell)
    expect(told).toEqual([
      { done: 0, total: 3 },
      { done: 3, total: 3 },
    ])
    await reopen()
    await engine.call('words.frequency', {}, tell)
    expect(told).toHaveLength(2)
  })

  it('counts anew what is damaged, and all where the words are', async () => {
    const before = await frequency()
    const db = () => engine.services.current.database()
    db().exec("UPDATE revision_words SET counts = x'0001' WHERE revision_id = (SELECT min(revision_id) FROM revision_words)")
    expect(await frequency()).toEqual(before)
    db().exec('DELETE FROM word WHERE id = 1')
    await reopen()
    expect(await frequency()).toEqual(before)
  })

  it('is given up when it is cancelled, and what was counted is kept', async () => {
    const controller = new AbortController()
    const cancel = { signal: controller.signal, progress: () => controller.abort() }
    expect(await failureOf(engine.call('words.frequency', {}, cancel))).toMatchObject({ code: 'cancelled' })
    const told: WordProgress[] = []
    const { selection } = await engine.call('words.frequency', {}, { progress: progress => told.push(progress) })
    expect([selection.words, told]).toEqual([12, []])
  })
})

describe('keyness', () => {
  it('compares with the rest of the library', async () => {
    const { selection, others, rows } = await engine.call('words.keyness', { filter: { body: ['npc'] } })
    expect([selection, others]).toEqual([
      { reports: 1, words: 4, copies: 0 },
      { reports: 2, words: 8, copies: 0 },
    ])
    // Expected of 3: 1 and 2. 2 · (2 ln 2 + ln ½).
    expect(rows.find(({ word }) => word === '监督')).toEqual({
      word: '监督',
      ...{ occurrences: 2, reports: 1, rate: 5000, otherOccurrences: 1, otherReports: 1, otherRate: 1250 },
      keyness: expect.closeTo(2 * Math.LN2, 10),
      logRatio: expect.closeTo(2, 10),
    })
    expect(rows.find(({ word }) => word === '代表')).toMatchObject({ occurrences: 0, otherOccurrences: 2, logRatio: -1 })
  })

  it('compares with what is chosen, less what is in the selection, and from a threshold on', async () => {
    const asked = { filter: { year: [2024] }, against: { place: ['青禾市'] } }
    const { others, rows } = await engine.call('words.keyness', asked)
    expect(others).toEqual({ reports: 1, words: 3, copies: 0 })
    expect(rows.length).toBeGreaterThan(0)
    expect((await engine.call('words.keyness', { ...asked, minKeyness: 1e6 })).rows).toEqual([])
  })

  it('has nothing to say where there is nothing to compare with', async () => {
    expect(await engine.call('words.keyness', {})).toMatchObject({ others: { reports: 0, words: 0, copies: 0 }, rows: [], total: 0 })
  })
})

describe('collocations', () => {
  it('are counted near the word, in any script', async () => {
    const found = await engine.call('words.collocations', { node: '監督', span: 1 })
    expect(found).toMatchObject({ node: '监督', occurrences: 3, reports: 2 })
    const row = found.rows.find(({ word }) => word === '视察')
    // 9 words are not the node; near it are 预算 and 视察, of which there are two.
    expect(row).toMatchObject({ together: 1, occurrences: 2, mutualInformation: Math.log2(9 / 4), logDice: 14 + Math.log2(2 / 5) })
    expect(found.rows.map(({ word }) => word).sort()).toEqual(['视察', '预算'].sort())
  })

  it('are counted in the sentence', async () => {
    const { rows } = await engine.call('words.collocations', { node: '监督', span: 'sentence', filter: { body: ['cppcc'] } })
    expect(rows.map(({ word }) => word).sort()).toEqual(['代表', '视察'].sort())
  })

  it('know whole words only', async () => {
    expect(await engine.call('words.collocations', { node: '表建' })).toMatchObject({ occurrences: 0, rows: [] })
    expect(await engine.call('words.collocations', { node: '代表' })).toMatchObject({ occurrences: 2 })
  })
})

it('writes a table as CSV', async () => {
  const directory = join(engine.folder, '导出')
  const question = { table: 'collocations', node: '监督', span: 1 } as const
  const { file, rows } = await engine.call('exports.words', { directory, question })
  expect(rows).toBe(2)
  expect(readFileSync(file, 'utf8').split('\r\n')[0]).toBe('\uFEFF词,共现次数,总次数,对数似然 G2,logDice,互信息 MI')
  const lists = await engine.call('exports.words', { directory, question: { table: 'frequency', minOccurrences: 3 } })
  expect(readFileSync(lists.file, 'utf8')).toBe('\uFEFF词,次数,报告数,每万词,离散度 DP\r\n监督,3,2,2500,0.417\r\n')
})
