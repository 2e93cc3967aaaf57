import { expect, test } from 'vitest'
import { heatGridOf, isGap } from './heat-grid.ts'

const group = (place: string | null, year: number | null) => ({ place, year, reports: 1, characters: 10 })

test('a row for each place, a column for each year from the first to the last, the unknown at the end', () => {
  const grid = heatGridOf([group('青禾市', 2020), group('青禾市', 2022), group('云泽市', 2021), group('云泽市', null)])
  expect(grid.years).toEqual([2020, 2021, 2022, null])
  expect(grid.rows.map(({ place, cells }) => [place, cells])).toEqual([
    ['青禾市', [0, null, 1, null]],
    ['云泽市', [null, 2, null, 3]],
  ])
  expect(grid.rows.map(row => grid.years.map(year => isGap(row, year)))).toEqual([
    [false, true, false, false],
    [false, false, false, false],
  ])
})
