import { expect, test } from 'vitest'
import { fakeHighlight } from '../../testing/fake-api.ts'
import { coloursOf, stripsOf } from './mark-strips.ts'

test('ranges fall into rows; the shortest has one, and what touches is one strip', () => {
  const ranges = [
    { start: 0, end: 1 },
    { start: 250, end: 500 },
    { start: 500, end: 505 },
    { start: 999, end: 1000 },
  ]
  expect(stripsOf(ranges, 1000, 10)).toEqual([
    { from: 0, to: 1 },
    { from: 2, to: 6 },
    { from: 9, to: 10 },
  ])
  expect([stripsOf(ranges, 0, 10), stripsOf(ranges, 1000, 0)]).toEqual([[], []])
})

test('each colour has its own strips, in the order of the colours; what has no place any more has none', () => {
  const highlights = [
    fakeHighlight('1', 'a', 0, 10, { colour: 'azure' }),
    fakeHighlight('2', 'a', 0, 10, { colour: 'gamboge' }),
    fakeHighlight('3', 'a', 50, 60, { colour: 'rouge', state: 'orphan' }),
  ]
  expect(coloursOf(highlights, 100, 10)).toEqual([
    { colour: 'gamboge', strips: [{ from: 0, to: 1 }] },
    { colour: 'azure', strips: [{ from: 0, to: 1 }] },
  ])
})
