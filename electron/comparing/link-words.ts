import type { Range } from '../../shared/model/search.ts'
import { type DocumentFrequencies, readGrams, type Vector } from './vectors.ts'

/** A section with what tells why it corresponds to another one. */
export interface WordedSection {
  /** In simplified characters. */
  readonly text: string
  readonly vector: Vector
}

/** A stretch of a section that another section has, too. */
export interface AlikeStretch extends Range {
  /** The letters around it up to the next signs: what is cut into words. */
  readonly run: Range
}

/** Cuts letters into words, one after the other without a gap. */
export type WordsOf = (letters: string) => readonly string[]

/** Words are named from the beginning of a section that is longer. */
const READ_FOR_WORDS = 50_000
/** Grams and stretches that are looked at, and words that are named. */
const [GRAMS, STRETCHES, WORDS] = [60, 40, 5]
/** Longer ones are passages, not words. */
const LONGEST = 8
/** A word in more than one of nine sections, as logarithm, tells little. */
const TELLING = 2.2

const LETTER = /[\p{L}\p{N}]/u
const COUNT = /\d|^[〇零一二三四五六七八九十百千万亿两]+[个项件次]?$/

/** Stretches of the one section which the weightiest grams of both cover, the weightiest first, each wording once. */
export function alikeStretches(one: WordedSection, other: WordedSection): AlikeStretch[] {
  const text = one.text.slice(0, READ_FOR_WORDS)
  const byWords = new Map(covered(text, heaviest(one.vector, other.vector)).map(each => [text.slice(each.start, each.end), each]))
  const weightiest = [...byWords.values()].sort((a, b) => b.weight - a.weight).slice(0, STRETCHES)
  return weightiest.map(({ start, end }) => ({ start, end, run: lettersAround(text, start, end) }))
}

/** The grams that both have, with what they add to their likeness. */
function heaviest(one: Vector, other: Vector): ReadonlyMap<number, number> {
  const shared: [gram: number, weight: number][] = []
  let b = 0
  for (let a = 0; a < one.grams.length; a++) {
    const gram = one.grams[a] ?? 0
    while (b < other.grams.length && (other.grams[b] ?? 0) < gram) b++
    if (other.grams[b] === gram) shared.push([gram, (one.weights[a] ?? 0) * (other.weights[b] ?? 0)])
  }
  return new Map(shared.sort(([, x], [, y]) => y - x).slice(0, GRAMS))
}

interface WeighedStretch {
  readonly start: number
  end: number
  weight: number
}

/** Stretches of a text that these grams cover, overlapping ones as one; touching alone does not make one word of two. */
function covered(text: string, grams: ReadonlyMap<number, number>): readonly WeighedStretch[] {
  const found: WeighedStretch[] = []
  readGrams(text, (gram, start, length) => {
    const weight = grams.get(gram)
    if (weight === undefined) return
    const last = found.at(-1)
    const end = start + length
    if (!last || start >= last.end) found.push({ start, end, weight })
    else if (end <= last.end) last.weight = Math.max(last.weight, weight)
    else {
      last.end = end
      last.weight += weight
    }
  })
  return found
}

function lettersAround(text: string, start: number, end: number): Range {
  const run = { start, end }
  while (run.start > 0 && LETTER.test(text.charAt(run.start - 1))) run.start--
  while (run.end < text.length && LETTER.test(text.charAt(run.end))) run.end++
  return run
}

/**
 * Where the words stand in the one text that it has in common with the other and few others have, the longer and weightiest first: whole
 * words, without those at their ends that mean nothing by themselves. Those that many have only where there are no others.
 */
export function nameWords(
  [one, other]: readonly [string, string],
  stretches: readonly AlikeStretch[],
  wordsOf: WordsOf,
  stopWords: ReadonlySet<string>,
  frequencies: DocumentFrequencies,
): Range[] {
  const candidates = stretches.flatMap(stretch => longestShared(one, other, stretch, wordsOf, stopWords) ?? [])
  const told = candidates.map(range => ({ range, words: one.slice(range.start, range.end) }))
  const telling = told.filter(({ words }) => rarity(words, frequencies) >= TELLING)
  // Words of two characters are often ones that anything is said with (深入, 构建): the longer ones go first.
  const { long = [], short = [] } = Object.groupBy(telling.length > 0 ? telling : told, ({ words }) =>
    words.length > 2 ? 'long' : 'short',
  )
  const named: typeof told = []
  for (const each of [...long, ...short]) {
    if (named.length < WORDS && !named.some(({ words }) => words.includes(each.words) || each.words.includes(words))) named.push(each)
  }
  return named.map(({ range }) => range)
}

/** Of its rarest gram. */
function rarity(words: string, { documents, of }: DocumentFrequencies): number {
  let most = 0
  readGrams(words, gram => {
    most = Math.max(most, Math.log(documents / (of.get(gram) ?? 1)))
  })
  return most
}

/** The longest whole words that meet the stretch and that the other text has, too. */
function longestShared(
  one: string,
  other: string,
  { run, start, end }: AlikeStretch,
  wordsOf: WordsOf,
  stopWords: ReadonlySet<string>,
): Range | undefined {
  let at = run.start
  const words = wordsOf(one.slice(run.start, run.end)).map(word => {
    at += word.length
    return { start: at - word.length, end: at, means: word.length > 1 && !COUNT.test(word) && !stopWords.has(word) }
  })
  // What stands behind a figure is its measure.
  const firsts = words.filter(word => word.means && word.start < end && !/\d/.test(one.charAt(word.start - 1)))
  let best: Range | undefined
  for (const first of firsts) {
    for (const last of words) {
      if (!last.means || last.end <= start || last.start >= end || last.end <= first.start || last.end - first.start > LONGEST) continue
      const longer = last.end - first.start > (best ? best.end - best.start : 0)
      const shared = one.slice(first.start, last.end)
      if (longer && !/\d/.test(shared) && other.includes(shared)) best = { start: first.start, end: last.end }
    }
  }
  return best
}
