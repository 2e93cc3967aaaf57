import { expect, test } from 'vitest'
import { fakeTag } from '../../testing/fake-api.ts'
import { idsBelow, placeAfterDrop, placeAfterStep, withTagsAbove } from './tree-moves.ts'

/** 甲 (丙, 丁), 乙 */
const tags = [
  fakeTag('甲', { id: 'a' }),
  fakeTag('甲/丙', { id: 'c', parentId: 'a' }),
  fakeTag('甲/丁', { id: 'd', parentId: 'a' }),
  fakeTag('乙', { id: 'b' }),
]

test('keys move a tag among its siblings, in and out', () => {
  expect(placeAfterStep(tags, 'd', 'up')).toEqual({ parentId: 'a', position: 0 })
  expect(placeAfterStep(tags, 'c', 'down')).toEqual({ parentId: 'a', position: 1 })
  expect(placeAfterStep(tags, 'd', 'in')).toEqual({ parentId: 'c', position: 0 })
  expect(placeAfterStep(tags, 'b', 'in')).toEqual({ parentId: 'a', position: 2 })
  expect(placeAfterStep(tags, 'c', 'out')).toEqual({ parentId: null, position: 1 })
})

test('keys do nothing at the edges', () => {
  expect(placeAfterStep(tags, 'a', 'up')).toBeNull()
  expect(placeAfterStep(tags, 'b', 'down')).toBeNull()
  expect(placeAfterStep(tags, 'c', 'in')).toBeNull()
  expect(placeAfterStep(tags, 'a', 'out')).toBeNull()
})

test('a tag is dropped beside or into another, never into itself or below', () => {
  expect(placeAfterDrop(tags, 'b', 'd', 'before')).toEqual({ parentId: 'a', position: 1 })
  expect(placeAfterDrop(tags, 'b', 'd', 'after')).toEqual({ parentId: 'a', position: 2 })
  expect(placeAfterDrop(tags, 'b', 'a', 'into')).toEqual({ parentId: 'a', position: 2 })
  expect(placeAfterDrop(tags, 'c', 'd', 'after')).toEqual({ parentId: 'a', position: 1 })
  expect(placeAfterDrop(tags, 'a', 'd', 'into')).toBeNull()
  expect(placeAfterDrop(tags, 'a', 'a', 'before')).toBeNull()
})

test('what lies below some tags, and what lies above them', () => {
  expect([...idsBelow(tags, new Set(['a', 'b']))]).toEqual(['c', 'd'])
  expect(
    withTagsAbove(
      tags,
      tags.filter(({ id }) => id === 'd'),
    ).map(({ id }) => id),
  ).toEqual(['a', 'd'])
})
