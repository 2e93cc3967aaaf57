import { expect, test } from 'vitest'
import { fakeHighlight } from '../../testing/fake-api.ts'
import { numbered, piecesOf } from './print-pieces.ts'

const TEXT = '召开会议五次。审议报告九项。'
const shown = (marks: Parameters<typeof numbered>[0]) =>
  piecesOf({ start: 0, end: TEXT.length }, numbered(marks)).map(({ start, end, marks: on, ending }) => [
    TEXT.slice(start, end),
    on.map(({ number }) => number),
    ending,
  ])

test('a paragraph is cut where highlights begin and end, also where they overlap', () => {
  expect(shown([fakeHighlight('b', 'a', 4, 9), fakeHighlight('a', 'a', 2, 6)])).toEqual([
    ['召开', [], []],
    ['会议', [1], []],
    ['五次', [1, 2], [1]],
    ['。审议', [2], [2]],
    ['报告九项。', [], []],
  ])
})

test('what was lost has the last number and stands nowhere in the text', () => {
  const lost = fakeHighlight('x', 'a', 0, 2, { state: 'orphan' })
  const marks = [lost, fakeHighlight('y', 'a', 2, 4)]
  expect(numbered(marks).map(({ highlight }) => highlight.id)).toEqual(['y', 'x'])
  expect(shown(marks)).toEqual([
    ['召开', [], []],
    ['会议', [1], [1]],
    ['五次。审议报告九项。', [], []],
  ])
})

test('a highlight over two paragraphs has its number where it ends', () => {
  const all = numbered([fakeHighlight('a', 'a', 2, 9)])
  expect(piecesOf({ start: 0, end: 7 }, all).map(({ ending }) => ending)).toEqual([[], []])
  expect(piecesOf({ start: 7, end: 14 }, all).map(({ ending }) => ending)).toEqual([[1], []])
})
