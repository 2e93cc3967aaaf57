import { expect, it } from 'vitest'
import { withPairedSigns } from './paired-signs.ts'

/** What is shown of `words` in `text`. */
function shown(text: string, words: string): string {
  const start = text.indexOf(words)
  const range = withPairedSigns(text, { start, end: start + words.length })
  return text.slice(range.start, range.end)
}

it('takes in the sign that closes what is open in the words, and the one that opens what is closed in them', () => {
  expect(shown('做好“河长、湖长”，再出发', '做好“河长、湖长')).toBe('做好“河长、湖长”')
  expect(shown('落实《条例》要求', '条例》要求')).toBe('《条例》要求')
  expect(shown('按照“先清后建”（试行）办', '先清后建”（试行')).toBe('“先清后建”（试行）')
})

it('leaves signs that belong to other words', () => {
  expect(shown('称“先清后建”为样板', '先清后建')).toBe('先清后建')
  expect(shown('“甲”和“乙”', '“甲”和')).toBe('“甲”和')
  expect(shown('做好“河长》工作', '做好“河长')).toBe('做好“河长')
})
