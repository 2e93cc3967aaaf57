import { expect, test } from 'vitest'
import { citationOf } from './citation.ts'

test('says title, year and the sections from the outermost on, and puts the quote on one line', () => {
  const text = '一、回顾\n（一）监督\n开会5次。\n检查4次。'
  const outline = [
    { level: 1, heading: '一、回顾', start: 0, end: text.length, part: 'review' as const },
    { level: 2, heading: '（一）监督', start: 5, end: text.length, part: 'review' as const },
  ]
  expect(citationOf({ title: '青禾市工作报告', year: 2024, text, outline }, { start: text.indexOf('开会'), end: text.length })).toEqual({
    quote: '开会5次。检查4次。',
    source: '青禾市工作报告 2024 · 一、回顾 · （一）监督',
  })
})
