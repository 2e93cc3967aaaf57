import { expect, it } from 'vitest'
import { createPlainCorpus } from './plain-corpus.ts'

function filled(...texts: string[]) {
  const corpus = createPlainCorpus()
  texts.forEach((text, slot) => {
    corpus.put(slot, text)
  })
  return corpus
}

it('finds overlapping occurrences in every slot, never across two', () => {
  expect(filled('哈哈哈', '', '笑哈', '哈').occurrences('哈哈')).toEqual({
    slots: Uint32Array.of(0),
    firsts: Uint32Array.of(0, 2),
    starts: Uint32Array.of(0, 1),
  })
})

it('looks only where the mask says', () => {
  expect(filled('法', '法', '法').occurrences('法', Uint8Array.of(1, 0, 1)).slots).toEqual(Uint32Array.of(0, 2))
})

it('gives the text of a slot, or a part of it, and nothing for one never used', () => {
  const corpus = filled('', '听取报告')
  expect(corpus.slots).toBe(2)
  expect(corpus.lengthOf(1)).toBe(4)
  expect(corpus.foldedText(1, { start: 2, end: 9 })).toBe('报告')
  expect(corpus.foldedText(7)).toBe('')
  expect(corpus.lengthOf(7)).toBe(0)
})

it('forgets what a slot held when it gets another text', () => {
  const corpus = filled('甲乙', '甲')
  corpus.put(0, '乙')
  expect(corpus.occurrences('甲')).toEqual({
    slots: Uint32Array.of(1),
    firsts: Uint32Array.of(0, 1),
    starts: Uint32Array.of(0),
  })
})
