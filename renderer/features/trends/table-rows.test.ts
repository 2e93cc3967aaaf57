import { expect, test } from 'vitest'
import type { CountedTrends } from '../../state/trends.ts'
import { tableRows, tableText } from './table-rows.ts'

const count = (occurrences: number) => ({ occurrences, reports: 1, rate: occurrences })

function counted(by: CountedTrends['by'], years: readonly (number | null)[], values: readonly number[]): CountedTrends {
  const subject = { kind: 'query', query: '甲', key: 'query:甲', slot: 0 } as const
  const line = { subject, name: '甲', query: '甲', reading: '甲', problems: [], counts: values.map(count), total: count(0) }
  return {
    by,
    filter: {},
    exact: false,
    oneOfEach: false,
    copies: 0,
    groups: years.map(year => ({ year, reports: 1, characters: 10 })),
    lines: [line],
  }
}

const yearsOf = (trends: CountedTrends, order: Parameters<typeof tableRows>[2]) =>
  tableRows(trends, 'occurrences', order).map(({ group, at }) => [group.year, at])

test('years without reports stand in their place, and have no count', () => {
  const trends = counted('year', [2019, 2021, null], [4, 7, 1])
  expect(yearsOf(trends, 'name')).toEqual([
    [2019, 0],
    [2020, null],
    [2021, 1],
    [null, 2],
  ])
  expect(yearsOf(trends, { line: 0 })).toEqual([
    [2021, 1],
    [2019, 0],
    [null, 2],
  ])
})

test('a copied cell never breaks the row', () => {
  expect(tableText(['甲\t乙', '丙'], [['1', '2\n3']])).toBe('甲 乙\t丙\n1\t2 3')
})
