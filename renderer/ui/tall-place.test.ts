import { expect, test } from 'vitest'
import { follow, placeAt, runsOut, strays, TALLEST, topOf } from './tall-place.ts'

const short = { total: 28_000, view: 700 }
const tall = { total: 28 * 5_000_000, view: 700 }

test('a list that a browser can lay out scrolls as it is', () => {
  expect(follow(placeAt(0, short), 9_000, short)).toEqual({ scrollTop: 9_000, shift: 0 })
  expect(placeAt(12_345, short)).toEqual({ scrollTop: 12_345, shift: 0 })
})

test('the ends of the bar are the ends of a list of millions of rows', () => {
  const begin = placeAt(0, tall)
  const end = follow(begin, TALLEST - tall.view, tall)
  expect(topOf(end)).toBe(tall.total - tall.view)
  expect(topOf(follow(end, 0, tall))).toBe(0)
})

test('the wheel moves such a list px by px, wherever it stands', () => {
  const middle = placeAt(70_000_000, tall)
  expect(topOf(middle)).toBe(70_000_000)
  expect(topOf(follow(middle, middle.scrollTop + 53, tall))).toBe(70_000_053)
})

test('the bar goes to the same part of the list', () => {
  const half = follow(placeAt(0, tall), (TALLEST - tall.view) / 2, tall)
  expect(topOf(half)).toBe((tall.total - tall.view) / 2)
})

/** Turns the wheel until nothing moves any more; what scrolls cannot go beyond its ends. */
function wheel(from: number, by: number): number {
  let place = placeAt(from, tall)
  for (let turn = 0; turn < 100_000; turn++) {
    const scrollTop = Math.min(Math.max(place.scrollTop + by, 0), TALLEST - tall.view)
    if (scrollTop === place.scrollTop) break
    place = follow(place, scrollTop, tall)
    if (runsOut(place, tall)) place = placeAt(topOf(place), tall)
  }
  return topOf(place)
}

test('the wheel comes to the very first and the very last row', () => {
  expect(wheel(60_000, -120)).toBe(0)
  expect(wheel(tall.total - 60_000, 120)).toBe(tall.total - tall.view)
})

test('the bar is put where it belongs when it has strayed, not after every step', () => {
  const middle = placeAt(70_000_000, tall)
  const step = follow(middle, middle.scrollTop + 200, tall)
  expect(strays(middle, tall)).toBe(false)
  expect(strays(step, tall)).toBe(false)
  let far = middle
  for (let turn = 0; turn < 100; turn++) far = follow(far, far.scrollTop + 200, tall)
  expect(strays(far, tall)).toBe(true)
  expect(strays(placeAt(topOf(far), tall), tall)).toBe(false)
})
