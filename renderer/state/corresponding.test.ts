import { expect, test } from 'vitest'
import type { Comparison } from '../../shared/model/comparison.ts'
import { corresponding, pairHeadings, pairsOf, sectionAt } from './corresponding.ts'

const sections = (...headings: string[]) => headings.map((heading, at) => ({ heading, start: 10 + at * 100, end: 110 + at * 100 }))

test('what stands before the first section counts to it', () => {
  const three = sections('一', '二', '三')
  expect([0, 10, 109, 110, 999].map(offset => sectionAt(three, offset))).toEqual([0, 0, 0, 1, 2])
  expect(sectionAt([], 5)).toBe(-1)
})

test('the same heading is the same section, whatever its number; one that stands twice tells nothing', () => {
  const own = sections('一、立法', '二、监督', '三、代表', '四、代表')
  const others = sections('（一）监督', '2. 立法', '三、代表')
  expect([...pairHeadings(own, others)]).toEqual([
    [0, 1],
    [1, 0],
  ])
})

test('a section without a counterpart stands where it would in order, between what its neighbours have', () => {
  const pairs = new Map([
    [1, 1],
    [4, 3],
  ])
  // Two sections of one report against one of the other, and what follows the last pair.
  expect([0, 1, 2, 3, 4, 5, 9].map(at => corresponding(at, pairs, 6))).toEqual([0, 1, 2, 2, 3, 4, 5])
  expect([0, 2, 7].map(at => corresponding(at, new Map(), 4))).toEqual([0, 2, 3])
})

test('of several sections in a row the linked one is meant, and rows tell where no link does', () => {
  const row = (...cells: number[][]) => ({ part: 'review', theme: null, cells }) as const
  const link = (section: number, other: number) =>
    ({ from: { column: 0, section }, to: { column: 1, section: other }, by: 'program', theme: null }) as const
  const comparison: Comparison = {
    reports: [],
    rows: [row([0], [0]), row([1], [1, 2]), row([2], [])],
    links: [link(1, 2)],
    apart: [],
    themeSet: null,
    ms: 0,
  }
  expect([...pairsOf(comparison, 0, 1)]).toEqual([
    [0, 0],
    [1, 2],
  ])
  expect(pairsOf(comparison, 1, 0).get(2)).toBe(1)
})
