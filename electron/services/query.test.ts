import { describe, expect, it } from 'vitest'
import { parseQuery } from './query.ts'

const words = (input: string) => parseQuery(input).all.map(term => (term.quoted ? `<${term.text}>` : term.text))

describe('query', () => {
  it('takes words apart at every kind of space and counts a repeated word once', () => {
    expect(words('  监督　立法\t代表 监督 ')).toEqual(['监督', '立法', '代表'])
    expect(words(' \u3000 ')).toEqual([])
  })

  it('takes a phrase whole, in Latin, Chinese and corner quotation marks', () => {
    expect(words('"five year plan" “乡村 振兴” 「一府两院」 『甲 乙』 ”丙 丁“')).toEqual([
      '<five year plan>',
      '<乡村 振兴>',
      '<一府两院>',
      '<甲 乙>',
      '<丙 丁>',
    ])
    expect(words('“监督”“代表”')).toEqual(['<监督>', '<代表>'])
  })

  it('takes quotation marks inside a word and unbalanced ones for what they are', () => {
    expect(words('对“一府一委两院”的监督')).toEqual(['对“一府一委两院”的监督'])
    expect(words('“一府一委两院”的监督')).toEqual(['“一府一委两院”的监督'])
    expect(words('"监督 立法')).toEqual(['"监督', '立法'])
    expect(words('监督"')).toEqual(['监督"'])
  })

  it('drops an empty phrase', () => {
    expect(words('"" 监督 「」')).toEqual(['监督'])
  })
})
