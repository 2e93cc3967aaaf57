import { expect, test } from 'vitest'
import type { SharedWording } from '../../../shared/model/comparison.ts'
import { foldsOf, inkOf, inkRanges, passageAt, sharedPart, stepsAmong } from './wording-steps.ts'

const TEXT = '坚持以人民为中心的履职理念，用心办好民生实事。各地做法不同。依法行使监督权决定权任免权代表权。'

function wording(...passages: readonly (readonly [words: string, reports: number])[]): SharedWording {
  return {
    reportId: 'a',
    against: 99,
    letters: 40,
    ms: 0,
    passages: passages.map(([words, reports]) => {
      const start = TEXT.indexOf(words)
      const range = { start, end: start + words.length }
      return { ...range, reports, letters: words.replaceAll(/[，。]/g, '').length, shown: range }
    }),
  }
}

const WORDS = wording(['坚持以人民为中心的', 3], ['履职理念，', 40], ['用心办好民生实事', 3], ['依法行使监督权决定权任免权代表权', 2])
const words = ({ start, end }: { start: number; end: number }) => TEXT.slice(start, end)

test('equal ratios of reports are equal steps of ink', () => {
  expect([2, 6, 13, 30].map(reports => inkOf(reports, 30))).toEqual(['shared-1', 'shared-3', 'shared-4', 'shared-4'])
  expect([2, 10, 100, 1000, 10_000].map(reports => inkOf(reports, 10_000))).toEqual([
    'shared-1',
    'shared-2',
    'shared-3',
    'shared-4',
    'shared-4',
  ])
})

test('only what so many reports have is painted', () => {
  const painted = (least: number) => [...inkRanges(WORDS, least).values()].flatMap(ranges => ranges.map(words)).sort()
  expect(painted(2)).toHaveLength(4)
  expect(painted(3)).toEqual(['坚持以人民为中心的', '履职理念，', '用心办好民生实事'].sort())
  expect(painted(50)).toEqual([])
})

test('neighbours of one ink are painted as one', () => {
  const ranges = inkRanges(wording(['坚持以人民', 2], ['为中心的', 3]), 2)
  expect([...ranges.values()].flat().map(words)).toEqual(['坚持以人民为中心的'])
})

test('the part of the text follows the least number of reports', () => {
  expect([2, 3, 40, 50].map(least => Math.round(sharedPart(WORDS, least) * 40))).toEqual([37, 21, 4, 0])
})

test('runs of shared words are folded over the signs between them, short ones are not', () => {
  expect(foldsOf(WORDS, TEXT, 3, []).map(fold => [words(fold), fold.reports])).toEqual([
    ['坚持以人民为中心的履职理念，用心办好民生实事', 40],
  ])
  expect(foldsOf(WORDS, TEXT, 40, [])).toEqual([])
})

test('what the reader has marked or opened is not folded', () => {
  const at = TEXT.indexOf('民生')
  expect(foldsOf(WORDS, TEXT, 2, [{ start: at, end: at + 2 }]).map(words)).toEqual(['依法行使监督权决定权任免权代表权'])
})

test('the passage at a character is one that is shown', () => {
  const at = TEXT.indexOf('依法行使')
  expect([passageAt(WORDS, at, 2)?.reports, passageAt(WORDS, at, 3), passageAt(WORDS, TEXT.indexOf('各地'), 2)]).toEqual([
    2,
    undefined,
    undefined,
  ])
})

test('there are as many steps as there can be reports', () => {
  expect([stepsAmong(1), stepsAmong(7), stepsAmong(193)]).toEqual([[2], [2, 3, 5], [2, 3, 5, 10, 20, 50, 100]])
})

test('what is painted, folded and clicked is the whole words', () => {
  const [passage] = wording(['的履职理念，用心办好民生实', 3]).passages
  if (!passage) throw new Error('no passage')
  const shown = { start: TEXT.indexOf('履职'), end: TEXT.indexOf('实事') }
  const trimmed = {
    ...wording(),
    passages: [
      { ...passage, shown },
      { ...passage, start: 60, end: 75, shown: { start: 60, end: 60 } },
    ],
  }
  expect([...inkRanges(trimmed, 2).values()].flat()).toEqual([shown])
  expect([passageAt(trimmed, passage.start, 2), passageAt(trimmed, shown.start, 2)?.reports, passageAt(trimmed, 60, 2)]).toEqual([
    undefined,
    3,
    undefined,
  ])
})
