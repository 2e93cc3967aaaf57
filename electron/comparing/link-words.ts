import { firstIndex } from '../../shared/first-index.ts'
import { readGrams, type Vector } from './vectors.ts'

/** A section with what tells why it is linked. */
export interface WordedSection {
  /** Of at most `READ_FOR_WORDS` units. */
  readonly text: string
  readonly vector: Vector
  readonly places: GramPlaces
  /** 1 where a word of the text begins, and at its end. */
  readonly borders: Uint8Array
}

/** Where the grams of a text stand: gram, start and length as one number each, ascending. */
export type GramPlaces = Float64Array

/** Words are named from the beginning of a section that is longer. */
export const READ_FOR_WORDS = 50_000
const [OF_GRAM, OF_START] = [2 ** 22, 4]

export function gramPlaces(text: string): GramPlaces {
  const places: number[] = []
  readGrams(text, (gram, start, length) => places.push(gram * OF_GRAM + start * OF_START + length))
  return Float64Array.from(places).sort()
}

/** Grams that are looked at, and words that are named. */
const GRAMS = 40
const WORDS = 6
const LONGEST = 12

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** For naming only, never stored: where words begin depends on the version of the tables that tell it. */
export function wordBorders(text: string): Uint8Array {
  const borders = new Uint8Array(text.length + 1)
  for (const { index } of segmenter.segment(text)) borders[index] = 1
  borders[text.length] = 1
  return borders
}

/**
 * The words that two sections have in common and few others do, the weightiest first. Grams that overlap in the text are one
 * expression if it stands in both.
 */
export function linkWords(one: WordedSection, other: WordedSection): string[] {
  const words = new Map<string, number>()
  for (const { start, end, weight } of runs(one.places, heaviest(one.vector, other.vector))) {
    const word = inBoth(one, start, end, other.text)
    if (word !== '') words.set(word, Math.max(words.get(word) ?? 0, weight))
  }
  const named: string[] = []
  for (const [word] of [...words].sort((a, b) => b[1] - a[1])) {
    if (named.length < WORDS && !named.some(each => each.includes(word) || word.includes(each))) named.push(word)
  }
  return named
}

/** What the grams that both have add to their likeness. */
function heaviest(one: Vector, other: Vector): { gram: number; weight: number }[] {
  const shared: { gram: number; weight: number }[] = []
  let b = 0
  for (let a = 0; a < one.grams.length; a++) {
    const gram = one.grams[a] ?? 0
    while (b < other.grams.length && (other.grams[b] ?? 0) < gram) b++
    if (other.grams[b] === gram) shared.push({ gram, weight: (one.weights[a] ?? 0) * (other.weights[b] ?? 0) })
  }
  return shared.sort((x, y) => y.weight - x.weight).slice(0, GRAMS)
}

interface Run {
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** Stretches of a text that these grams cover, overlapping ones as one. */
function runs(places: GramPlaces, weighty: readonly { gram: number; weight: number }[]): Run[] {
  const standing: Run[] = []
  for (const { gram, weight } of weighty) {
    const until = (gram + 1) * OF_GRAM
    for (let at = firstOf(places, gram * OF_GRAM); (places[at] ?? until) < until; at++) {
      const place = (places[at] ?? 0) % OF_GRAM
      const start = Math.floor(place / OF_START)
      standing.push({ start, end: start + (place % OF_START), weight })
    }
  }
  standing.sort((a, b) => a.start - b.start || a.end - b.end)
  const found: { start: number; end: number; weight: number }[] = []
  for (const { start, end, weight } of standing) {
    const last = found.at(-1)
    // Touching alone does not make one word of two.
    if (!last || start >= last.end) found.push({ start, end, weight })
    else if (end <= last.end) last.weight = Math.max(last.weight, weight)
    else {
      last.end = end
      last.weight += weight
    }
  }
  return found
}

/** Index of the first that is not smaller. */
function firstOf(places: GramPlaces, value: number): number {
  return firstIndex(places.length, at => (places[at] ?? 0) >= value)
}

const COUNTING = /^[一二三四五六七八九十]+[是要]?$/

/** The longest whole words of a stretch that also stand in the other text; empty for none, and for mere counting. */
function inBoth({ text, borders }: WordedSection, start: number, end: number, other: string): string {
  const places: number[] = []
  for (let at = start; at <= end; at++) if (borders[at] === 1) places.push(at)
  let best = ''
  for (const from of places)
    for (const to of places) {
      if (to - from < 2 || to - from > LONGEST || to - from <= best.length) continue
      const word = text.slice(from, to)
      if (!COUNTING.test(word) && other.includes(word)) best = word
    }
  return best
}
