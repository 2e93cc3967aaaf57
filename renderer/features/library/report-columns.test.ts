import { describe, expect, it } from 'vitest'
import { fakeReport } from '../../testing/fake-api.ts'
import { compareValues, inOrder, nextSorting, sortingState } from './report-columns.ts'

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

describe('what is done with the chosen reports', () => {
  it('takes them as they stand in the list, without a year last', () => {
    const reports = [
      fakeReport('s', '', { city: '石渡市', year: 2024 }),
      fakeReport('q', '', { city: '青禾市', year: null }),
      fakeReport('b', '', { city: '北岸市', year: 2023 }),
    ].map(report => ({ ...report, problems: 0 }))
    const ids = (column: 'place' | 'year', descending: boolean) => inOrder(reports, { column, descending }).map(({ id }) => id)
    expect(ids('place', false)).toEqual(['b', 'q', 's'])
    expect(ids('year', true)).toEqual(['s', 'b', 'q'])
    expect(ids('year', false)).toEqual(['b', 's', 'q'])
  })
})
