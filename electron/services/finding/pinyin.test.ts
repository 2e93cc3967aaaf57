import { describe, expect, it } from 'vitest'
import { pinyinOf } from './pinyin.ts'

describe('pinyin', () => {
  it('spells a path without tones and keeps its levels', () => {
    expect(pinyinOf('监督/会议')).toEqual({ pinyin: 'jiandu/huiyi', initials: 'jd/hy' })
  })

  it('reads a character by the word it stands in', () => {
    expect(pinyinOf('重庆').pinyin).toBe('chongqing')
    expect(pinyinOf('重大项目').pinyin).toBe('zhongdaxiangmu')
  })

  it('writes ü as it is typed, and Latin letters and digits in lower case', () => {
    expect(pinyinOf('绿色 5G/IPO')).toEqual({ pinyin: 'lvse5g/ipo', initials: 'ls5g/ipo' })
  })

  it('lets a character without a reading stand for itself', () => {
    expect(pinyinOf('𠮷林')).toEqual({ pinyin: '𠮷lin', initials: '𠮷l' })
  })
})
