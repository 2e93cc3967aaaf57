import { expect, test } from 'vitest'
import type { IndicatorCandidate } from '../../../shared/model/indicator.ts'
import { findIndicators } from './find-indicators.ts'
import { knownIndicators } from './known-sets.ts'
import { packCandidates, unpackCandidates } from './packed.ts'
import { createTable, type FoundChoice, type TabledReport } from './table.ts'

const ANYWHERE = { province: null, city: null, county: null, level: null }

const REPORT: TabledReport = { id: 'a', place: '青禾市', path: ['云岭省', '青禾市'], body: 'npc', year: 2024 }

function candidatesIn(text: string): IndicatorCandidate[] {
  const work = findIndicators({ ...ANYWHERE, text, outline: [], body: 'npc', reviewFrom: 2023, reviewTo: 2023 }, knownIndicators('npc'))
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** `4项 of 2`: what the table takes for an indicator, and of how many different values. */
function taken(indicator: string, text: string, choices: readonly FoundChoice[] = []): string[] {
  const table = createTable([{ id: indicator, name: { 'zh-CN': indicator, en: indicator }, bodies: ['npc'] }])
  table.add(REPORT, candidatesIn(text), choices)
  return table.finish().rows.flatMap(({ cells }) => cells.map(({ value, unit, values }) => `${value}${unit} of ${values}`))
}

test('all before some, and both before those that stand out', () => {
  expect(taken('dep_station', '评选示范代表联络站12个。建立代表联络站90个。全市共建成代表联络站300个。')).toEqual(['300个 of 3'])
  expect(taken('dep_station', '评选示范代表联络站12个。建立代表联络站90个。')).toEqual(['90个 of 2'])
})

test('a figure that is told exactly beside its round one', () => {
  expect(taken('suggestions', '办理代表建议超过300件、达312件。办理代表建议12件。')).toEqual(['312件 of 3'])
})

test('what others did, what falls to each and what is a share is never taken without asking', () => {
  expect(taken('meet_standing', '市政府召开常委会会议6次。')).toEqual(['null次 of 0'])
  expect(taken('law_check', '各县开展执法检查3次，市区各开展执法检查2次。')).toEqual(['null次 of 0'])
  expect(taken('law_check', '开展执法检查5次，其中水法执法检查1次。')).toEqual(['5次 of 1'])
  expect(taken('inspect', '开展执法检查、视察调研19次。')).toEqual(['null次 of 0'])
  expect(taken('suggestions', '办理代表建议、批评和意见90件。')).toEqual(['90件 of 1'])
  expect(taken('suggestions', '收到代表建议90件，经审查交办80件，其中60件办结。')).toEqual(['90件 of 1'])
})

test('of other periods than those that are named none is taken where they differ', () => {
  expect(taken('law_check', '两年来开展执法检查5次。三年来开展执法检查8次。')).toEqual(['null次 of 0'])
  expect(taken('law_check', '两年来开展执法检查5次。')).toEqual(['5次 of 1'])
})

test('things of one list with others stay open', () => {
  expect(taken('speech', '提交建议案、《专报》、大会发言51份。')).toEqual(['null份 of 0'])
  expect(taken('research_out', '报送调研报告、专题纪要37件。')).toEqual(['null件 of 0'])
  expect(taken('legpoints', '推进11个立法联系点规范化、常态化。')).toEqual(['11个 of 1'])
})

test('the same value twice is one value; the choice of the user is taken as it is', () => {
  const twice = '召开常委会会议7次。去年共召开常委会会议7次。'
  expect(taken('meet_standing', twice)).toEqual(['7次 of 1'])
  const figure = { value: 8, to: null, precision: 'exact' as const, unit: '次', start: null, end: null }
  expect(taken('meet_standing', twice, [{ column: 'meet_standing|次|annual|review', kind: 'typed', note: '', figure }])).toEqual([
    '8次 of 1',
  ])
})

test('of two reports of one place and year the figure of the one that has it stands in the row', () => {
  const table = createTable([{ id: 'meet_standing', name: { 'zh-CN': '常委会会议', en: 'Meetings' }, bodies: ['npc'] }])
  table.add({ ...REPORT, id: 'a' }, candidatesIn('市政府召开常委会会议6次。'), [])
  table.add({ ...REPORT, id: 'b' }, candidatesIn('召开常委会会议7次。'), [])
  table.add({ ...REPORT, id: 'c' }, candidatesIn('召开常委会会议9次。'), [])
  const { rows } = table.finish()
  expect(rows).toMatchObject([{ reportIds: ['a', 'b', 'c'], cells: [{ value: 7, reportId: 'b', values: 2 }] }])
})

test('candidates are the same after they were kept', () => {
  const candidates = candidatesIn('近五年，全市累计办理代表建议1.2万余件；预计满意率98%—99%，其中重点建议各3件，每千人1件。')
  expect(candidates.length).toBeGreaterThan(3)
  const names = new Map(knownIndicators('npc')?.indicators.map(({ id, name }) => [id, name['zh-CN']]))
  expect(unpackCandidates(packCandidates(candidates), id => names.get(id))).toEqual(candidates)
})
