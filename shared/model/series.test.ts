import { expect, test } from 'vitest'
import { isOneSeries } from './series.ts'

const of = (city: string | null, body: 'npc' | 'cppcc' = 'npc', level: 'country' | 'prefecture' | null = 'prefecture') => ({
  province: city && '云岭省',
  city,
  county: null,
  level,
  body,
})

test('a series is one body of one place', () => {
  expect(isOneSeries(of('青禾市'), of('青禾市'))).toBe(true)
  expect(isOneSeries(of('青禾市'), of('兰渚市'))).toBe(false)
  expect(isOneSeries(of('青禾市'), of('青禾市', 'cppcc'))).toBe(false)
})

test('without names only the whole country is a place', () => {
  expect(isOneSeries(of(null, 'npc', 'country'), of(null, 'npc', 'country'))).toBe(true)
  expect(isOneSeries(of(null, 'npc', 'country'), of(null, 'npc', null))).toBe(false)
  expect(isOneSeries(of(null, 'npc', null), of(null, 'npc', null))).toBe(false)
})
