import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPointMap, toGraphemeBorder, toPairBorder } from './offsets.ts'

const text = fc.string({ unit: 'binary', maxLength: 60 })

describe('code points', () => {
  it('count a character beyond the basic plane once', () => {
    const points = createPointMap('𠮷林𠮷')
    expect(points.toPoints(3)).toBe(2)
    expect(points.toPoints(5)).toBe(3)
    expect(points.toUnits(2)).toBe(3)
  })

  it('agree with the string iterator for every prefix and come back to the same unit', () => {
    fc.assert(
      fc.property(text, value => {
        const points = createPointMap(value)
        let unit = 0
        let point = 0
        for (const character of value) {
          expect(points.toPoints(unit)).toBe(point)
          expect(points.toUnits(point)).toBe(unit)
          unit += character.length
          point++
        }
        expect(points.toPoints(value.length)).toBe([...value].length)
        expect(points.toUnits(point + 5)).toBe(value.length)
      }),
    )
  })
})

describe('borders', () => {
  it('move out of a surrogate pair and stay where they are otherwise', () => {
    expect([0, 1, 2, 3].map(at => toPairBorder('a𠮷', at, 'before'))).toEqual([0, 1, 1, 3])
    expect([0, 1, 2, 3].map(at => toPairBorder('a𠮷', at, 'after'))).toEqual([0, 1, 3, 3])
  })

  it('never cut what a reader takes for one character', () => {
    const family = '👨‍👩‍👧'
    const sentence = `前${family}后e\u0301`
    expect(toGraphemeBorder(sentence, 3, 'before')).toBe(1)
    expect(toGraphemeBorder(sentence, 3, 'after')).toBe(1 + family.length)
    expect(toGraphemeBorder(sentence, sentence.length - 1, 'before')).toBe(sentence.length - 2)
    expect(toGraphemeBorder(sentence, 1, 'before')).toBe(1)
  })

  it('stay inside the text', () => {
    expect(toPairBorder('甲乙', -4, 'before')).toBe(0)
    expect(toGraphemeBorder('甲乙', 9, 'after')).toBe(2)
  })
})
