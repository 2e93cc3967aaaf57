import { expect, it } from 'vitest'
import { fakeSummary } from '../../testing/fake-summary.ts'
import { isGap, yearGridOf } from './year-grid.ts'

const NOWHERE = { province: null, city: null, place: null, level: null } as const

/** The rows as one line each: ids of the reports, `gap` and `-` year by year. */
function drawn(reports: Parameters<typeof yearGridOf>[0]) {
  const { years, rows } = yearGridOf(reports)
  return {
    years,
    rows: rows.map(row =>
      years.map(
        year =>
          row.reports
            .get(year)
            ?.map(report => report.id)
            .join('+') ?? (isGap(row, year) ? 'gap' : '-'),
      ),
    ),
  }
}

it('shows as a gap only a year between two of the same place', () => {
  const reports = [
    fakeSummary({ id: 'late', year: 2023 }),
    fakeSummary({ id: 'other', year: 2023, body: 'cppcc' }),
    fakeSummary({ id: 'early', year: 2021 }),
    fakeSummary({ id: 'linxi', year: 2022, city: '临溪市', place: '临溪市' }),
  ]
  expect(drawn(reports)).toEqual({
    years: [2021, 2022, 2023],
    rows: [
      ['-', 'linxi', '-'],
      ['early', 'gap', 'late+other'],
    ],
  })
})

it('puts the whole country first and what is unknown last', () => {
  const reports = [
    fakeSummary({ ...NOWHERE, id: 'lost', year: null }),
    fakeSummary({ id: 'qinghe', year: 2024 }),
    fakeSummary({ ...NOWHERE, id: 'state', level: 'country', year: 2024 }),
  ]
  expect(drawn(reports)).toEqual({
    years: [2024, null],
    rows: [
      ['state', '-'],
      ['qinghe', '-'],
      ['-', 'lost'],
    ],
  })
})
