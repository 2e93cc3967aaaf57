import { expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { createPlainCorpus } from './plain-corpus.ts'
import { parseQuery } from './query/parse.ts'
import { rank } from './rank.ts'

interface Report {
  readonly text: string
  readonly title?: string
  readonly heading?: string
  readonly year?: number
}

/** Numbers of the reports that hold the query, best first. */
function ranked(query: string, reports: readonly Report[], limit = 10): number[] {
  const corpus = createPlainCorpus()
  for (const [slot, { text }] of reports.entries()) corpus.put(slot, text)
  const mask = new Uint8Array(reports.length).fill(1)
  const fold = (text: string) => text
  const { root } = parseQuery(query)
  if (!root) return []
  const space = { corpus, fold, headings: () => [], themed: () => [], canonicalText: () => '', reportsWith: () => mask }
  const { atoms, looked, matched } = evaluate(root, space, mask)
  const shelf = {
    corpus,
    title: (slot: number) => reports[slot]?.title ?? '',
    headings: (slot: number) => [{ text: reports[slot]?.heading ?? '' }],
    year: (slot: number) => reports[slot]?.year ?? null,
  }
  return rank(atoms, looked, matched, shelf, fold, limit).map(({ slot }) => slot)
}

it('puts the report first in which the words weigh most', () => {
  const long = `监督${'其他工作很多。'.repeat(50)}`
  expect(ranked('监督', [{ text: long }, { text: '监督监督' }, { text: '立法' }])).toEqual([1, 0])
})

it('lets the rarer of two words decide', () => {
  const others = Array.from({ length: 8 }, () => ({ text: '工作' }))
  expect(ranked('工作 OR 听证', [{ text: '工作工作和立法' }, { text: '工作和听证立法' }, ...others])[0]).toBe(1)
})

it('prefers a title that has the word to a heading, a heading to the text, and then the newest', () => {
  const text = '监督工作'
  const reports = [{ text, year: 2020 }, { text, year: 2024 }, { text, heading: '一、监督' }, { text, title: '监督报告' }, { text: '立法' }]
  expect(ranked('监督', reports)).toEqual([3, 2, 1, 0])
  expect(ranked('监督', reports, 2)).toEqual([3, 2])
})
