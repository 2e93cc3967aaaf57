import { expect, it } from 'vitest'
import { wordChanges } from './word-changes.ts'

const shown = (before: string, after: string) =>
  wordChanges(before, after)
    .map(({ kind, text }) => ({ same: text, gone: `-${text}-`, new: `+${text}+` })[kind])
    .join('')

it('tells a changed number whole, also with separators, percent and full width', () => {
  expect(shown('增长5.2%，共16项', '增长5.8%，共16项')).toBe('增长-5.2%-+5.8%+，共16项')
  expect(shown('共1,230件', '共1,320件')).toBe('共-1,230-+1,320+件')
  expect(shown('第１６项', '第１７项')).toBe('第-１６-+１７+项')
})

it('keeps the words that both have', () => {
  expect(shown('听取审议报告', '听取和审议专项报告')).toBe('听取+和+审议+专项+报告')
  expect(shown('相同', '相同')).toBe('相同')
  expect(shown('', '新')).toBe('+新+')
})

it('gives both texts back, whatever they are', () => {
  for (const [a, b] of [
    ['𠮷林３成', '𠮷野三成'],
    ['甲'.repeat(700), '乙'.repeat(700)],
    ['a1b2', '1a2b'],
  ] as const) {
    const changes = wordChanges(a, b)
    const of = (kinds: readonly string[]) =>
      changes
        .filter(change => kinds.includes(change.kind))
        .map(change => change.text)
        .join('')
    expect([of(['same', 'gone']), of(['same', 'new'])]).toEqual([a, b])
  }
})
