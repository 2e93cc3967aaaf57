import { expect, test } from 'vitest'
import { distributeSubjects } from './distribution.ts'
import { findNumbers } from './find-numbers.ts'

/** The own words of each number of a sentence; `-` for one that has none. */
function own(text: string): string[] {
  const numbers = [...findNumbers(text)]
  const subjects = distributeSubjects(text, numbers)
  return numbers.map(({ start }) => subjects.get(start) ?? '-')
}

test('gives each value its own thing', () => {
  expect(own('工业产值、固定资产投资、零售总额分别增长7.5%、7%和8.3%,其中海运增长2%。')).toEqual([
    '工业产值增长',
    '固定资产投资增长',
    '零售总额增长',
    '-',
  ])
})

test('what is short is told from the last by its beginning', () => {
  expect(own('城镇、农村常住居民收入同比分别增长6%、8.5%。')).toEqual(['城镇常住居民收入增长', '农村常住居民收入增长'])
  expect(own('城乡居民收入分别增长6%左右、8%。')).toEqual(['城镇居民收入增长', '农村居民收入增长'])
})

test('the next values of a sentence are of the same things', () => {
  expect(own('城镇、农村居民收入分别达到4万元、2万元,分别增长6%、8%。')).toEqual([
    '城镇居民收入',
    '农村居民收入',
    '城镇居民收入增长',
    '农村居民收入增长',
  ])
})

test('分别 need not be said where the values are a list', () => {
  expect(own('城镇居民收入和农村居民收入实际增长6%和8%,工业增长5%。')).toEqual(['城镇居民收入实际增长', '农村居民收入实际增长', '-'])
  expect(own('城镇、农村居民收入分别为4万元、2万元,增长6%、8%。').slice(2)).toEqual(['城镇居民收入增长', '农村居民收入增长'])
})

test('the things may each have been told with an amount of their own', () => {
  expect(own('城镇居民收入4万元,农村居民收入2万元,扣除价格因素,分别增长6%和8%。').slice(2)).toEqual([
    '城镇居民收入增长',
    '农村居民收入增长',
  ])
  expect(own('城镇居民收入4万元。工业用地2万亩,分别增长6%和8%。').slice(2)).toEqual(['-', '-'])
})

test('nothing is told where there are more values than things, or fewer', () => {
  expect(own('投资、消费分别增长6%、8%、9%。')).toEqual(['-', '-', '-'])
  expect(own('投资分别增长6%、8%。')).toEqual(['-', '-'])
})
