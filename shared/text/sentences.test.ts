import { describe, expect, it } from 'vitest'
import { paragraphs, sentenceAt, sentences } from './sentences.ts'

function cut(text: string): string[] {
  return sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))
}

describe('paragraphs', () => {
  it('are the lines with something on them, without their line ends', () => {
    const text = '标题\n\n　　第一段。\n　\n第二段'
    expect(paragraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual(['标题', '　　第一段。', '第二段'])
    expect(paragraphs('')).toEqual([])
  })
})

describe('sentences', () => {
  it('end at full stops, semicolons and ellipses, with the quotation mark that closes after them', () => {
    expect(cut('一是监督；二是立法。他说：“要办好。”大家同意！真的吗？？好……完')).toEqual([
      '一是监督；',
      '二是立法。',
      '他说：“要办好。”',
      '大家同意！',
      '真的吗？？',
      '好……',
      '完',
    ])
  })

  it('do not end at the point of a number', () => {
    expect(cut('增长5.5%，完成12.3亿元。')).toEqual(['增长5.5%，完成12.3亿元。'])
  })

  it('cover a paragraph without gap wherever it stands', () => {
    const text = '前文。\n中间一句。第二句\n后文'
    const paragraph = { start: 4, end: 12 }
    expect(sentences(text, paragraph)).toEqual([
      { start: 4, end: 9 },
      { start: 9, end: 12 },
    ])
  })

  it('are found by any position in them, within their line', () => {
    const text = '甲。乙。\n丙'
    expect([0, 1, 2, 3, 5].map(at => sentenceAt(text, at))).toEqual([
      { start: 0, end: 2 },
      { start: 0, end: 2 },
      { start: 2, end: 4 },
      { start: 2, end: 4 },
      { start: 5, end: 6 },
    ])
  })
})
