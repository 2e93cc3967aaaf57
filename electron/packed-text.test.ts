import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packText, unpackText } from './packed-text.ts'

it('gives any text back, to the unit', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)) }), text => {
      expect(unpackText(packText(text), text.length + 1)).toBe(text)
    }),
  )
})

it('reads what older libraries keep', () => {
  for (const text of ['', '青禾市人民代表大会常务委员会工作报告𠮷', '甲'.repeat(100_000)]) {
    expect(unpackText(deflateRawSync(text, { level: 1 }), 100_000)).toBe(text)
  }
})

it('refuses what is longer than it may be, in either form', () => {
  const text = '甲'.repeat(100_000)
  for (const packed of [packText(text), deflateRawSync(text)]) {
    expect(() => unpackText(packed, 99_999)).toThrow(expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }))
  }
})
