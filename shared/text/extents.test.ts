import { expect, test } from 'vitest'
import type { MarkExtent } from '../model/search.ts'
import { extended } from './extents.ts'

const TEXT = '标题\n　　第一句有预算。第二句“有决算。”第三句没有 \n　　另一段的预算；\n'

function of(words: string, extent: MarkExtent): string {
  const start = TEXT.indexOf(words)
  const range = extended(TEXT, { start, end: start + words.length }, extent)
  return TEXT.slice(range.start, range.end)
}

test.each<[string, MarkExtent, string]>([
  ['预算', 'hit', '预算'],
  ['预算', 'sentence', '第一句有预算。'],
  ['预算', 'paragraph', '第一句有预算。第二句“有决算。”第三句没有'],
  ['决算', 'sentence', '第二句“有决算。”'],
  ['没有', 'sentence', '第三句没有'],
  ['的预算；', 'paragraph', '另一段的预算；'],
  ['标', 'paragraph', '标题'],
  ['标', 'sentence', '标题'],
])('%s with its %s is %s', (words, extent, whole) => {
  expect(of(words, extent)).toBe(whole)
})

test('a hit over several sentences or lines takes all of each, one that ends with a line end no more than that', () => {
  expect(of('预算。第', 'sentence')).toBe('第一句有预算。第二句“有决算。”')
  expect(of('没有 \n　　另', 'paragraph')).toBe(TEXT.slice(TEXT.indexOf('第一'), TEXT.length - 1))
  expect(of('标题\n', 'paragraph')).toBe('标题\n')
  expect(of('　第', 'sentence')).toBe('　第一句有预算。')
})
