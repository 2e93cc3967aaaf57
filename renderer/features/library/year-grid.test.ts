import { expect, it } from 'vitest'
import { fakeSummary } from '../../testing/fake-summary.ts'
import { yearGridOf } from './year-grid.ts'

it('shows gaps between years and puts what is unknown last', () => {
  const early = fakeSummary({ id: 'early', year: 2020 })
  const late = fakeSummary({ id: 'late', year: 2022 })
  const other = fakeSummary({ id: 'other', year: 2022, body: 'cppcc' })
  const lost = fakeSummary({ id: 'lost', province: null, city: null, place: null, year: null })
  const grid = yearGridOf([lost, late, other, early], '未知')
  expect(grid.years).toEqual([2020, 2021, 2022, null])
  expect(grid.rows.map(({ place, reports }) => [place, grid.years.map(year => reports.get(year)?.map(report => report.id) ?? [])])).toEqual(
    [
      ['青禾市', [['early'], [], ['late', 'other'], []]],
      ['未知', [[], [], [], ['lost']]],
    ],
  )
})
