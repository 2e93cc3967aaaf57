import { describe, expect, it, test } from 'vitest'
import { WHOLE_COUNTRY } from '../../shared/model/place.ts'
import { fakeSummary } from '../testing/fake-summary.ts'
import { countFacets, filterReports, NOTHING_CHOSEN, type ReportListFilter, UNKNOWN } from './facets.ts'

const REPORTS = [
  fakeSummary({ id: 'qinghe-24' }),
  fakeSummary({ id: 'qinghe-23', year: 2023, problems: 2 }),
  fakeSummary({ id: 'shidu-24', county: '石渡县', place: '石渡县', level: 'county' }),
  fakeSummary({ id: 'linxi-24', city: '临溪市', place: '临溪市', body: 'government', title: '政府工作报告' }),
  fakeSummary({
    id: 'nowhere',
    province: null,
    city: null,
    place: null,
    level: null,
    year: null,
    kind: 'template',
    title: 'ＸＸ市工作报告',
  }),
]

function filter(change: Partial<ReportListFilter['chosen']>, text = ''): ReportListFilter {
  return { text, chosen: { ...NOTHING_CHOSEN, ...change } }
}

const idsOf = (wanted: ReportListFilter) => filterReports(REPORTS, wanted).map(report => report.id)

describe('filterReports', () => {
  it('shows everything while nothing is chosen', () => {
    expect(idsOf(filter({}))).toEqual(REPORTS.map(report => report.id))
  })

  it('finds in a city also its counties', () => {
    expect(idsOf(filter({ place: ['云岭省/青禾市'] }))).toEqual(['qinghe-24', 'qinghe-23', 'shidu-24'])
  })

  it('joins values of one side and restricts by several sides', () => {
    expect(idsOf(filter({ year: ['2023', UNKNOWN] }))).toEqual(['qinghe-23', 'nowhere'])
    expect(idsOf(filter({ year: ['2024'], body: ['npc'] }))).toEqual(['qinghe-24', 'shidu-24'])
  })

  it('finds words of title, place and year in any order, whatever their width', () => {
    expect(idsOf(filter({}, '2023 青禾'))).toEqual(['qinghe-23'])
    expect(idsOf(filter({}, 'xx'))).toEqual(['nowhere'])
  })

  it('finds the body by its name in either language, whatever the title calls it', () => {
    expect(idsOf(filter({}, '人大 2023'))).toEqual(['qinghe-23'])
    expect(idsOf(filter({}, 'npc 2023'))).toEqual(['qinghe-23'])
    expect(idsOf(filter({}, '政协'))).toEqual([])
  })
})

test('what is chosen stays in the list when its last report is gone', () => {
  const { year } = countFacets(REPORTS, filter({ year: ['2019'] }))
  expect(year).toContainEqual({ value: '2019', count: 0 })
  expect(year.map(({ value }) => value)).toEqual(['2024', '2023', '2019', UNKNOWN])
})

test('a saved search shows the reports that it finds', () => {
  const found = fakeSummary({ id: 'found', searches: ['s1'] })
  const { search } = countFacets([...REPORTS, found], filter({ year: ['2024'] }))
  expect(search).toEqual([{ value: 's1', count: 1 }])
  expect(filterReports([...REPORTS, found], filter({ search: ['s1'] }))).toEqual([found])
})

describe('the whole country', () => {
  it('is a place of its own, the first one, and not among the unknown', () => {
    const state = fakeSummary({ id: 'state', province: null, city: null, place: null, level: 'country' })
    const { place } = countFacets([...REPORTS, state], filter({}))
    expect([place[0], place.at(-1)]).toEqual([
      { value: WHOLE_COUNTRY, count: 1 },
      { value: UNKNOWN, count: 1 },
    ])
    expect(filterReports([...REPORTS, state], filter({ place: [WHOLE_COUNTRY] }))).toEqual([state])
  })
})

describe('countFacets', () => {
  it('counts under each value what choosing it would show', () => {
    const { place, year, problems } = countFacets(REPORTS, filter({ year: ['2024'] }))
    expect(place).toEqual([
      { value: '云岭省', count: 3 },
      { value: '云岭省/临溪市', count: 1 },
      { value: '云岭省/青禾市', count: 2 },
      { value: '云岭省/青禾市/石渡县', count: 1 },
      { value: UNKNOWN, count: 0 },
    ])
    // Its own side is not restricted by itself.
    expect(year).toEqual([
      { value: '2024', count: 3 },
      { value: '2023', count: 1 },
      { value: UNKNOWN, count: 1 },
    ])
    expect(problems).toEqual([
      { value: 'some', count: 0 },
      { value: 'none', count: 3 },
    ])
  })

  it('keeps values in the list that the filter leaves nothing of', () => {
    const { body } = countFacets(REPORTS, filter({}, '青禾'))
    expect(body).toEqual([
      { value: 'npc', count: 3 },
      { value: 'government', count: 0 },
    ])
  })
})
