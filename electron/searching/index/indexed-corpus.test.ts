import { expect, it } from 'vitest'
import { createArenaCorpus } from '../arena-corpus.ts'
import type { Corpus } from '../corpus.ts'
import { createPlainCorpus } from '../plain-corpus.ts'
import { createPromisedTexts, type PromisedTexts } from '../promised-texts.ts'
import { createDice, type Dice, randomMask, randomNeedle, randomText, sameArrays } from '../random-texts.ts'
import { createIndexedCorpus, type IndexedCorpus } from './indexed-corpus.ts'
import type { IndexCost, IndexPart } from './look-up.ts'
import type { Segment } from './segment.ts'
import { createPieceReader } from './segment-reader.ts'
import { build, merge } from './test-segments.ts'

function arena(): PromisedTexts {
  const corpus = createArenaCorpus()
  if (!corpus) throw new Error('This machine has no vectors: the scan kernel cannot be tested.')
  return createPromisedTexts(corpus, () => expect.unreachable())
}

/** Compares every answer about one string with that of the plain corpus. Says where the answer came from. */
function agree(corpus: IndexedCorpus, plain: Corpus, needle: string, mask?: Uint8Array): string {
  expect(sameArrays(corpus.counts(needle, mask), plain.counts(needle, mask)), `how often "${needle}"`).toBe(true)
  expect(sameArrays(corpus.occurrences(needle, mask), plain.occurrences(needle, mask)), `where "${needle}"`).toBe(true)
  return corpus.lastWay
}

function shuffled(dice: Dice, count: number): number[] {
  const numbers = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const other = dice(i + 1)
    ;[numbers[i], numbers[other]] = [numbers[other] ?? 0, numbers[i] ?? 0]
  }
  return numbers
}

/** By chance; always by comparing; always by reading every list. */
const COSTS: readonly IndexCost[] = [
  { byte: 10, compared: 40, part: 2_000 },
  { byte: 0, compared: 0, part: 0 },
  { byte: 0, compared: 1, part: 0 },
]

it('agrees with indexOf about 3,000 strings, whatever parts of the texts are indexed, merged, gone or replaced', () => {
  const dice = createDice(19)
  const ways = new Map<string, number>()
  for (let round = 0; round < 12; round++) {
    const corpus = arena()
    const plain = createPlainCorpus()
    const slots = 60
    const texts = Array.from({ length: slots }, () => randomText(dice, dice(2_000)))
    const order = shuffled(dice, slots)
    // Some segments in an order of their own, the rest not indexed.
    let parts: IndexPart[] = []
    for (let from = 0; from < 48; from += 12) {
      const among = order.slice(from, from + 12)
      parts.push({ segment: build(among.map(slot => texts[slot] ?? '')), slots: Int32Array.from(among) })
    }
    if (round % 2 === 0) {
      const [first, second, ...rest] = parts
      if (first && second) {
        parts = [{ segment: merge([first.segment, second.segment]), slots: Int32Array.from([...first.slots, ...second.slots]) }, ...rest]
      }
    }
    texts.forEach((text, slot) => {
      // Some were replaced after they were indexed.
      const now = dice(10) === 0 ? randomText(dice, dice(1_000)) : text
      if (now !== text) for (const part of parts) part.slots.set(part.slots.map(held => (held === slot ? -1 : held)))
      corpus.put(slot, now)
      plain.put(slot, now)
    })
    const indexed = createIndexedCorpus(corpus, () => expect.unreachable(), COSTS[round % COSTS.length])
    indexed.use(parts)
    for (let i = 0; i < 250; i++) {
      const needle = randomNeedle(dice, texts)
      const way = agree(indexed, plain, needle, i % 3 === 0 ? randomMask(dice, slots) : undefined)
      ways.set(way, (ways.get(way) ?? 0) + 1)
    }
  }
  // Both ways were taken, or this test says nothing about one of them.
  expect(ways.get('index')).toBeGreaterThan(300)
  expect(ways.get('scan')).toBeGreaterThan(300)
})

it('finds more in one text than any list had before', () => {
  const corpus = arena()
  const plain = createPlainCorpus()
  const texts = ['甲乙', '哈'.repeat(200_000), '乙哈']
  texts.forEach((text, slot) => {
    corpus.put(slot, text)
    plain.put(slot, text)
  })
  for (const cost of COSTS) {
    const indexed = createIndexedCorpus(corpus, () => expect.unreachable(), cost)
    indexed.use([{ segment: build(texts), slots: Int32Array.of(0, 1, 2) }])
    for (const needle of ['哈哈', '哈哈哈', '哈哈哈哈', '乙哈', '甲乙', '乙哈哈']) agree(indexed, plain, needle)
  }
})

it('looks through the texts when a piece of the index is missing, and says so once', () => {
  const corpus = arena()
  const text = randomText(createDice(2), 4_000)
  corpus.put(0, text)
  const whole = build([text])
  const segment: Segment = { ...whole, read: createPieceReader(() => undefined) }
  const damaged: IndexPart[] = []
  const indexed = createIndexedCorpus(corpus, part => damaged.push(part), { byte: 0, compared: 0, part: 0 })
  const part = { segment, slots: Int32Array.of(0) }
  indexed.use([part])
  const needle = text.slice(1_000, 1_012)
  const expected = corpus.occurrences(needle)
  expect(expected.starts.length).toBeGreaterThan(0)
  expect(indexed.occurrences(needle)).toEqual(expected)
  expect(indexed.occurrences(needle)).toEqual(expected)
  expect(damaged).toEqual([part])
})
