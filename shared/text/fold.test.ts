import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFold, createFoldTable } from './fold.ts'

const PAIRS = [
  ['監', '监'],
  ['鄉', '乡'],
  ['ABC', 'X'],
  ['㩵', '𠵾'],
] as const
const fold = createFold(PAIRS)

describe('fold', () => {
  it('makes one form of width, case, script, quotation marks and dashes', () => {
    expect(fold('監督鄉村 ５Ｇ ＡＢＣ“对”‘读’——〔１〕《书》【注】①²')).toBe('监督乡村 5g abc"对"\'读\'--[1]<书>[注]12')
  })

  it('turns every kind of space into a space and keeps line ends', () => {
    expect(fold('一\u3000二\u00a0三\t四\r\n五')).toBe('一 二 三 四 \n五')
  })

  it('leaves alone what would change its length: ligatures, Roman numerals, units', () => {
    expect(fold('ﬁⅢ℃㎡…⑩')).toBe('ﬁⅲ℃㎡…⑩')
  })

  it('leaves surrogates alone, paired or not', () => {
    expect(fold('𠮷野家👨‍👩‍👧\ud842')).toBe('𠮷野家👨‍👩‍👧\ud842')
  })

  it('keeps the length of any text and changes nothing the second time', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 })
    fc.assert(
      fc.property(text, value => {
        const folded = fold(value)
        expect(folded.length).toBe(value.length)
        expect(fold(folded)).toBe(folded)
      }),
    )
  })

  it('folds position by position, also across the border of its chunks', () => {
    const long = '監督“５Ｇ”鄉村𠮷'.repeat(2500)
    const units = Array.from({ length: long.length }, (_, i) => fold(long.charAt(i)))
    expect(fold(long)).toBe(units.join(''))
  })

  it('ends a ring of mappings at one unit for all its members', () => {
    const ring = createFoldTable([
      ['甲', '乙'],
      ['乙', '丙'],
      ['丙', '甲'],
      ['丁', '丙'],
    ])
    const ends = ['甲', '乙', '丙', '丁'].map(unit => ring[unit.charCodeAt(0)])
    expect(new Set(ends).size).toBe(1)
    expect(ring[ends[0] ?? 0]).toBe(ends[0])
  })
})
