import { expect, it } from 'vitest'
import { occurrences } from '../../../shared/text/occurrences.ts'
import { fold } from '../../fold-table.ts'
import { placeUnits } from '../../placed-text.ts'
import { findFamilies } from './families.ts'
import { readLetters } from './letters.ts'
import { finish, foldedUnits, indexed, textsIn } from './test-index.ts'
import { findVaried } from './varied.ts'
import { createRunCutter } from './word-edges.ts'

const COMMON = '坚持把实现好维护好发展好人民群众根本利益作为出发点'
const LONGER = `${COMMON}和落脚点，积极回应社会各方面关切`

function families(texts: readonly string[], least = 2, groups: readonly number[] = [...texts.keys()], holding = '') {
  const folded = texts.map(foldedUnits)
  // Each report is a part of its own: what is counted stands nowhere twice.
  const parts = folded.map((text, slot) => indexed([text], slot))
  const reports = { parts, slots: [...folded.keys()], groups, textOf: textsIn(folded) }
  const found = finish(findFamilies(reports, { least, limit: 10, holding: foldedUnits(holding) }, createRunCutter([])))
  const said = ({ letters, groups: count }: { letters: string; groups: number }) => [letters, count] as const
  return found.map(({ form, variants }) => ({ form: said(form), variants: variants.map(said) }))
}

it('finds the wording that most reports have, and its other forms', () => {
  const texts = ['青禾', '云泽', '白鹭', '石桥'].map((place, at) => `${place}\n${at < 2 ? LONGER : COMMON}\n${place}`)
  const letters = (words: string) => words.replace('，', '')
  expect(families(texts)).toEqual([{ form: [COMMON, 4], variants: [[letters(LONGER), 2]] }])
})

it('leaves out what too few reports have, and counts a report that is there twice once', () => {
  const texts = [`甲，${COMMON}。乙`, `丙，${COMMON}。丁`, `戊，${COMMON}。己`]
  expect(families(texts, 4)).toEqual([])
  expect(families(texts, 2, [0, 0, 2]).map(({ form }) => form)).toEqual([[COMMON, 2]])
  expect(families(texts, 3, [0, 0, 2])).toEqual([])
})

function varied(passage: string, other: string): string | undefined {
  const [own, folded] = [foldedUnits(passage), fold(other)]
  const letters = readLetters(own)
  const find = (needle: string) => {
    const starts = Uint32Array.from(occurrences(folded, needle))
    return { slots: Uint32Array.of(...(starts.length > 0 ? [1] : [])), firsts: Uint32Array.of(0, starts.length), starts }
  }
  let found: string | undefined
  const against = { find, textOf: () => placeUnits(foldedUnits(other)) }
  finish(
    findVaried(letters, placeUnits(own), { from: 0, to: letters.units.length }, against, (_slot, _from, _to, start, end) => {
      found = other.slice(start, end)
    }),
  )
  return found
}

it.each([
  ['a word is another one', '作为一切工作出发点'],
  ['a word is left out', '作为点'],
])('finds words of which %s', (_, ending) => {
  const other = `前面不同。坚持把实现好、维护好、发展好最广大人民群众根本利益${ending}，后面也不同。`
  expect(varied(COMMON, other)).toMatch(/^坚持把实现好、维护好、发展好最广大人民群众根本利益/)
})

it('finds words of which one is another in the middle, though little stands on either side of it', () => {
  const [one, other] = ['加快构建新发展格局，着力推动高质量发展', '加快构建新发展格局，扎实推动高质量发展']
  expect(varied(one, `要${other}。`)).toBe(other)
})

it('does not take what has little in common', () => {
  expect(varied(COMMON, '会议强调要坚持把实现好维护好发展好各方面的利益统筹起来考虑，逐步加以解决。')).toBeUndefined()
})

it('finds what is shared with some letters in it, though others stand in more reports', () => {
  const rare = '走访慰问困难群众并协调解决饮水安全问题'
  const texts = ['青禾', '云泽', '白鹭'].map((place, at) => `${place}\n${COMMON}\n${at < 2 ? `${place}${rare}，${place}` : ''}`)
  expect(families(texts, 2, [0, 1, 2], '饮水安全')).toEqual([{ form: [rare, 2], variants: [] }])
  expect(families(texts, 3, [0, 1, 2], '饮水安全')).toEqual([])
  expect(families(texts, 2, [0, 1, 2], '好发展好').map(({ form }) => form)).toEqual([[COMMON, 3]])
})

it('finds letters with signs between them, and more than 15 of them', () => {
  const texts = ['甲', '乙'].map(place => `${place}，${LONGER}。${place}`)
  const letters = LONGER.replace('，', '')
  expect(families(texts, 2, [0, 1], '出发点和落脚点积极').map(({ form }) => form)).toEqual([[letters, 2]])
  expect(families(texts, 2, [0, 1], letters).map(({ form }) => form)).toEqual([[letters, 2]])
  expect(families(texts, 2, [0, 1], `${letters}满意`)).toEqual([])
})
