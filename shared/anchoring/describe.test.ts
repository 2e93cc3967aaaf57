import fc from 'fast-check'
import { expect, it, describe as suite } from 'vitest'
import { describe } from './describe.ts'

suite('describe', () => {
  it('keeps the quote and up to 32 units on either side', () => {
    const text = `${'前'.repeat(50)}召开会议5次${'后'.repeat(10)}`
    expect(describe(text, 50, 56)).toEqual({ start: 50, end: 56, quote: '召开会议5次', prefix: '前'.repeat(32), suffix: '后'.repeat(10) })
  })

  it('widens a passage that cuts a character and takes the ends in either order', () => {
    expect(describe('甲𠮷乙', 2, 4)).toEqual({ start: 1, end: 4, quote: '𠮷乙', prefix: '甲', suffix: '' })
    expect(describe('甲𠮷乙', 4, 2)).toEqual(describe('甲𠮷乙', 2, 4))
  })

  it('never cuts a character in quote or context, and quotes the text at its own offsets', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(text, fc.nat(120), fc.nat(120), (value, a, b) => {
        const { start, end, quote, prefix, suffix } = describe(value, a, b)
        expect(quote).toBe(value.slice(start, end))
        expect(value.slice(0, start).endsWith(prefix)).toBe(true)
        expect(value.slice(end).startsWith(suffix)).toBe(true)
        expect([quote, prefix, suffix].every(part => part.isWellFormed())).toBe(true)
        expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(32)
      }),
    )
  })
})
