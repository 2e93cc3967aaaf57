import { expect, it } from 'vitest'
import { gramPlaces, linkWords, wordBorders } from './link-words.ts'
import { countGrams, documentFrequencies, weigh } from './vectors.ts'

const TEXTS = [
  '督办重点代表建议，建设代表联络站，工作扎实推进。',
  '建设代表联络站三十个，督办代表建议，工作扎实推进。',
  '制定养老服务条例，工作扎实推进。',
  '检查河道保洁，工作扎实推进。',
]

it('names whole words that both have and few others do', () => {
  const counted = TEXTS.map(text => countGrams({ text, weight: 1 }))
  const frequencies = documentFrequencies(counted)
  const [one, other, third] = TEXTS.map((text, at) => {
    return { text, vector: weigh(counted[at] ?? countGrams(), frequencies), borders: wordBorders(text), places: gramPlaces(text) }
  })
  if (!one || !other || !third) throw new Error('There are no texts.')
  const words = linkWords(one, other)
  expect(words.some(word => word.endsWith('代表联络站'))).toBe(true)
  expect(words.join()).not.toMatch(/扎实|条例/)
  for (const word of words) expect(TEXTS.slice(0, 2).every(text => text.includes(word))).toBe(true)
  expect(linkWords(one, third)).toEqual([])
})
