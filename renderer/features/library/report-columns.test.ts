import { describe, expect, it } from 'vitest'
import { compareValues, nextSorting, sortingState } from './report-columns.ts'

describe('the order of a column', () => {
  it('is that of pinyin for Chinese words', () => {
    expect(['石渡县', '北岸市', '青禾市', '临溪市'].toSorted(compareValues)).toEqual(['北岸市', '临溪市', '青禾市', '石渡县'])
  })

  it('takes numbers as numbers', () => {
    expect([10_000, 9_000].toSorted(compareValues)).toEqual([9_000, 10_000])
  })
})

describe('sorting by a heading', () => {
  it('turns round on the second click', () => {
    expect(nextSorting({ column: 'title', descending: false }, 'title')).toEqual({ column: 'title', descending: true })
  })

  it('begins with the most where a column counts, and with the newest year', () => {
    expect(nextSorting({ column: 'title', descending: false }, 'characters')).toEqual({ column: 'characters', descending: true })
    expect(nextSorting({ column: 'title', descending: false }, 'year')).toEqual({ column: 'year', descending: true })
  })

  it('sorts equal ones by place, newest first', () => {
    expect(sortingState({ column: 'kind', descending: false })).toEqual([
      { id: 'kind', desc: false },
      { id: 'place', desc: false },
      { id: 'year', desc: true },
      { id: 'body', desc: false },
    ])
  })
})
