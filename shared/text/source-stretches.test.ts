import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cut, Piece } from '../model/source.ts'
import { reportNear, stretchAt, stretchesOf, stretchWith } from './source-stretches.ts'

const reports = [{ pieces: [{ start: 2, end: 5 }] }, { pieces: [{ start: 8, end: 10 }] }]
const cuts: Cut[] = [
  { start: 0, end: 2, reason: 'advertisement' },
  { start: 5, end: 5, reason: 'line-wrap', replacement: '\n' },
]
// A removed report stood in [5, 8).
const stretches = stretchesOf(12, reports, cuts)

describe('what became of a source', () => {
  test('is told from its beginning to its end, also where a report was removed', () => {
    expect(stretches).toEqual([
      { start: 0, end: 2, report: null, cut: 0 },
      { start: 2, end: 5, report: 0, cut: null },
      { start: 5, end: 5, report: null, cut: 1 },
      { start: 5, end: 8, report: null, cut: null },
      { start: 8, end: 10, report: 1, cut: null },
      { start: 10, end: 12, report: null, cut: null },
    ])
  })

  test('is found by its place', () => {
    expect([0, 1, 2, 4, 5, 6, 11, 12].map(offset => stretchAt(stretches, offset))).toEqual([0, 0, 1, 1, 2, 3, 5, 6])
  })

  test('is, at a place where something was put in, what holds the next character', () => {
    expect([1, 4, 5, 8, 12].map(offset => stretchWith(stretches, offset)?.start)).toEqual([0, 2, 5, 8, undefined])
  })

  test('has a report near every place', () => {
    expect([0, 3, 6, 9, 12].map(offset => reportNear(stretches, offset))).toEqual([0, 0, 0, 1, 1])
    expect(reportNear(stretchesOf(3, [], []), 1)).toBeNull()
  })

  test('has no gap and no overlap, whatever the reports and cuts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 3 })), { maxLength: 50 }), fc.nat({ max: 5 }), (dealt, rest) => {
        const pieces: [Piece[], Piece[]] = [[], []]
        const made: Cut[] = []
        let at = 0
        for (const [length, to] of dealt) {
          const range = { start: at, end: at + length }
          at += length
          if (to < 2 && length > 0) pieces[to]?.push(range)
          else if (to === 2) made.push({ ...range, reason: 'leftover' })
        }
        const found = stretchesOf(
          at + rest,
          pieces.map(list => ({ pieces: list })),
          made,
        )
        expect(found.map(({ start }) => start)).toEqual([0, ...found.map(({ end }) => end)].slice(0, found.length))
        expect(found.at(-1)?.end ?? 0).toBe(at + rest)
        for (let offset = 0; offset < at + rest; offset++) {
          const { start = 0, end = 0 } = found[stretchAt(found, offset)] ?? {}
          expect(start <= offset && (offset < end || start === end)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
