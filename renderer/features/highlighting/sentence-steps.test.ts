import { describe, expect, test } from 'vitest'
import type { Caret } from '../../dom/selecting.ts'
import { extendByCharacter, extendBySentence, sentencesOf, stepSentence } from './sentence-steps.ts'

const TEXT = '一、监督\n召开会议5次。审议报告9项！“好。”\n\n　　完𠮷。'
const all = sentencesOf(TEXT)
const words = (caret: Caret | null) => caret && TEXT.slice(Math.min(caret.anchor, caret.focus), Math.max(caret.anchor, caret.focus))

describe('from sentence to sentence', () => {
  test('goes through the whole text and stops at its end', () => {
    const seen: (string | null)[] = []
    for (let at: Caret | null = null, turn = 0; turn < 6; turn++) {
      const next: Caret | null = stepSentence(all, at, 0, 1)
      seen.push(words(next))
      at = next ?? at
    }
    expect(seen).toEqual(['一、监督', '召开会议5次。', '审议报告9项！', '“好。”', '完𠮷。', null])
  })

  test('begins where the reader is', () => {
    expect(words(stepSentence(all, null, TEXT.indexOf('审议'), 1))).toBe('审议报告9项！')
    expect(words(stepSentence(all, null, TEXT.indexOf('审议'), -1))).toBe('召开会议5次。')
  })
})

describe('extending', () => {
  const middle = stepSentence(all, null, TEXT.indexOf('审议'), 1)
  const extended = (...steps: (1 | -1)[]) => words(steps.reduce((caret, by) => caret && extendBySentence(all, caret, by), middle))

  test('takes whole sentences on either side and gives them back', () => {
    expect(extended(1)).toBe('审议报告9项！“好。”')
    expect(extended(1, -1)).toBe('审议报告9项！')
    expect(extended(-1)).toBe('召开会议5次。审议报告9项！')
    expect(extended(-1, 1)).toBe('审议报告9项！')
    expect(extended(-1, 1, 1)).toBe('审议报告9项！“好。”')
  })

  test('takes a character beyond the BMP whole', () => {
    const at = TEXT.indexOf('完')
    expect(words(extendByCharacter(TEXT, { anchor: at, focus: at + 1 }, 1))).toBe('完𠮷')
  })

  test('never shrinks to nothing', () => {
    const at = TEXT.indexOf('完')
    expect(words(extendByCharacter(TEXT, { anchor: at, focus: at + 1 }, -1))).toBe('完')
  })
})
