import { expect, test } from 'vitest'
import { narrowed } from './narrowed.ts'

const counted = { reports: 1, characters: 100, count: { occurrences: 1, reports: 1, rate: 100 } }

test.each([
  ['a place', { place: '青禾市' }, '监督', { year: [2024], place: ['青禾市'] }],
  ['a year, in place of the chosen ones', { year: 2023 }, '监督', { year: [2023] }],
  ['a body', { body: 'npc' as const }, '监督', { year: [2024], body: ['npc'] }],
  ['a heading, as a part of the query', { section: '代表工作' }, '监督 节:"代表工作"', { year: [2024] }],
  ['what has no name, not at all', { place: null }, '监督', { year: [2024] }],
])('narrows to %s', (_, group, query, filter) => {
  expect(narrowed('监督', { year: [2024] }, { ...counted, ...group })).toEqual({ query, filter })
})
