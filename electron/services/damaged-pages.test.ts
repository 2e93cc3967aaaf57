import { copyFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createDice } from '../searching/random-texts.ts'
import { databaseOf } from '../store/database.ts'
import { damagePages } from '../store/test-damage.ts'
import { reportText, startEngine, type TestEngine } from '../test-engine.ts'

/** A report has so many paragraphs, so that what is found in it fills pages, and what is shared is worth keeping. */
const PARAGRAPHS = 960
const CITIES = ['青禾市', '云泽市', '白鹭市', '石桥市', '松溪市', '竹溪市', '梅岭市', '兰渚市']

let engine: TestEngine
let file: string
let intact: string
let whole: unknown
beforeAll(async () => {
  engine = await startEngine()
  const files = Object.fromEntries(CITIES.map((city, seed) => [`${city}.txt`, longReport(city, seed)]))
  await engine.call('sources.import', { paths: [engine.write('报告', files)] })
  whole = await askAll()
  await engine.services.library.close()
  file = databaseOf(engine.library)
  intact = `${file}.intact`
  copyFileSync(file, intact)
})
afterEach(() => engine.services.library.close())
afterAll(() => engine.stop())

function longReport(city: string, seed: number): string {
  const dice = createDice(seed)
  const pick = (words: string) => words.split(' ')[dice(words.split(' ').length)] ?? ''
  const paragraph = () => {
    const object = `${pick('预算 环境 养老 乡村 交通 教育 住房 粮食')}${pick('保护 服务 建设 执行 治理')}`
    return `${pick('听取和审议 检查 调研 督办 评议')}${object}情况的报告${2 + dice(90)}项，提出审议意见${3 + dice(200)}条，${object}${pick('取得新的进展 有待加强 列入计划')}。`
  }
  return reportText(city, 2024, Array.from({ length: PARAGRAPHS }, paragraph).join('\n'))
}

/** What is found in the texts, by those who keep it, without how long it took. */
async function askAll() {
  const reports = await engine.call('reports.list', {})
  const words = await engine.call('words.frequency', {})
  const near = await engine.call('words.collocations', { node: '审议' })
  const shared = await Promise.all(reports.map(({ id }) => engine.call('reuse.ofReport', { reportId: id })))
  const themes = await engine.call('themes.list', {})
  const numbers = await engine.call('indicators.list', {})
  return JSON.parse(JSON.stringify({ words, near, shared, themes, numbers }, (key, value) => (key === 'ms' ? undefined : value))) as unknown
}

it.each([
  ['words, long values', ['revision_words'], 'overflow'],
  ['words', ['revision_words'], 'leaf'],
  ['the numbers of words', ['word'], 'leaf'],
  ['themes, long values', ['revision_themes'], 'overflow'],
  ['themes', ['revision_themes'], 'leaf'],
  ['numbers, long values', ['revision_numbers'], 'overflow'],
  ['numbers', ['revision_numbers'], 'leaf'],
  ['shared wording, long values', ['reuse_piece'], 'overflow'],
  ['shared wording', ['reuse_piece'], 'leaf'],
  ['the list of shared wording', ['reuse_segment'], 'leaf'],
  ['all of them', ['revision_words', 'revision_themes', 'revision_numbers', 'reuse_piece'], 'overflow'],
] as const)('makes anew what lies on damaged pages of the file, the texts being whole: %s', async (_, tables, kind) => {
  copyFileSync(intact, file)
  damagePages(file, tables, createDice(tables.length), kind)
  for (const opening of ['first', 'second']) {
    await engine.call('library.open', { path: engine.library })
    expect(await askAll(), `${opening} opening`).toEqual(whole)
    expect(await askAll(), `${opening} opening, once more`).toEqual(whole)
    await engine.services.library.close()
  }
})
