import { describe, expect, it } from 'vitest'
import type { Cut } from '../../../shared/model/source.ts'
import { mapSource } from '../../../shared/text/source-map.ts'
import { stretchesOf } from '../../../shared/text/source-stretches.ts'
import { litBy, offsetOfPlace, placeAt, placeOf, reportOfPlace } from './place.ts'

const SOURCE = '题目\n甲句话没\n有说完。乙句。\n广告\n丙句。'
const TEXT = '题目\n甲句话没有说完。乙句。\n丙句。'
const report = { id: 'a', text: TEXT }
const map = mapSource(
  [
    { start: 0, end: 7 },
    { start: 8, end: 16 },
    { start: 19, end: 22 },
  ],
  [
    { start: 7, end: 8, reason: 'line-wrap' },
    { start: 16, end: 19, reason: 'advertisement' },
  ],
)
const words = (text: string, ranges: readonly ({ start: number; end: number } | null)[]) =>
  ranges.map(range => range && text.slice(range.start, range.end))

describe('a place on both sides', () => {
  it('is a whole sentence, also where the source broke it into lines', () => {
    const lit = litBy({ kind: 'sentence', reportId: 'a', offset: TEXT.indexOf('说完') }, report, map)
    expect(words(TEXT, [lit.report])).toEqual(['甲句话没有说完。'])
    expect(words(SOURCE, lit.source)).toEqual(['甲句话没', '有说完。'])
  })

  it('waits until the report is there', () => {
    expect(litBy({ kind: 'sentence', reportId: 'b', offset: 0 }, report, map)).toEqual({ source: [], report: null, near: null })
  })

  it('that was cut is shown beside the sentence that stood before it', () => {
    const range = { start: SOURCE.indexOf('广告'), end: SOURCE.indexOf('广告') + 2 }
    const lit = litBy({ kind: 'spot', range, cut: 1 }, report, map)
    expect([words(SOURCE, lit.source), words(TEXT, [lit.report, lit.near])]).toEqual([['广告'], [null, '乙句。']])
  })

  it('that a problem speaks of is the same words on both sides', () => {
    const range = { start: SOURCE.indexOf('丙句'), end: SOURCE.indexOf('丙句') + 3 }
    const lit = litBy(placeOf({ sourceId: 1, spot: range }, 'a'), report, map)
    expect(words(TEXT, [lit.report])).toEqual(['丙句。'])
  })

  it('is the beginning of the report where nothing else was asked for', () => {
    expect(placeOf({ sourceId: 1, reportId: 'a' }, 'a')).toEqual({ kind: 'sentence', reportId: 'a', offset: 0 })
    expect(placeOf({ sourceId: 1, reportId: 'gone' }, 'a')).toBeNull()
    expect(placeOf({ sourceId: 1 }, 'a')).toBeNull()
  })
})

describe('the place of a unit of the source', () => {
  // A line end was put in between 甲句。 and 乙句。, which the source has on one line.
  const text = '甲句。乙句。广告'
  const content = {
    reports: [
      {
        id: 'a',
        title: '',
        pieces: [
          { start: 0, end: 3 },
          { start: 3, end: 6 },
        ],
      },
    ],
    cuts: [
      { start: 3, end: 3, reason: 'line-wrap', replacement: '\n' },
      { start: 6, end: 8, reason: 'advertisement' },
    ] satisfies Cut[],
  }
  const stretches = stretchesOf(text.length, content.reports, content.cuts)

  it('is its sentence, also behind a line end that was put in', () => {
    expect(placeAt(content, stretches, 3)).toEqual({ kind: 'sentence', reportId: 'a', offset: 4 })
  })

  it('is the cut that it stands in, beside the report before it', () => {
    const place = placeAt(content, stretches, 7)
    expect(place).toEqual({ kind: 'spot', range: content.cuts[1], cut: 1 })
    expect(reportOfPlace(content, stretches, place)).toBe('a')
  })

  it('leads back to it', () => {
    expect([0, 4, 7].map(offset => offsetOfPlace(content, placeAt(content, stretches, offset)))).toEqual([0, 4, 6])
  })
})
