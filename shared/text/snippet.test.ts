import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snippetOf } from './snippet.ts'

describe('snippet', () => {
  it('shows a short sentence whole and says where the hit begins in it', () => {
    const text = '前一句。　　全年听取专项报告8项。后一句。'
    const start = text.indexOf('专项报告')
    expect(snippetOf(text, { start, end: start + 4 })).toEqual({ start, end: start + 4, text: '全年听取专项报告8项。', offset: 4 })
  })

  it('shortens a long sentence on both sides and marks it', () => {
    const text = `${'甲'.repeat(100)}监督${'乙'.repeat(200)}。`
    const snippet = snippetOf(text, { start: 100, end: 102 })
    expect(snippet.text).toBe(`…${'甲'.repeat(40)}监督${'乙'.repeat(80)}…`)
    expect(snippet.text.slice(snippet.offset, snippet.offset + 2)).toBe('监督')
  })

  it('holds the hit at its offset and no half character, whatever the text', () => {
    const piece = fc.constantFrom('𠮷', '监', '督', '。', '\n', '　', '“', 'a')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 400 }), fc.nat(), (pieces, choice) => {
        const at = choice % pieces.length
        const start = pieces.slice(0, at).join('').length
        const end = start + (pieces[at] ?? '').length
        const text = pieces.join('')
        const snippet = snippetOf(text, { start, end })
        expect(snippet.text.isWellFormed()).toBe(true)
        if (/\S/.test(text.slice(start, end)))
          expect(snippet.text.slice(snippet.offset, snippet.offset + end - start)).toBe(text.slice(start, end))
      }),
    )
  })
})
