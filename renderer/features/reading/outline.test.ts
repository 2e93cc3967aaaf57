import { expect, test } from 'vitest'
import { depthsOf } from './outline.tsx'

const depths = (...levels: number[]) => depthsOf(levels.map(level => ({ level })))

test('a level that the report leaves out makes no gap in its outline', () => {
  expect(depths(1, 4, 4, 3, 3, 1, 2, 4)).toEqual([1, 2, 2, 2, 2, 1, 2, 3])
})

test('an outline without the highest level begins at the left', () => {
  expect(depths(2, 3, 2)).toEqual([1, 2, 1])
})
