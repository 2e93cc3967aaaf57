import type { Range } from '../../../shared/model/search.ts'
import { DECIMAL_IN_WORDS, SHARE_IN_WORDS } from './chinese-figures.ts'

/** A text as it is compared: folded, with the sentences in it, in order. */
export interface SplitText {
  readonly folded: string
  readonly sentences: readonly Range[]
}

/** What a sentence is known by: its pairs of characters. A figure is one character, whichever it is, so that it may change. */
export interface SentenceFeatures {
  /** Without white space, the number it may begin with and the sign at its end. Sentences with the same key say the same. */
  readonly key: string
  /** Numbers of its pairs, ascending, each once. */
  readonly pairs: Int32Array
  /** How often each of `pairs` occurs in it. */
  readonly counts: Uint8Array
  /** The weights of all its pairs together. */
  weight: number
}

export interface ComparedSentences {
  readonly left: readonly SentenceFeatures[]
  readonly right: readonly SentenceFeatures[]
  /** Of each pair, by its number: the rarer, the more. */
  readonly weights: Float64Array
}

/** `三、`, `（三）`, `3.`, `一是`, `第三，`: it changes when something comes in before, and says nothing. */
const ENUMERATOR =
  /^(?:[(（]?[一二三四五六七八九十百\d]{1,3}[)）][、.]?|[一二三四五六七八九十百]{1,3}[、.]|\d{1,2}[、.](?!\d)|[一二三四五六七八九十]是|第[一二三四五六七八九十]+,)/
const END_SIGN = /[。；：，！？…;:,!?]+$/
const SPACE = /\s+/g
const FIGURE = /\d+(?:,\d{3}(?!\d))*(?:\.\d+)?/g
const SHARE = new RegExp(SHARE_IN_WORDS, 'g')
const DECIMAL = new RegExp(DECIMAL_IN_WORDS, 'g')
/** No sentence has so many of one pair that more would matter. */
const MOST_COUNTED = 255

/** The features of all sentences of two texts; a pair's weight comes from how many of these sentences have it. */
export function readFeatures(left: SplitText, right: SplitText): ComparedSentences {
  const numbers = new Map<number, number>()
  const read = ({ folded, sentences }: SplitText) =>
    sentences.map(({ start, end }) => {
      const key = keyOf(folded.slice(start, end))
      return countPairs(key, numbers)
    })
  const [lefts, rights] = [read(left), read(right)]
  const sentencesWith = new Float64Array(numbers.size)
  for (const { pairs } of [...lefts, ...rights]) for (const pair of pairs) sentencesWith[pair] = (sentencesWith[pair] ?? 0) + 1
  const total = lefts.length + rights.length
  const weights = sentencesWith.map(count => Math.log(1 + total / (1 + count)))
  for (const sentence of [...lefts, ...rights]) {
    for (let at = 0; at < sentence.pairs.length; at++)
      sentence.weight += (weights[sentence.pairs[at] ?? 0] ?? 0) * (sentence.counts[at] ?? 0)
  }
  return { left: lefts, right: rights, weights }
}

function keyOf(folded: string): string {
  const bare = folded.replace(SPACE, '')
  const without = bare.replace(ENUMERATOR, '').replace(END_SIGN, '')
  return without === '' ? bare : without
}

function countPairs(key: string, numbers: Map<number, number>): SentenceFeatures {
  // In words or not, a share is a share.
  const text = key.replace(SHARE, '0%').replace(DECIMAL, '0').replace(FIGURE, '0')
  const found = new Int32Array(Math.max(text.length - 1, 1))
  let size = 0
  const add = (pair: number) => {
    const number = numbers.get(pair) ?? numbers.size
    numbers.set(pair, number)
    found[size++] = number
  }
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const inRun = isInRun(unit)
    if (inRun && before !== 0) add(before * UNITS + unit)
    before = inRun ? unit : 0
  }
  // A sentence of single characters is known by its first one.
  if (size === 0 && text !== '') add(text.charCodeAt(0))
  return { key, ...countedOnce(found.subarray(0, size).sort()), weight: 0 }
}

const UNITS = 65_536

/** Letters, digits and percent signs of folded text; a sign stands between two runs of them. */
function isInRun(unit: number): boolean {
  if (unit >= 0x3400) return unit < 0xff00
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x25 || (unit >= 0xc0 && unit < 0x2000)
}

/** @param sorted ascending */
function countedOnce(sorted: Int32Array): Pick<SentenceFeatures, 'pairs' | 'counts'> {
  const [pairs, counts] = [new Int32Array(sorted.length), new Uint8Array(sorted.length)]
  let size = 0
  for (const pair of sorted) {
    if (size > 0 && pairs[size - 1] === pair) counts[size - 1] = Math.min((counts[size - 1] ?? 0) + 1, MOST_COUNTED)
    else {
      pairs[size] = pair
      counts[size++] = 1
    }
  }
  return { pairs: pairs.subarray(0, size), counts: counts.subarray(0, size) }
}

/** Of what the sentences hold, how much both do: 0 to 1 (Dice, rare pairs count more). */
export function similarity(a: SentenceFeatures, b: SentenceFeatures, weights: Float64Array): number {
  const whole = a.weight + b.weight
  if (whole === 0) return 0
  let common = 0
  let [i, j] = [0, 0]
  while (i < a.pairs.length && j < b.pairs.length) {
    const [x, y] = [a.pairs[i] ?? 0, b.pairs[j] ?? 0]
    if (x === y) common += (weights[x] ?? 0) * Math.min(a.counts[i++] ?? 0, b.counts[j++] ?? 0)
    else if (x < y) i++
    else j++
  }
  return (2 * common) / whole
}

/** Two sentences, one after the other, as one. */
export function joined(a: SentenceFeatures, b: SentenceFeatures): SentenceFeatures {
  const pairs = new Int32Array(a.pairs.length + b.pairs.length)
  const counts = new Uint8Array(pairs.length)
  let [i, j, size] = [0, 0, 0]
  while (i < a.pairs.length || j < b.pairs.length) {
    const [x, y] = [a.pairs[i] ?? Number.POSITIVE_INFINITY, b.pairs[j] ?? Number.POSITIVE_INFINITY]
    pairs[size] = Math.min(x, y)
    counts[size++] = Math.min((x <= y ? (a.counts[i++] ?? 0) : 0) + (y <= x ? (b.counts[j++] ?? 0) : 0), MOST_COUNTED)
  }
  return { key: a.key + b.key, pairs: pairs.subarray(0, size), counts: counts.subarray(0, size), weight: a.weight + b.weight }
}
