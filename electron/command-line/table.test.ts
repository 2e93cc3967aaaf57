import { describe, expect, it } from 'vitest'
import { shorten, table, widthOf } from './table.ts'

describe('table', () => {
  it('aligns Chinese and Latin text, numbers to the right', () => {
    const rows = [
      ['云岭市', 7, '短'],
      ['Ab', 1234, null],
    ]
    expect(table(['place', 'length', 'title'], rows)).toBe('place   length  title\n云岭市       7  短\nAb        1234  -\n')
  })

  it('counts two columns for wide characters and none for combining ones', () => {
    expect(['甲，（Ａ', 'é', 'e\u0301', '𠮷', 'a·1'].map(widthOf)).toEqual([8, 1, 1, 2, 3])
  })

  it('shortens to columns and never cuts a character', () => {
    expect(shorten('甲乙丙丁', 8)).toBe('甲乙丙丁')
    expect(shorten('甲乙丙丁', 7)).toBe('甲乙丙…')
    expect(shorten('𠮷𠮷𠮷', 5)).toBe('𠮷𠮷…')
    expect(shorten('一\n二', 9)).toBe('一 二')
  })
})
