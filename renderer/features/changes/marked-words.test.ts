import { expect, test } from 'vitest'
import { markedWords } from './marked-words.ts'

const EDITS = [
  { left: { start: 2, end: 4 }, right: { start: 12, end: 12 }, figures: false },
  { left: { start: 8, end: 9 }, right: { start: 16, end: 18 }, figures: true },
]

test('a sentence is cut where its words changed, on either side', () => {
  expect(markedWords({ start: 0, end: 10 }, EDITS, 'left').map(({ start, end, kind }) => [start, end, kind])).toEqual([
    [0, 2, 'same'],
    [2, 4, 'alone'],
    [4, 8, 'same'],
    [8, 9, 'replaced'],
    [9, 10, 'same'],
  ])
  expect(markedWords({ start: 10, end: 20 }, EDITS, 'right').map(({ start, end, kind }) => [start, end, kind])).toEqual([
    [10, 16, 'same'],
    [16, 18, 'replaced'],
    [18, 20, 'same'],
  ])
})

test('an edit over the border of two sentences is in both', () => {
  const [first, second] = [
    { start: 0, end: 9 },
    { start: 9, end: 20 },
  ]
  const edits = [{ left: { start: 7, end: 11 }, right: { start: 0, end: 0 }, figures: false }]
  expect(markedWords(first, edits, 'left').at(-1)).toMatchObject({ start: 7, end: 9, kind: 'alone' })
  expect(markedWords(second, edits, 'left')[0]).toMatchObject({ start: 9, end: 11, kind: 'alone' })
})
