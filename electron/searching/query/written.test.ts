import { expect, test } from 'vitest'
import { writtenQuery } from './written.ts'

const named = (name: string) => ({ name, letters: [] })
const KNOWN = { place: [named('青禾市'), named('云岭省')], year: [named('2024')], tag: [named('监督/预算')] }

test.each([
  ['监督 地区:青', '监督'],
  ['监督 地区：青禾', '监督 地区：青禾'],
  ['监督 地区:青禾市', '监督 地区:青禾市'],
  ['监督 地区:青禾,云', '监督 地区:青禾'],
  ['监督 地区: 青', '监督'],
  ['监督 -地区:青', '监督'],
  ['监督 (地区:青', '监督 ('],
  ['监督 年份:20', '监督'],
  ['监督 年份:2020-', '监督 年份:2020-'],
  ['监督 机关:人', '监督'],
  ['监督 机关:人大', '监督 机关:人大'],
  ['监督 标签:预', '监督'],
  ['监督 标签:预算', '监督 标签:预算'],
  ['监督 标签:"预算"', '监督 标签:"预算"'],
])('%s is meant as %s while it is written', (query, meant) => {
  expect(writtenQuery(query, KNOWN)).toBe(meant)
})

test.each(['监督 地区:海角 ', '监督 地区:海角 预', '监督 标题:某', '监督 节:代', '来源:b.t', '监督', '监督 地区:', '', '-'])(
  '%s is meant as it stands',
  query => {
    expect(writtenQuery(query, KNOWN)).toBe(query)
  },
)
