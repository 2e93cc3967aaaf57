import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { describe, expect, it } from 'vitest'
import { createFoldTable } from '../shared/text/fold.ts'
import { fold } from './fold-table.ts'

describe('fold table', () => {
  it('makes traditional and simplified writing one', () => {
    expect(fold('鄉村振興與監督條例')).toBe('乡村振兴与监督条例')
  })

  it('maps each of the 65,536 units to one that folds to itself, and no other unit to a surrogate or from one', () => {
    const pairs = traditionalToSimplified.split('|').map(entry => entry.split(' ') as [string, string])
    const table = createFoldTable(pairs)
    const open: number[] = []
    for (const [unit, folded] of table.entries()) {
      const surrogate = unit >= 0xd800 && unit <= 0xdfff
      const wrong = surrogate ? folded !== unit : folded >= 0xd800 && folded <= 0xdfff
      if (wrong || table[folded] !== folded) open.push(unit)
    }
    expect(open).toEqual([])
    expect([table[0], table[10]]).toEqual([0, 10])
    expect(table.filter((folded, unit) => folded !== unit).length).toBeGreaterThan(5000)
  })
})
