import { expect, it } from 'vitest'
import { placedString } from '../placed-text.ts'
import { type ArenaCorpus, createArenaCorpus } from './arena-corpus.ts'
import { createPlainCorpus } from './plain-corpus.ts'
import { createDice, type Dice, randomMask, randomNeedle, randomText } from './random-texts.ts'
import { LONGEST_NEEDLE } from './scan-kernel.ts'

function arena(mostPages?: number): ArenaCorpus {
  const corpus = createArenaCorpus(mostPages)
  if (!corpus) throw new Error('This machine has no vectors: the scan kernel cannot be tested.')
  return corpus
}

/** Compares every answer about one string with that of the plain corpus. */
function agree(corpus: ArenaCorpus, plain: ReturnType<typeof createPlainCorpus>, needle: string, mask?: Uint8Array): void {
  expect(corpus.occurrences(needle, mask), needle).toEqual(plain.occurrences(needle, mask))
  expect(corpus.counts(needle, mask), needle).toEqual(plain.counts(needle, mask))
}

/** Adds, replaces and empties slots at random, in both, and moves texts together by and by. */
function change(dice: Dice, corpus: ArenaCorpus, plain: ReturnType<typeof createPlainCorpus>, turns: number): void {
  for (let turn = 0; turn < turns; turn++) {
    const slot = dice(40)
    const text = dice(4) === 0 ? '' : randomText(dice, dice(8) === 0 ? dice(5_000) : dice(200))
    plain.put(slot, text)
    corpus.put(slot, dice(2) === 0 ? text : Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)))
    if (dice(10) === 0) {
      let steps = dice(20)
      corpus.compact(() => steps-- <= 0)
    }
  }
}

function textsOf(corpus: { readonly slots: number; foldedText(slot: number): string }): string[] {
  return Array.from({ length: corpus.slots }, (_, slot) => corpus.foldedText(slot))
}

it('agrees with indexOf about 3,000 strings while texts come, change and go', () => {
  const dice = createDice(11)
  const plain = createPlainCorpus()
  const corpus = arena()
  for (let round = 0; round < 30; round++) {
    change(dice, corpus, plain, 30)
    expect(corpus.slots).toBe(plain.slots)
    const texts = textsOf(plain)
    expect(textsOf(corpus)).toEqual(texts)
    for (let i = 0; i < 100; i++) agree(corpus, plain, randomNeedle(dice, texts), i % 3 === 0 ? randomMask(dice, texts.length) : undefined)
  }
})

it('counts what stands everywhere in a long text, whatever the counters of a vector hold', () => {
  const corpus = arena()
  corpus.put(0, '哈'.repeat(1_100_003))
  expect([...corpus.counts('哈').counts]).toEqual([1_100_003])
  expect([...corpus.counts('哈哈').counts]).toEqual([1_100_002])
  const { starts } = corpus.occurrences('哈哈哈')
  expect(starts.length).toBe(1_100_001)
  expect(starts.every((start, i) => start === i)).toBe(true)
})

it('finds the same in texts full of a string and in texts without it, whichever come first', () => {
  const corpus = arena()
  const plain = createPlainCorpus()
  const texts = ['工作报告'.repeat(800), '甲'.repeat(3_000), `${'乙'.repeat(2_500)}工作`, '工'.repeat(2_000), '作工'.repeat(1_500)]
  for (const [slot, text] of [...texts, ...texts.toReversed()].entries()) {
    corpus.put(slot, text)
    plain.put(slot, text)
  }
  for (const needle of ['工', '工作', '作工', '工作报告', '报告工作报告工', '乙工作', '丙丁']) agree(corpus, plain, needle)
})

it('finds a string at any distance from the ends of a text, and in none beside it', () => {
  const corpus = arena()
  const plain = createPlainCorpus()
  for (let length = 0; length < 200; length++) {
    const text = `${'甲'.repeat(length)}乙丙丁`
    corpus.put(length, text)
    plain.put(length, text)
  }
  for (const needle of ['丁', '丙丁', '乙丙丁', '甲乙', '甲甲甲甲乙', '丁甲', '丙丁甲甲']) agree(corpus, plain, needle)
})

it('keeps texts as strings when the memory is full, with the same answers', () => {
  const dice = createDice(5)
  const plain = createPlainCorpus()
  const corpus = arena(262)
  change(dice, corpus, plain, 200)
  expect(corpus.units).toBeLessThan(65_536)
  const texts = textsOf(plain)
  expect(texts.join('').length).toBeGreaterThan(0)
  for (let i = 0; i < 200; i++) agree(corpus, plain, randomNeedle(dice, texts), i % 2 === 0 ? randomMask(dice, texts.length) : undefined)
})

it('finds a string longer than the memory has room for', () => {
  const corpus = arena()
  const text = randomText(createDice(3), LONGEST_NEEDLE + 50)
  corpus.put(0, text)
  expect([...corpus.occurrences(text.slice(20, LONGEST_NEEDLE + 30)).starts]).toEqual([20])
  expect([...corpus.counts(text.slice(20, LONGEST_NEEDLE + 30)).counts]).toEqual([1])
})

it('passes no text over that holds a string anywhere, also where the parts of a long text meet, also when it was moved', () => {
  const corpus = arena()
  const plain = createPlainCorpus()
  const signs = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('')
  // 65,536 units are written at a time.
  const texts = ['', signs, signs.repeat(8), signs.slice(7)]
  for (const [slot, text] of ['监督', ...texts].entries()) {
    corpus.put(slot, text)
    plain.put(slot, text)
  }
  corpus.put(0, '')
  plain.put(0, '')
  expect(corpus.compact(() => false)).toBe(true)
  for (let at = 0; at + 3 < signs.length; at += 97) agree(corpus, plain, signs.slice(at, at + 3))
  for (const at of [65_534, 65_535, 65_536, 131_070]) agree(corpus, plain, signs.repeat(8).slice(at, at + 4))
})

it('gives back the room of texts that went', () => {
  const corpus = arena()
  for (let slot = 0; slot < 100; slot++) corpus.put(slot, '监督'.repeat(slot))
  for (let slot = 0; slot < 100; slot += 2) corpus.put(slot, '')
  expect(corpus.dead).toBe(4_900)
  expect(corpus.compact(() => false)).toBe(true)
  expect(corpus.dead).toBe(0)
  expect(corpus.units).toBe(5_000)
  expect(corpus.foldedText(99)).toBe('监督'.repeat(99))
})

it('has nothing to find for nothing, and nothing left when it was cleared', () => {
  const corpus = arena()
  corpus.put(0, '法')
  expect(corpus.occurrences('').slots.length).toBe(0)
  corpus.clear()
  expect(corpus.slots).toBe(0)
  expect(corpus.occurrences('法').slots.length).toBe(0)
  corpus.put(1, '法')
  expect([...corpus.occurrences('法').slots]).toEqual([1])
})

it('shows a text in place as it does a copy, also the longest, also one that has no room', () => {
  const long = '工作报告监督'.repeat(12_000)
  for (const corpus of [arena(), arena(6)]) {
    const texts = ['监督', long, '', '代表工作']
    for (const [slot, text] of texts.entries()) corpus.put(slot, text)
    for (const [slot, text] of texts.entries()) {
      const placed = corpus.placed(slot)
      expect([placed.length, placedString(placed)]).toEqual([text.length, text])
    }
  }
})
