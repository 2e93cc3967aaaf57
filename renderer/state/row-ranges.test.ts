import { expect, test } from 'vitest'
import { countRows, hasRow, NO_ROWS, rowsBetween, withoutRows, withRows, withRowToggled } from './row-ranges.ts'

const range = (from: number, to: number) => ({ from, to })

test.each([
  ['into nothing', NO_ROWS, 3, 5, [range(3, 5)]],
  ['before others', [range(7, 9)], 3, 5, [range(3, 5), range(7, 9)]],
  ['beside another, which it joins', [range(1, 3), range(8, 9)], 3, 5, [range(1, 5), range(8, 9)]],
  ['over several, which become one', [range(1, 3), range(4, 6), range(8, 9)], 2, 8, [range(1, 9)]],
])('adds rows %s', (_, before, from, to, after) => {
  expect(withRows(before, from, to)).toEqual(after)
})

test('taking rows out of the middle leaves both sides', () => {
  expect(withoutRows([range(0, 10)], 4, 6)).toEqual([range(0, 4), range(6, 10)])
})

test('a row that is toggled twice is as it was', () => {
  const before = [range(0, 10)]
  const without = withRowToggled(before, 5)
  expect([hasRow(without, 5), countRows(without)]).toEqual([false, 9])
  expect(withRowToggled(without, 5)).toEqual(before)
})

test('rows between two are the same from either end', () => {
  expect(rowsBetween(7, 3)).toEqual(rowsBetween(3, 7))
  expect(countRows(rowsBetween(3, 7))).toBe(5)
})
