import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fold } from '../../fold-table.ts'
import { parseSource } from '../../importing/parse-source.ts'
import { createArenaCorpus } from '../../searching/arena-corpus.ts'
import type { Corpus, Counts, Occurrences } from '../../searching/corpus.ts'
import { createIndexedCorpus } from '../../searching/index/indexed-corpus.ts'
import { build, merge } from '../../searching/index/test-segments.ts'
import { createPlainCorpus } from '../../searching/plain-corpus.ts'
import { createPromisedTexts, type PromisedTexts } from '../../searching/promised-texts.ts'
import { createDice, randomNeedle, randomText, sameArrays } from '../../searching/random-texts.ts'

/** The bench asks for 10,000. */
const QUERIES = Number(process.env['DUIDU_EXACTNESS'] ?? 200)
const LIMIT = 15 * 60_000
const TEXTS_OF_A_SEGMENT = 40

/** Real reports to try the program on; they are not part of the project. */
const folder = process.env['DUIDU_CORPUS'] ?? resolve(import.meta.dirname, '../../../../shared/corpus')
const present = existsSync(join(folder, 'seeds'))

/** Every way in which the program may come to an answer, over the same texts. */
function everyWay(texts: readonly string[]): { readonly ways: Readonly<Record<string, Corpus>>; readonly unread: PromisedTexts } {
  const arena = createPromisedArena(texts)
  const unread = createPromisedArena(texts)
  const fallback = createPlainCorpus()
  texts.forEach((text, slot) => {
    arena.put(slot, text)
    unread.put(slot, text)
    fallback.put(slot, text)
  })
  const compared = createIndexedCorpus(arena, () => expect.unreachable(), { byte: 0, compared: 0, part: 0 })
  const listed = createIndexedCorpus(arena, () => expect.unreachable(), { byte: 0, compared: 1, part: 0 })
  const chosen = createIndexedCorpus(arena, () => expect.unreachable())
  const promised = createIndexedCorpus(unread, () => expect.unreachable())
  const lean = createIndexedCorpus(createLeanArena(texts), () => expect.unreachable(), undefined, 0)
  const parts = []
  // The last texts are not indexed, the first two segments are merged.
  for (let from = 0; from < texts.length - 5; from += TEXTS_OF_A_SEGMENT) {
    const slots = texts.slice(from, Math.min(from + TEXTS_OF_A_SEGMENT, texts.length - 5)).map((_, i) => from + i)
    parts.push({ segment: build(slots.map(slot => texts[slot] ?? '')), slots: Int32Array.from(slots) })
  }
  const [first, second] = parts
  if (first && second) {
    const slots = Int32Array.from([...first.slots, ...second.slots])
    parts.splice(0, 2, { segment: merge([first.segment, second.segment]), slots })
  }
  for (const index of [compared, listed, chosen, promised, lean]) index.use(parts)
  return { ways: { scan: arena, compared, listed, chosen, promised, lean, fallback }, unread }
}

/** Of all texts hardly one may lie in the memory. */
function createLeanArena(texts: readonly string[]): PromisedTexts {
  const arena = createArenaCorpus()
  if (!arena) throw new Error('This machine has no vectors: the scan kernel cannot be tested.')
  const unreachable = () => expect.unreachable()
  const lean = createPromisedTexts(arena, unreachable, unreachable, { most: 1, read: slot => texts[slot] ?? '' })
  texts.forEach((text, slot) => {
    if (text === '') lean.put(slot, text)
    else lean.promise(slot, text.length)
  })
  return lean
}

function createPromisedArena(texts: readonly string[]): PromisedTexts {
  const arena = createArenaCorpus()
  if (!arena) throw new Error('This machine has no vectors: the scan kernel cannot be tested.')
  const promised: PromisedTexts = createPromisedTexts(arena, slot => promised.put(slot, texts[slot] ?? ''))
  return promised
}

interface Answer {
  readonly counts: Counts
  readonly occurrences: Occurrences
}

/** By nothing but looking for the next one, text by text. */
function bruteForce(texts: readonly string[], needle: string): Answer {
  const slots: number[] = []
  const counts: number[] = []
  const firsts: number[] = []
  const starts: number[] = []
  texts.forEach((text, slot) => {
    const first = starts.length
    for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + 1)) starts.push(at)
    if (starts.length === first) return
    slots.push(slot)
    counts.push(starts.length - first)
    firsts.push(first)
  })
  firsts.push(starts.length)
  const holders = Uint32Array.from(slots)
  return {
    counts: { slots: holders, counts: Uint32Array.from(counts) },
    occurrences: { slots: holders, firsts: Uint32Array.from(firsts), starts: Uint32Array.from(starts) },
  }
}

/** Strings about which some way says anything else than brute force. */
function wrongNeedles(texts: readonly string[], seed: number): string[] {
  const dice = createDice(seed)
  const { ways, unread } = everyWay(texts)
  const wrong: string[] = []
  for (let i = 0; i < QUERIES; i++) {
    const needle = fold(randomNeedle(dice, texts))
    const expected = bruteForce(texts, needle)
    for (let times = 0; times < 3; times++) {
      const slot = dice(texts.length)
      if (texts[slot]) unread.promise(slot, texts[slot].length)
    }
    while (unread.dead > unread.units / 2 && !unread.compact(() => false));
    for (const [way, corpus] of Object.entries(ways)) {
      const equal = sameArrays(corpus.occurrences(needle), expected.occurrences) && sameArrays(corpus.counts(needle), expected.counts)
      if (!equal) wrong.push(`${way}: ${JSON.stringify(needle)}`)
    }
  }
  return wrong
}

it(
  'agrees with brute force about random strings, by scan, by index, by either and without vectors',
  () => {
    const dice = createDice(31)
    const texts = Array.from({ length: 150 }, () => fold(randomText(dice, dice(4_000))))
    expect(wrongNeedles(texts, 32)).toEqual([])
  },
  LIMIT,
)

describe.skipIf(!present)('real reports (needs DUIDU_CORPUS)', () => {
  it(
    'agrees with brute force about strings drawn from all folders',
    async () => {
      const texts: string[] = []
      for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(txt|docx|md|csv|zip)$/.test(path)) continue
        const sources = await parseSource({ path, bytes: readFileSync(join(folder, path)) })
        texts.push(...sources.flatMap(source => source.reports.map(report => fold(report.text))))
      }
      expect(texts.length).toBeGreaterThan(100)
      expect(wrongNeedles(texts, 33)).toEqual([])
    },
    LIMIT,
  )
})
