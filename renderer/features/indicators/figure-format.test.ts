import { expect, test } from 'vitest'
import { formatOf } from './figure-format.ts'

test('large figures of a column share one power of ten', () => {
  const money = formatOf([6_245_000_000, 11_900_000_000, 980_000_000], '元', 'zh-CN')
  expect([money.unit, money.write(6_245_000_000), money.write(980_000_000)]).toEqual(['亿元', '62.45', '9.8'])
  const people = formatOf([23_000, 89_900, 120_000], '人', 'zh-CN')
  expect([people.unit, people.write(89_900)]).toEqual(['万人', '8.99'])
})

test('what is small is written as it is', () => {
  const times = formatOf([7, 8, 1234], '次', 'zh-CN')
  expect([times.unit, times.write(1234), times.write(5.25)]).toEqual(['次', '1,234', '5.25'])
})
