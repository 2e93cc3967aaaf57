import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cut, Piece } from '../model/source.ts'
import { mapSource } from './source-map.ts'

describe('the way between a report and its source', () => {
  // 甲报告。广告乙报告。丙报告。 made into 丙报告。¶甲报告。乙报告。
  const source = '甲报告。广告乙报告。丙报告。'
  const pieces: Piece[] = [
    { start: 10, end: 14 },
    { start: 0, end: 4 },
    { start: 6, end: 10 },
  ]
  const cuts: Cut[] = [
    { start: 4, end: 6, reason: 'advertisement' },
    { start: 14, end: 14, reason: 'line-wrap', replacement: '\n' },
  ]
  const map = mapSource(pieces, cuts)

  test('leads there and back, whatever the order', () => {
    expect([map.toSource(0), map.toSource(5), map.toSource(9)]).toEqual([10, 0, 6])
    expect([map.toReport(10), map.toReport(0), map.toReport(6)]).toEqual([0, 5, 9])
  })

  test('has nothing in the report for what was cut, and a place where it would stand', () => {
    expect(map.toReport(source.indexOf('广告'))).toBeNull()
    expect(map.nearestInReport(source.indexOf('广告'))).toBe('丙报告。\n甲报告。'.length)
  })

  test('puts a line end that the source does not have where it was put in', () => {
    expect(map.toSource(4)).toBe(14)
  })

  test('finds all stretches of a passage that goes over a cut', () => {
    expect(map.toSourceRanges({ start: 7, end: 11 })).toEqual([
      { start: 2, end: 4 },
      { start: 6, end: 8 },
    ])
  })

  test('leads every unit of every report to the same character in the source, and back', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 40 }), fc.nat(), (stretches, seed) => {
        const made = takeApart(stretches, seed)
        for (const report of made.reports) {
          const way = mapSource(report.pieces, made.cuts)
          for (let at = 0; at < report.text.length; at++) {
            const there = way.toSource(at)
            const back = way.toReport(there)
            // What was put in is at the border of a piece; all else is a character of the source.
            if (report.putIn.has(at)) expect(report.pieces.map(({ end }) => end)).toContain(there)
            else expect([made.source[there], back]).toEqual([report.text[at], at])
          }
          const ofReport = new Set(report.pieces.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, at) => start + at)))
          for (let at = 0; at < made.source.length; at++) {
            expect(way.toReport(at) !== null).toBe(ofReport.has(at))
            const near = way.nearestInReport(at)
            expect(near >= 0 && near <= report.text.length).toBe(true)
          }
          const whole = way.toSourceRanges({ start: 0, end: report.text.length })
          expect(whole).toEqual(report.pieces)
        }
      }),
      { numRuns: 300 },
    )
  })
})

const stretch = fc.record({
  words: fc.string({ unit: fc.constantFrom('甲', '乙', '。', ' ', '\n', '𠀀', 'a'), minLength: 1, maxLength: 6 }),
  /** 0 and 1 are reports, 2 is a cut. */
  to: fc.nat({ max: 2 }),
  putsIn: fc.constantFrom(undefined, '\n', '\n\n'),
})
type Stretch = typeof stretch extends fc.Arbitrary<infer S> ? S : never

interface Made {
  readonly pieces: Piece[]
  readonly text: string
  /** Offsets of the text that no character of the source stands at. */
  readonly putIn: ReadonlySet<number>
}

/** Deals a source out to two reports, their pieces in any order, and to cuts. */
function takeApart(stretches: readonly Stretch[], seed: number): { source: string; cuts: Cut[]; reports: Made[] } {
  const dealt: [Piece[], Piece[]] = [[], []]
  const cuts: Cut[] = []
  let source = ''
  for (const { words, to, putsIn } of stretches) {
    const range = { start: source.length, end: source.length + words.length }
    source += words
    const own = dealt[to]
    if (!own) cuts.push({ ...range, reason: 'leftover' })
    else {
      own.splice(own.length === 0 ? 0 : seed % (own.length + 1), 0, range)
      if (putsIn) cuts.push({ start: range.end, end: range.end, reason: 'line-wrap', replacement: putsIn })
    }
  }
  return { source, cuts, reports: dealt.map(pieces => compose(source, pieces, cuts)) }
}

function compose(source: string, pieces: Piece[], cuts: readonly Cut[]): Made {
  const putIn = new Set<number>()
  let text = ''
  pieces.forEach(({ start, end }, at) => {
    text += source.slice(start, end)
    const replacement = at < pieces.length - 1 ? cuts.find(cut => cut.start === end && cut.replacement !== undefined)?.replacement : ''
    for (const unit of replacement ?? '') {
      putIn.add(text.length)
      text += unit
    }
  })
  return { pieces, text, putIn }
}
