import { expect, test } from 'vitest'
import { fold } from '../fold-table.ts'
import { createWordsIn } from './near-words.ts'
import { parseQuery } from './query/parse.ts'

function wordsIn(query: string, hit: string): string[] | undefined {
  const { root } = parseQuery(query)
  return root ? createWordsIn([root], fold)?.(hit).map(({ start, end }) => hit.slice(start, end)) : undefined
}

test.each([
  ['监督 近/10 整改', '监督并推动整改', ['监督', '整改']],
  ['监督 近/10 整改', '整改和監督', ['整改', '監督']],
  ['(预算 OR 预算执行) 同句 整改', '预算执行的整改', ['预算执行', '整改']],
  ['全*覆盖 近/10 监督', '全面地覆盖了监督', ['全面地覆盖', '监督']],
  ['监督 近/5 整改 近/5 落实', '监督和整改要落实', ['监督', '整改', '落实']],
  ['预算 (监督 近/10 整改)', '监督整改', ['监督', '整改']],
  // Of another part of the query: a word, as it stands.
  ['预算 (监督 近/10 整改)', '预算', []],
  ['监督 OR (监督 近/10 整改)', '监督', []],
])('%s in %s', (query, hit, words) => {
  expect(wordsIn(query, hit)).toEqual(words)
})

test('where nothing is asked for near anything, hits are words themselves', () => {
  expect(wordsIn('监督 整改', '监督')).toBeUndefined()
})
