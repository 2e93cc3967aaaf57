import { afterEach, beforeEach, expect, it } from 'vitest'
import { parsedReport, store } from '../../store/test-rows.ts'
import { startEngine, type TestEngine } from '../../test-engine.ts'
import { createQuiet } from '../quiet.ts'
import { createSearchCorpus } from './search-corpus.ts'
import { createSearchedReports } from './searched-reports.ts'
import { createThemedStretches } from './themed-stretches.ts'
import { createTrends } from './trends.ts'

let engine: TestEngine

beforeEach(async () => {
  engine = await startEngine()
  store(
    engine.services.current.database(),
    'a.txt',
    parsedReport('全面推进监督工作。', { level: 'country', year: 2023 }),
    parsedReport('青禾市监督监督。', { province: '云岭省', city: '青禾市', year: 2023 }),
    parsedReport('不知何处的监督。', { year: 2023 }),
  )
  // So that the texts are read that were put in behind the engine's back.
  await engine.services.library.close()
  await engine.call('library.open', { path: engine.library })
})

afterEach(() => engine.stop())

it('the whole country is a place of its own, which is not unknown, and a filter finds it by that name', async () => {
  const { groups, series } = await engine.call('trends.get', { queries: ['监督'], by: 'place' })
  expect(groups.map(({ place }, at) => [place, series[0]?.counts[at]?.occurrences])).toEqual([
    ['青禾市', 2],
    ['全国', 1],
    [null, 1],
  ])
  const { occurrences } = await engine.call('concordance.open', { query: '监督', filter: { place: ['全国'] } })
  expect(occurrences).toBe(1)
})

it('counts the same however few reports are counted at a time', async () => {
  const { current } = engine.services
  const texts = createSearchCorpus(current, createQuiet())
  const searched = createSearchedReports(current, texts, createThemedStretches({ modelFor: () => undefined }))
  searched.restart()
  const inOnes = createTrends(current, searched, { groups: async () => [] }, 1)
  const question = { queries: ['监督', '青禾 OR 全面', '监督 NEAR/3 工作', '-监督', '地区:海角 监督'], by: 'place-year' } as const
  const { ms: _, ...whole } = await engine.call('trends.get', { ...question, queries: [...question.queries] })
  expect(await inOnes.get({ ...question, queries: [...question.queries] })).toMatchObject(whole)
})
