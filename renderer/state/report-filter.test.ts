import { describe, expect, test } from 'vitest'
import { isInFilter, toggledInFilter, unlistedInFilter } from './report-filter.ts'

describe('narrowing a list by place', () => {
  test('asks for the place by its path, so that two counties of one name stay two', () => {
    const filter = toggledInFilter({}, 'place', '云岭省/青禾市/长安区')
    expect(filter).toEqual({ place: ['云岭省/青禾市/长安区'] })
    expect(isInFilter(filter, 'place', '云岭省/青禾市/长安区')).toBe(true)
    expect(isInFilter(filter, 'place', '江原省/临溪市/长安区')).toBe(false)
    expect(toggledInFilter(filter, 'place', '云岭省/青禾市/长安区')).toEqual({})
  })

  test('shows and takes back what a saved search asks for by the name alone', () => {
    const filter = { place: ['青禾市'], year: [2024] }
    expect(isInFilter(filter, 'place', '云岭省/青禾市')).toBe(true)
    expect(toggledInFilter(filter, 'place', '云岭省/青禾市')).toEqual({ year: [2024] })
  })
})

test('what no report has any more is told, so that it can be taken back', () => {
  const filter = { place: ['青禾市'], year: [2019, 2024] }
  expect(unlistedInFilter(filter, 'year', ['2024', '2023'])).toEqual(['2019'])
  expect(unlistedInFilter(filter, 'place', ['云岭省', '云岭省/青禾市'])).toEqual([])
  expect(toggledInFilter(filter, 'year', '2019')).toEqual({ place: ['青禾市'], year: [2024] })
})
