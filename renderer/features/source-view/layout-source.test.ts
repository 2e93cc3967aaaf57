import { describe, expect, it } from 'vitest'
import type { Cut } from '../../../shared/model/source.ts'
import { layoutSource } from './layout-source.ts'

// Two reports, an advertisement, a line end that was taken away and one that was put in.
const TEXT = '广告\n甲题目\n\n甲的话没有\n说完。乙题目\n乙的话。\n'
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
const CUTS: Cut[] = [
  { start: 0, end: 2, reason: 'advertisement' },
  { start: 2, end: 3, reason: 'blank' },
  { start: 7, end: 8, reason: 'blank' },
  { start: 13, end: 14, reason: 'line-wrap' },
  { start: 17, end: 17, reason: 'line-wrap', replacement: '\n' },
  { start: 25, end: 26, reason: 'blank' },
]
const REPORTS = [
  {
    id: 'a',
    title: '甲题目',
    pieces: [
      { start: 3, end: 7 },
      { start: 8, end: 13 },
      { start: 14, end: 17 },
    ],
  },
  { id: 'b', title: '乙题目', pieces: [{ start: 17, end: 25 }] },
]
const layout = layoutSource({ text: TEXT, reports: REPORTS, cuts: CUTS })
const drawn = (row: number, lit = [{ start: 0, end: 0 }]) =>
  layout.partsOf(row, lit).map(({ start, end, kind, lit: isLit }) => [kind, TEXT.slice(start, end), isLit])

describe('a source row by row', () => {
  it('holds every line, and no row behind the last line end', () => {
    expect(layout.rows.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      '广告',
      '甲题目',
      '',
      '甲的话没有',
      '说完。乙题目',
      '乙的话。',
    ])
    expect([0, 2, 3, 7, 16, 26].map(offset => layout.rowAt(offset))).toEqual([0, 0, 1, 2, 4, 5])
  })

  it('shows what was cut, and line ends where they were taken away or put in', () => {
    expect(drawn(0)).toEqual([['cut', '广告', false]])
    expect(drawn(2)).toEqual([])
    expect(drawn(3)).toEqual([
      ['text', '甲的话没有', false],
      ['line-end-cut', '', false],
    ])
    expect(drawn(4)).toEqual([
      ['text', '说完。', false],
      ['line-end-put-in', '', false],
      ['text', '乙题目', false],
    ])
  })

  it('lights a passage that begins and ends inside a row, and a blank line when it is pointed at', () => {
    expect(drawn(1, [at('题目')])).toEqual([
      ['text', '甲', false],
      ['text', '题目', true],
    ])
    expect(drawn(2, [{ start: 7, end: 8 }])).toEqual([['line-end-cut', '', true]])
  })

  it('brackets what belongs to a report, through its blank lines and up to where the next begins', () => {
    expect(layout.rows.map((_, row) => layout.barsOf(row))).toEqual([
      [],
      [{ report: 0, begins: true, ends: false }],
      [{ report: 0, begins: false, ends: false }],
      [{ report: 0, begins: false, ends: false }],
      [
        { report: 0, begins: false, ends: true },
        { report: 1, begins: true, ends: false },
      ],
      [{ report: 1, begins: false, ends: true }],
    ])
  })

  it('cuts a file that is one long line after sentences, and loses nothing', () => {
    const text = `${'常委会听取和审议专项工作报告。'.repeat(500)}${'无标点'.repeat(1000)}`
    const { rows } = layoutSource({ text, reports: [], cuts: [] })
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
    expect(Math.max(...rows.map(({ start, end }) => end - start))).toBeLessThanOrEqual(2000)
    expect(text.slice(rows[0]?.start, rows[0]?.end).endsWith('。')).toBe(true)
  })
})
