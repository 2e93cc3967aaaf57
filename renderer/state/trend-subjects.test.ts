import { expect, test } from 'vitest'
import { inOrderOfAnswer, MOST_SUBJECTS, type TrendSubject, withSubject } from './trend-subjects.ts'

const query = (words: string) => ({ kind: 'query', query: words }) as const
const of = (...words: string[]) => words.reduce<readonly TrendSubject[]>((subjects, word) => withSubject(subjects, query(word)), [])

test('a line keeps its sign when another goes, and a new one takes the free sign', () => {
  const left = of('甲', '乙', '丙').filter(subject => subject.key !== 'query:甲')
  expect(left.map(({ slot }) => slot)).toEqual([1, 2])
  expect(withSubject(left, query('丁')).map(({ key, slot }) => [key, slot])).toEqual([
    ['query:乙', 1],
    ['query:丙', 2],
    ['query:丁', 0],
  ])
})

test('the same again, and one too many, change nothing', () => {
  const two = of('甲', '乙')
  expect(withSubject(two, query('甲'))).toBe(two)
  const full = of(...Array.from({ length: MOST_SUBJECTS }, (_, at) => `词${at}`))
  expect(withSubject(full, query('多'))).toBe(full)
})

test('the engine answers queries first, then concepts', () => {
  const mixed = withSubject(withSubject(of('甲'), { kind: 'concept', conceptId: 'c' }), query('乙'))
  expect(inOrderOfAnswer(mixed).map(({ key }) => key)).toEqual(['query:甲', 'query:乙', 'concept:c'])
})
