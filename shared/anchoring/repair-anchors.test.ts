import { describe, expect, test } from 'vitest'
import type { RepairStep } from '../model/source.ts'
import { anchorStep, createStepLocator, quoteOf } from './repair-anchors.ts'

const TEXT = '甲市工作报告\n一、回顾\n全年开会七次，办理建议五件。\n乙市工作报告\n一、回顾\n全年开会九次，办理建议六件。\n'
const at = (words: string, text = TEXT) => text.indexOf(words)

/** Where a step stands in another text. */
function found(step: RepairStep, text: string, next?: number) {
  return createStepLocator(text, TEXT)(anchorStep(TEXT, step, next))
}

describe('a repair step with the words of its places', () => {
  test('is found where its line moved to, though the text under it changed', () => {
    const text = TEXT.replace('七次', '七十次').replace('全年开会九次', '这一年开会九次')
    expect(found({ kind: 'split', at: at('乙市') }, text)).toEqual({ step: { kind: 'split', at: at('乙市', text) }, next: undefined })
  })

  test('is found before and behind all changes, though the same words stand elsewhere too', () => {
    const heading = TEXT.lastIndexOf('一、回顾')
    const text = `前言\n${TEXT}`
    expect(found({ kind: 'cut', start: heading, end: heading + 4 }, text)?.step).toEqual({
      kind: 'cut',
      start: heading + 3,
      end: heading + 7,
    })
    expect(found({ kind: 'split', at: at('一、回顾') }, `${TEXT}后记`)?.step).toEqual({ kind: 'split', at: at('一、回顾') })
  })

  test('is not found when one of its places is gone', () => {
    const move = { kind: 'move', start: at('办理建议五件'), end: at('办理建议五件') + 6, beside: at('乙市'), side: 'before' } as const
    expect(found(move, TEXT)?.step).toEqual(move)
    expect(found(move, TEXT.replace('乙市工作报告\n', ''))).toBeUndefined()
    expect(found(move, '')).toBeUndefined()
  })

  test('of a merge knows where the report begins that is taken in', () => {
    expect(found({ kind: 'merge', at: 0 }, `序\n${TEXT}`, at('乙市'))).toEqual({ step: { kind: 'merge', at: 2 }, next: at('乙市') + 2 })
  })

  test('is told in a few words', () => {
    const quote = (start: number, end: number) => quoteOf(anchorStep(TEXT, { kind: 'cut', start, end }))
    expect(quoteOf(anchorStep(TEXT, { kind: 'split', at: at('乙市') }))).toBe('乙市工作报告')
    expect(quote(at('全年开会九次'), at('，办理建议六件'))).toBe('全年开会九次')
    expect(quote(0, at('乙市') - 1)).toBe('甲市工作报告…全年开会七次，办理建议五件。')
  })

  test('is given on whole characters', () => {
    const text = '报告👨‍👩‍👧结束'
    expect(anchorStep(text, { kind: 'cut', start: 3, end: 5 }).step).toEqual({ kind: 'cut', start: 2, end: 10 })
  })
})
