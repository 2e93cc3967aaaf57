import { describe, expect, it } from 'vitest'
import { type AlignedRow, railEntries } from './aligned-rows.ts'

function row(key: string, of: Partial<AlignedRow>): AlignedRow {
  const cells = [{ column: 0, sections: [0], stretches: [], range: { start: 0, end: 9 }, characters: 9 }]
  return { key, part: 'review', role: 'section', theme: null, heading: '', cells, filled: 1, ...of }
}

describe('the rail', () => {
  it('has a theme once in each part, and a section without one by its heading', () => {
    const rows = [
      row('a', { theme: 'law' }),
      row('b', { heading: '一、品牌' }),
      row('c', { theme: 'law' }),
      row('d', { part: 'plan', theme: 'law' }),
    ]
    expect(railEntries(rows).map(({ part, row: first, counts }) => `${part} ${first} ${counts}`)).toEqual([
      'review a 2',
      'review b 1',
      'plan d 1',
    ])
  })

  it('tells a theme from what stands around the sections, though one id is a word for both', () => {
    const rows = [row('a', { role: 'opening' }), row('b', { theme: 'opening' }), row('c', { heading: 'opening' })]
    expect(railEntries(rows).map(({ row: first }) => first)).toEqual(['a', 'b', 'c'])
  })
})
