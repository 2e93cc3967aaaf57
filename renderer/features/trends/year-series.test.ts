import { expect, test } from 'vitest'
import { alongYears, namedYears } from './year-series.ts'

const year = (of: number | null) => ({ year: of, reports: 1, characters: 10 })

test('a year without reports is a gap, and a report without a year is in none', () => {
  expect(alongYears([year(2019), year(2021), year(null)])).toEqual([
    { year: 2019, at: 0 },
    { year: 2020, at: null },
    { year: 2021, at: 1 },
  ])
  expect(alongYears([year(null)])).toEqual([])
})

test('as many years are named as there is room for, at whole steps', () => {
  expect(namedYears({ first: 2019, last: 2023 }, 6)).toEqual([2019, 2020, 2021, 2022, 2023])
  expect(namedYears({ first: 1954, last: 2023 }, 8)).toEqual([1960, 1970, 1980, 1990, 2000, 2010, 2020])
  expect(namedYears({ first: 2023, last: 2023 }, 2)).toEqual([2023])
})
