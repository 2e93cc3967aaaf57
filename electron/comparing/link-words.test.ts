import { expect, it } from 'vitest'
import { alikeStretches, nameWords } from './link-words.ts'
import { countGrams, documentFrequencies, weigh } from './vectors.ts'

const TEXTS = [
  '督办重点代表建议，建设代表联络站，全年共17号线通车，工作扎实推进，与对代表联络站的管理。',
  '建设代表联络站三十个，督办代表建议，另有3号线通车，工作扎实推进，与对代表联络站的管理。',
  '制定养老服务条例，工作扎实推进。',
  '检查河道保洁，工作扎实推进。',
]
/** As a segmenter would cut them; whatever is not here is cut into single letters. */
const WORDS = ['督办', '重点', '代表', '建议', '建设', '联络站', '全年', '号线', '通车', '工作', '扎实', '推进', '管理']
const wordsOf = (letters: string) => letters.match(new RegExp(`${WORDS.join('|')}|\\d+|.`, 'g')) ?? []
const STOP_WORDS = new Set(['的', '与', '对'])

function wordsOfPair(first: number, second: number): string[] {
  const counted = TEXTS.map(text => countGrams({ text, weight: 1 }))
  const frequencies = documentFrequencies(counted)
  const section = (at: number) => ({ text: TEXTS[at] ?? '', vector: weigh(counted[at] ?? countGrams(), frequencies) })
  const [one, other] = [section(first), section(second)]
  const named = nameWords([one.text, other.text], alikeStretches(one, other), wordsOf, STOP_WORDS, frequencies)
  return named.map(({ start, end }) => one.text.slice(start, end))
}

it('names whole words that both have and few others do', () => {
  const words = wordsOfPair(0, 1)
  expect(words.join()).toContain('代表联络站')
  expect(words.length).toBeLessThanOrEqual(5)
  expect(words.join()).not.toMatch(/扎实|条例/)
  for (const word of words) expect(TEXTS.slice(0, 2).every(text => text.includes(word))).toBe(true)
})

it('neither begins nor ends them with words that mean nothing by themselves, nor with the measure of a figure', () => {
  for (const word of wordsOfPair(0, 1)) expect(word).not.toMatch(/^[的与对]|[的与对]$|号线/)
})

it('names nothing where two sections have nothing of their own in common', () => {
  expect(wordsOfPair(0, 2)).toEqual([])
})
