import { describe, expect, it } from 'vitest'
import { parseQuery, type Term } from './query.ts'

const show = (term: Term) => (term.quoted ? `<${term.text}>` : term.text)
/** Groups as `甲|乙`, what must not occur as `-甲`. */
function words(input: string): string[] {
  const { groups, without } = parseQuery(input)
  return [...groups.map(group => group.map(show).join('|')), ...without.map(term => `-${show(term)}`)]
}

describe('query', () => {
  it('takes words apart at every kind of space', () => {
    expect(words('  监督　立法\t代表 监督 ')).toEqual(['监督', '立法', '代表', '监督'])
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

  it('takes OR between two words for either', () => {
    expect(words('听证 OR 座谈 预算')).toEqual(['听证|座谈', '预算'])
    expect(words('甲 OR “乙 丙” OR 丁')).toEqual(['甲|<乙 丙>|丁'])
    expect(words('甲 OR 甲')).toEqual(['甲'])
  })

  it('takes an OR with nothing on one side, or in quotes, for the word it is', () => {
    expect(words('OR 甲')).toEqual(['OR', '甲'])
    expect(words('甲 OR')).toEqual(['甲', 'OR'])
    expect(words('甲 "OR" 乙')).toEqual(['甲', '<OR>', '乙'])
    expect(words('甲 or 乙')).toEqual(['甲', 'or', '乙'])
  })

  it('takes a minus at the beginning of a word for without', () => {
    expect(words('立法 -规划 －"五年 计划"')).toEqual(['立法', '-规划', '-<五年 计划>'])
    expect(words('立法 - 规划 2022-2023')).toEqual(['立法', '-', '规划', '2022-2023'])
    expect(words('甲 OR -乙')).toEqual(['甲', 'OR', '-乙'])
  })
})
