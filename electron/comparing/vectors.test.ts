import { expect, it } from 'vitest'
import { cosine, countGrams, documentFrequencies, gramNumber, readGrams, sumOf, type Vector, weigh } from './vectors.ts'

function gramsOf(text: string): string[] {
  const found: string[] = []
  readGrams(text, (gram, start, length) => {
    const letters = text.slice(start, start + length)
    expect(gramNumber(letters)).toBe(gram)
    found.push(letters)
  })
  return found
}

const plain = (text: string) => countGrams({ text, weight: 1 })

function countOf({ grams, weights }: Vector, letters: string): number {
  return weights[grams.indexOf(gramNumber(letters))] ?? 0
}

it('reads bigrams and trigrams, none over digits or punctuation', () => {
  expect(gramsOf('督办建议,3项')).toEqual(['督办', '督办建', '办建', '办建议', '建议'])
  expect(gramsOf('GDP增')).toEqual(['GD', 'GDP', 'DP', 'DP增', 'P增'])
})

it('does not tell capitals from small letters', () => {
  expect(gramNumber('Gdp')).toBe(gramNumber('gDP'))
})

it('counts a heading as often as it weighs', () => {
  const counted = countGrams({ text: '立法', weight: 3 }, { text: '立法,立法工作', weight: 1 })
  expect(countOf(counted, '立法')).toBe(5)
  expect(countOf(counted, '工作')).toBe(1)
  expect([...counted.grams]).toEqual([...counted.grams].sort((a, b) => a - b))
})

it('adds counts up', () => {
  const sum = sumOf([plain('立法'), plain('立法监督')])
  expect([countOf(sum, '立法'), countOf(sum, '监督'), countOf(sum, '无关')]).toEqual([2, 1, 0])
})

it('finds the texts that share rare words more alike than those that share common ones', () => {
  const texts = ['我们审议法规条例', '我们修改法规条例', '我们办理代表建议', '我们督办代表建议', '桥'].map(plain)
  const frequencies = documentFrequencies(texts)
  expect(frequencies.documents).toBe(5)
  const [law, otherLaw, deputy] = texts.map(text => weigh(text, frequencies))
  if (!law || !otherLaw || !deputy) throw new Error('a vector is missing')
  expect(cosine(law, law)).toBeCloseTo(1, 5)
  expect(cosine(law, otherLaw)).toBeGreaterThan(0.9)
  expect(cosine(law, deputy)).toBeGreaterThan(0)
  expect(cosine(law, deputy)).toBeLessThan(0.1)
})

it('gives nothing for what stands nowhere else or everywhere', () => {
  const texts = ['甲乙', '甲乙', '甲乙'].map(plain)
  expect(weigh(plain('甲乙'), documentFrequencies(texts)).grams).toHaveLength(0)
  expect(weigh(plain('丙丁'), documentFrequencies([...texts, plain('丙丁')])).grams).toHaveLength(0)
})
