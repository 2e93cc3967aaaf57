import { describe, expect, test } from 'vitest'
import { chineseNumber, yearMentions, yearOf } from './numerals.ts'

describe('numerals', () => {
  test('reads Chinese numbers up to ninety-nine', () => {
    expect(['一', '十', '十二', '二十', '九十九', '', '百', '一一'].map(chineseNumber)).toEqual([
      1,
      10,
      12,
      20,
      99,
      undefined,
      undefined,
      undefined,
    ])
  })

  test('reads years however they are written, and nothing else as one', () => {
    expect(['2023', '２０２３', '二〇二三', '二○二三', '一九五八', '1234', '2500'].map(yearOf)).toEqual([
      2023,
      2023,
      2023,
      2023,
      1958,
      undefined,
      undefined,
    ])
    expect(yearMentions('２０２２年和二〇二三年，编号12023年，2024 年，2025个').map(({ year, start, end }) => [year, start, end])).toEqual([
      [2022, 0, 4],
      [2023, 6, 10],
      [2024, 21, 25],
    ])
  })
})
