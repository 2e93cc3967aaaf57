import { expect, test } from 'vitest'
import { type KnownQuery, queryPieces } from './query-pieces.ts'

const known: KnownQuery = {
  query: '监督 OR 预算 OR',
  tokens: [
    { kind: 'word', start: 0, end: 2 },
    { kind: 'operator', start: 3, end: 5 },
    { kind: 'word', start: 6, end: 8 },
    { kind: 'word', start: 9, end: 11 },
  ],
  problems: [{ code: 'operator-alone', message: '', start: 9, end: 11 }],
}

const shown = (text: string, cut: number | null = null) =>
  queryPieces(text, known, cut).map(({ text, kind, faulty }) => `${text}=${kind ?? ''}${faulty ? '!' : ''}`)

test('shows each token and where a problem lies', () => {
  expect(shown(known.query)).toEqual(['监督=word', ' =', 'OR=operator', ' =', '预算=word', ' =', 'OR=word!'])
})

test('what is written on is plain until it is known what it is', () => {
  expect(shown('监督 OR 预算案')).toEqual(['监督=word', ' =', 'OR=operator', ' 预算案='])
})

test('what stands before a change stays as it was', () => {
  expect(shown('监督 AND 预算')).toEqual(['监督=word', ' AND 预算='])
})

test('is the whole text, however it is cut', () => {
  const pieces = queryPieces(known.query, known, 7)
  expect(pieces.map(({ text }) => text).join('')).toBe(known.query)
  expect(pieces.some(({ start }) => start === 7)).toBe(true)
})

test('of an empty query there is nothing to show', () => {
  expect(queryPieces('', known, 0)).toEqual([])
})
