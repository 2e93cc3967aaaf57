import { expect, test } from 'vitest'
import type { ConcordanceGroup } from '../../../shared/model/search.ts'
import { orderedGroups } from './counts-order.ts'

const group = (place: string | null, occurrences: number, rate: number): ConcordanceGroup => ({
  place,
  reports: 1,
  characters: 100,
  count: { occurrences, reports: 1, rate },
})
const GROUPS = [group('云泽市', 9, 1), group(null, 5, 3), group('青禾市', 3, 7), group('石渡县', 3, 2)]
const places = (sorting: Parameters<typeof orderedGroups>[2]) => orderedGroups(GROUPS, 'place', sorting).map(({ place }) => place)

test('parts are sorted by a figure; equal ones stay as they came', () => {
  expect(places({ column: 'rate', descending: true })).toEqual(['青禾市', null, '石渡县', '云泽市'])
  expect(places({ column: 'occurrences', descending: false })).toEqual(['青禾市', '石渡县', null, '云泽市'])
})

test('by name they follow pinyin, those without a name last either way', () => {
  expect(places({ column: 'name', descending: false })).toEqual(['青禾市', '石渡县', '云泽市', null])
  expect(places({ column: 'name', descending: true })).toEqual(['云泽市', '石渡县', '青禾市', null])
})
