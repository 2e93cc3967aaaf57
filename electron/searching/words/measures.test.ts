import { expect, it } from 'vitest'
import { association, keyness, logDice, logRatio, mutualInformation } from './measures.ts'

it('measures keyness by log-likelihood', () => {
  // Expected 5 and 10: 2 · (10 ln 2 + 5 ln ½).
  expect(keyness(10, 100, 5, 200)).toBeCloseTo(10 * Math.LN2, 10)
  expect(keyness(5, 200, 10, 100)).toBeCloseTo(10 * Math.LN2, 10)
  expect(keyness(3, 100, 6, 200)).toBeCloseTo(0, 10)
  // What is not there adds nothing: 2 · 4 ln 2.
  expect(keyness(4, 100, 0, 100)).toBeCloseTo(8 * Math.LN2, 10)
})

it('measures the size of a difference by the binary logarithm of the ratio', () => {
  expect(logRatio(10, 100, 5, 200)).toBeCloseTo(2, 10)
  expect(logRatio(5, 200, 10, 100)).toBeCloseTo(-2, 10)
  expect(logRatio(0, 100, 4, 100)).toBe(-3)
  expect(logRatio(4, 100, 0, 100)).toBe(3)
})

it('measures how two words belong together', () => {
  // Observed 4, 6, 1, 89 where 0.5, 9.5, 4.5, 85.5 were to be expected.
  const often = { together: 4, near: 10, collocate: 5, words: 100 }
  expect(association(often)).toBeCloseTo(2 * (4 * Math.log(8) + 6 * Math.log(6 / 9.5) + Math.log(1 / 4.5) + 89 * Math.log(89 / 85.5)), 10)
  expect(association(often)).toBeCloseTo(15.2543, 4)
  expect(association({ together: 1, near: 50, collocate: 10, words: 100 })).toBeLessThan(0)
  expect(mutualInformation(often)).toBe(3)
  expect(logDice(4, 8, 8)).toBe(13)
  expect(logDice(8, 8, 8)).toBe(14)
})
