import { deviation } from './measures.ts'
import { readCounts } from './packed-counts.ts'

/** The counted words of one text. */
export interface TextCounts {
  /** All words of the text, repetitions included. */
  readonly words: number
  /** See packed-counts.ts. */
  readonly counts: Uint8Array
}

/** The words of several texts together; arrays are by a word's number. */
export interface WordTotals {
  readonly texts: number
  /** All words, repetitions included. */
  readonly words: number
  readonly occurrences: Uint32Array
  /** Texts that have the word. */
  readonly range: Uint32Array
}

/** Rests after each text. @param size one more than the highest number of a word */
export function* totalWords(texts: Iterable<TextCounts>, size: number): Generator<void, WordTotals> {
  const occurrences = new Uint32Array(size)
  const range = new Uint32Array(size)
  const add = (word: number, count: number) => {
    occurrences[word] = (occurrences[word] ?? 0) + count
    range[word] = (range[word] ?? 0) + 1
  }
  let words = 0
  let read = 0
  for (const text of texts) {
    readCounts(text.counts, add)
    words += text.words
    read++
    yield
  }
  return { texts: read, words, occurrences, range }
}

/** The deviation of proportions (measures.ts) of every word, from the same texts and their totals. Rests after each text. */
export function* dispersion(texts: Iterable<TextCounts>, { words, occurrences }: WordTotals): Generator<void, Float64Array> {
  const twice = new Float64Array(occurrences.length).fill(1)
  for (const text of texts) {
    const expected = text.words / words
    readCounts(text.counts, (word, count) => {
      twice[word] = (twice[word] ?? 0) + deviation(expected, count / (occurrences[word] ?? 1))
    })
    yield
  }
  return twice.map(value => value / 2)
}
