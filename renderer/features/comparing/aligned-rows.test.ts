import { describe, expect, it } from 'vitest'
import type { ComparedSection, Comparison } from '../../../shared/model/comparison.ts'
import { type AlignedRow, alignedRows, railEntries } from './aligned-rows.ts'

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

it('names a row by the first heading in it, though its first section has none', () => {
  const section = (heading: string): ComparedSection => {
    return { start: 0, end: 9, heading, part: 'review', role: 'section', themes: [], chosen: false }
  }
  const report = (reportId: string, heading: string): Comparison['reports'][number] => {
    return { reportId, title: '', place: null, body: 'npc', year: null, sections: [section(heading)] }
  }
  const comparison = {
    reports: [report('a', ''), report('b', '一、自身建设')],
    rows: [{ part: 'review' as const, theme: null, cells: [[0], [0]] }],
    links: [],
    apart: [],
    themeSet: null,
    ms: 0,
  }
  expect(alignedRows(comparison).map(({ heading }) => heading)).toEqual(['一、自身建设'])
})
