import { afterEach, beforeEach, expect, test } from 'vitest'
import { reportText, SENTENCE, startEngine, type TestEngine } from '../../test-engine.ts'

let engine: TestEngine
beforeEach(async () => {
  engine = await startEngine()
  const folder = engine.write('reports', {
    'a.txt': reportText('青禾市', 2023, SENTENCE),
    'b.txt': reportText('云泽市', 2024, '全年召开常委会会议九次。'),
  })
  await engine.call('sources.import', { paths: [folder] })
})
afterEach(() => engine.stop())

test('lists the numbers of the reports that pass with the sentences that say them', async () => {
  const { rows, reports } = await engine.call('indicators.list', { filter: { place: ['青禾市'] } })
  expect(reports).toBe(1)
  expect(rows.map(({ indicator, value, unit }) => `${indicator} ${value}${unit}`)).toEqual([
    'meet_standing 7次',
    'hear_reports 16项',
    'decisions 9项',
    'suggestions 126件',
  ])
  const [row] = rows
  expect(row).toMatchObject({
    place: '青禾市',
    year: 2023,
    body: 'npc',
    period: 'annual',
    part: 'review',
    whose: 'own',
    sentence: SENTENCE,
  })
  const { text } = await engine.call('reports.get', { id: row?.reportId ?? '', text: true })
  expect(text?.slice(row?.start, row?.end)).toBe('7次')
  expect(text?.slice(row?.evidence.start, row?.evidence.end)).toBe(SENTENCE)
})

test('lists place by place and tells how far it is', async () => {
  const progress: unknown[] = []
  const { rows } = await engine.call('indicators.list', {}, { progress: step => progress.push(step) })
  expect(rows.filter(({ indicator }) => indicator === 'meet_standing').map(({ place, value }) => `${place} ${value}`)).toEqual([
    '青禾市 7',
    '云泽市 9',
  ])
  expect(progress).toEqual([
    { done: 1, total: 2 },
    { done: 2, total: 2 },
  ])
})

test('can be cancelled', async () => {
  await expect(engine.call('indicators.list', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' })
})
