import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { passagesOf } from './passages.ts'
import { pinyinRanks } from './pinyin-order.ts'
import { createPlainCorpus } from './plain-corpus.ts'
import { createDice } from './random-texts.ts'
import { slotOfEach, sortByContext, sortBySlots } from './sort-rows.ts'

const ALL_UNITS = Uint16Array.from({ length: 65_536 }, (_, unit) => unit)

it('ranks units in the same order whichever were asked for first', async () => {
  const sign = fc.integer({ min: 0x20, max: 0x9fff })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(sign, { maxLength: 30 }), { minLength: 1, maxLength: 5 }), async asked => {
      // One that has met nothing yet.
      vi.resetModules()
      const fresh = await import('./pinyin-order.ts')
      const all = Uint16Array.from(asked.flat())
      const sorted = (ranks: Uint16Array) => [...all].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
      const ranks = asked.map(units => fresh.pinyinRanks(Uint16Array.from(units))).at(-1) ?? new Uint16Array()
      expect(new Set(all.map(unit => ranks[unit] ?? 0)).size).toBe(new Set(all).size)
      expect(sorted(ranks)).toEqual(sorted(pinyinRanks(ALL_UNITS)))
    }),
    { numRuns: 30 },
  )
})

it('ranks every unit once, Chinese characters by pinyin behind all else', () => {
  const ranks = pinyinRanks(ALL_UNITS)
  expect(new Set(ranks).size).toBe(65_536)
  const order = [...'城步安1。a'].sort((a, b) => (ranks[a.charCodeAt(0)] ?? 0) - (ranks[b.charCodeAt(0)] ?? 0))
  expect(order.join('')).toBe('1a。安步城')
})

it('sorts rows as comparing their contexts would, ties in the order of the library', () => {
  const unit = fc.constantFrom('监', '督', '会', 'a', '。', '\n')
  const text = fc.array(unit, { maxLength: 30 }).map(units => units.join(''))
  const ranks = pinyinRanks(ALL_UNITS)
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), fc.constantFrom('left' as const, 'right' as const), (texts, side) => {
      const corpus = createPlainCorpus()
      for (const [slot, text] of texts.entries()) corpus.put(slot, text)
      const passages = passagesOf(corpus.occurrences('督'), 1)
      const owners = slotOfEach(passages)
      const context = (row: number) => {
        const text = texts[owners[row] ?? 0] ?? ''
        const at = passages.starts[row] ?? 0
        const units = side === 'right' ? [...text.slice(at + 1, at + 9)] : [...text.slice(Math.max(0, at - 8), at)].reverse()
        return units.map(unit => ranks[unit.charCodeAt(0)] ?? 0)
      }
      const compare = (a: number, b: number) => {
        const [left, right] = [context(a), context(b)]
        for (let i = 0; i < 8; i++) if ((left[i] ?? 0) !== (right[i] ?? 0)) return (left[i] ?? 0) - (right[i] ?? 0)
        return a - b
      }
      const expected = Array.from(passages.starts.keys()).sort(compare)
      expect([...sortByContext(passages, owners, corpus, side).rows(0, expected.length)]).toEqual(expected)
    }),
  )
})

it('keeps the rows of a report together, reports in the order given', () => {
  const corpus = createPlainCorpus()
  for (const [slot, text] of ['督督', '', '督', '督a督'].entries()) corpus.put(slot, text)
  const passages = passagesOf(corpus.occurrences('督'), 1)
  expect([...slotOfEach(passages)]).toEqual([0, 0, 2, 3, 3])
  expect([...sortBySlots(passages, (a, b) => b - a).rows(0, 5)]).toEqual([3, 4, 2, 0, 1])
})

it('sorts many rows page by page as all at once, whichever page is looked at first', () => {
  const dice = createDice(5)
  const corpus = createPlainCorpus()
  for (let slot = 0; slot < 40; slot++) corpus.put(slot, Array.from({ length: 600 }, () => '督督督监会'.charAt(dice(5))).join(''))
  const passages = passagesOf(corpus.occurrences('督'), 1)
  const owners = slotOfEach(passages)
  const texts = Array.from({ length: 40 }, (_, slot) => corpus.foldedText(slot))
  const ranks = pinyinRanks(ALL_UNITS)
  const context = (row: number) =>
    Array.from({ length: 8 }, (_, i) => ranks[texts[owners[row] ?? 0]?.charCodeAt((passages.starts[row] ?? 0) + 1 + i) || 0] ?? 0)
  const contexts = Array.from(passages.starts.keys(), context)
  const compare = (a: number, b: number) => contexts[a]?.map((rank, i) => rank - (contexts[b]?.[i] ?? 0)).find(Boolean) || a - b
  const expected = Array.from(passages.starts.keys()).sort(compare)
  const order = sortByContext(passages, owners, corpus, 'right')
  const pages = [9_000, 0, 4_000, 100, 13_000, 4_050]
  expect(pages.map(from => [...order.rows(from, from + 100)])).toEqual(pages.map(from => expected.slice(from, from + 100)))
  expect([...order.rows(0, expected.length)]).toEqual(expected)
})
