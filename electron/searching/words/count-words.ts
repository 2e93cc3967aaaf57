import type { Segment } from './segmenter.ts'

/** What is kept of a text: how often it has which words, and where it is cut. */
export interface CountedText {
  /** Each once, in the order in which they first occur. */
  readonly words: readonly string[]
  /** How often each of `words` occurs. */
  readonly counts: Uint32Array
  /** All words of the text, repetitions included. */
  readonly total: number
  /** A bit for each unit of the text, the lowest first: set where a word, number or sign begins. */
  readonly cuts: Uint8Array
}

/** Numbers and signs are no words; what has a letter is one. */
export function isWord(token: string): boolean {
  return LETTER.test(token)
}

const LETTER = /\p{L}/u

/** Counts the words of a folded text. */
export function countWords(text: string, segment: Segment): CountedText {
  const counts = new Map<string, number>()
  const cuts = new Uint8Array(Math.ceil(text.length / 8))
  let total = 0
  let start = 0
  for (const token of segment(text)) {
    cuts[start >> 3] = (cuts[start >> 3] ?? 0) | (1 << (start & 7))
    start += token.length
    const known = counts.get(token)
    if (known === undefined && !isWord(token)) continue
    counts.set(token, (known ?? 0) + 1)
    total++
  }
  return { words: [...counts.keys()], counts: Uint32Array.from(counts.values()), total, cuts }
}

/** Whether a word, number or sign begins at this unit, or the text ends there. */
export function isCut(cuts: Uint8Array, length: number, at: number): boolean {
  return at === length || (at < length && ((cuts[at >> 3] ?? 0) & (1 << (at & 7))) !== 0)
}
