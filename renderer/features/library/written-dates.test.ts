import { expect, it } from 'vitest'
import { readDate, readYear } from './written-dates.ts'

it.each(['2022', ' 2022 ', '２０２２', '2022年', '２０２２ 年', '二〇二二', '二○二二年', '二零二二年'])('reads %s as a year', written => {
  expect(readYear(written)).toBe(2022)
})

it.each(['', '22', '20222', '1066', '9999', '两千', '2022-01'])('takes %j for no year', written => {
  expect(readYear(written)).toBeUndefined()
})

it.each([
  ['2024-01-07', '2024-01-07'],
  ['２０２４年１月７日', '2024-01-07'],
  ['2024/1/7', '2024-01-07'],
  ['2024.1', '2024-01'],
  ['2024年1月', '2024-01'],
  ['2024 年', '2024'],
  ['2024', '2024'],
])('reads %s as a date', (written, date) => {
  expect(readDate(written)).toBe(date)
})

it.each(['', '1月7日', '2024-13', '2023-02-29', '2024-00', '旧历', '2024-1-7-1'])('takes %j for no date', written => {
  expect(readDate(written)).toBeUndefined()
})
